package dev.bearing.review;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.vector.ExpansionForecast;
import dev.bearing.vector.NetForecast;

/**
 * What is forecast from a review's day to the end of one month ahead: everything up to then, not that month alone.
 *
 * @param months how many months ahead, from 1
 * @param expansion the annual value of the milestones' expansions expected to be taken by then
 * @param net what today's paying accounts are expected to pay a month then, and their net revenue retention
 */
public record ForecastMonth(int months, Answer<ExpansionForecast> expansion, Answer<NetForecast> net) {

    /** Refuses null. */
    public ForecastMonth {
        requireNonNull(expansion, "expansion");
        requireNonNull(net, "net");
    }
}
