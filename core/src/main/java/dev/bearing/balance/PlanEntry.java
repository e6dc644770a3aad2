package dev.bearing.balance;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A target beside what became of it, or is expected to.
 *
 * @param name the metric's name in the plan
 * @param metric the metric; empty where there is none of that name
 * @param month the month
 * @param target the target
 * @param actual the metric in the month, to date where it is not over; CENSORED in a month that has not begun
 * @param complete whether the month was over on the evaluation day
 * @param forecast what it is expected to be at the month's end; OUTSIDE_MODEL_RANGE for a month that is over, of which
 *     {@link PlanProgress#forecastBefore} tells what was expected; INSUFFICIENT_DATA where the months before are too
 *     few or show nothing that moves the metric
 * @param probability the probability that the target is met; OUTSIDE_MODEL_RANGE for a month that is over
 * @param onTrack of a month that is over, whether the target was met; else whether the probability is high enough
 */
public record PlanEntry(
        String name,
        Optional<PlanMetric> metric,
        YearMonth month,
        BigDecimal target,
        Answer<BigDecimal> actual,
        boolean complete,
        Answer<PlanForecast> forecast,
        Answer<Double> probability,
        Answer<Boolean> onTrack) {

    /** Refuses null. */
    public PlanEntry {
        requireNonNull(name, "name");
        requireNonNull(metric, "metric");
        requireNonNull(month, "month");
        requireNonNull(target, "target");
        requireNonNull(actual, "actual");
        requireNonNull(forecast, "forecast");
        requireNonNull(probability, "probability");
        requireNonNull(onTrack, "onTrack");
    }

    /** Returns the metric less its target: the actual value of a month that is over, else the expected one. */
    public Answer<BigDecimal> difference() {
        Answer<BigDecimal> value = complete ? actual : forecast.map(expected -> BigDecimal.valueOf(expected.mean()));
        return value.map(known -> known.subtract(target));
    }
}
