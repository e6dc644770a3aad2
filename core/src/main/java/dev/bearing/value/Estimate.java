package dev.bearing.value;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * A number that was estimated, with how far it can be trusted.
 *
 * @param value the estimate, finite
 * @param interval its confidence interval, or why there is none
 */
public record Estimate(double value, Answer<Interval> interval) {

    /** @throws IllegalArgumentException if the value is not finite */
    public Estimate {
        checkArgument(Double.isFinite(value), "value must be finite, was %s", value);
        requireNonNull(interval, "interval");
        value = value + 0.0;
    }

    /** Returns an estimate with its interval. */
    public static Estimate of(double value, Interval interval) {
        return new Estimate(value, Answer.known(interval));
    }
}
