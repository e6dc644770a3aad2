package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * A forecast made in the past, beside the naive one of the same day and what came true.
 *
 * @param asOf the day it was made on, with what was known then
 * @param months how many months ahead it looked, 1 or more
 * @param forecast what it said
 * @param naive what the naive forecast said: the last value repeated
 * @param actual what came true
 */
public record ForecastOutcome(
        LocalDate asOf, int months, PredictedValue forecast, PredictedValue naive, double actual) {

    /** @throws IllegalArgumentException if a number is out of its range */
    public ForecastOutcome {
        requireNonNull(asOf, "asOf");
        checkArgument(months > 0, "months must be positive, was %s", months);
        requireNonNull(forecast, "forecast");
        requireNonNull(naive, "naive");
        checkArgument(Double.isFinite(actual), "actual must be finite, was %s", actual);
    }
}
