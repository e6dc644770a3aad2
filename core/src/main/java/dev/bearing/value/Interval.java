package dev.bearing.value;

import static dev.bearing.internal.Checks.checkArgument;

/**
 * A confidence interval.
 *
 * @param lower its lower end
 * @param upper its upper end, at least {@code lower}; may be infinite for a value without a bound
 * @param level the confidence level, a fraction in {@code (0, 1)}
 */
public record Interval(double lower, double upper, double level) {

    /** @throws IllegalArgumentException if the ends are NaN or in the wrong order, or the level is out of range */
    public Interval {
        checkArgument(lower <= upper, "lower must be at most upper, was %s and %s", lower, upper);
        checkArgument(level > 0 && level < 1, "level must be in (0, 1), was %s", level);
        lower = lower + 0.0;
        upper = upper + 0.0;
    }

    /** Returns the 95 % interval with these ends. */
    public static Interval of95(double lower, double upper) {
        return new Interval(lower, upper, 0.95);
    }

    /** Returns whether {@code value} lies between the ends, both included. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }
}
