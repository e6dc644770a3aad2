package dev.bearing.review;

import static java.util.Objects.requireNonNull;

import dev.bearing.evidence.ForecastBacktest;

/**
 * How the forecasts of one currency would have done in the past.
 *
 * @param expansion of the annual value of expansions taken, in major units
 * @param net of net revenue retention, 1 being 100 %
 */
public record ForecastTrack(ForecastBacktest expansion, ForecastBacktest net) {

    /** Refuses null. */
    public ForecastTrack {
        requireNonNull(expansion, "expansion");
        requireNonNull(net, "net");
    }

    /**
     * Returns whether forecasts {@code months} months ahead were held against what came true: back-tests go three
     * months ahead, a fan may go further.
     */
    public boolean hasTested(int months) {
        return expansion.months().contains(months) || net.months().contains(months);
    }
}
