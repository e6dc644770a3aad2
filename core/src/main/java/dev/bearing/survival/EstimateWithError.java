package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;

/**
 * A number that was estimated, with its standard error.
 *
 * @param value the estimate, finite
 * @param standardError its standard error, 0 or more and finite, in the unit of the value
 */
public record EstimateWithError(double value, double standardError) {

    /** @throws IllegalArgumentException if a number is out of its range */
    public EstimateWithError {
        checkArgument(Double.isFinite(value), "value must be finite, was %s", value);
        checkArgument(
                standardError >= 0 && standardError < Double.POSITIVE_INFINITY,
                "standardError must be finite and not negative, was %s",
                standardError);
        value = value + 0.0;
    }

    /** Returns the 95 % interval of a value that is about normal: value ± 1.96 standard errors. */
    public Interval interval() {
        double half = Proportions.Z95 * standardError;
        return Interval.of95(value - half, value + half);
    }

    /** Returns the value with its {@link #interval}. */
    public Estimate toEstimate() {
        return Estimate.of(value, interval());
    }
}
