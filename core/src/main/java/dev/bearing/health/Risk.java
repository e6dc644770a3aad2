package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;

/**
 * How endangered an account is: 0 is the best, 1 the worst. {@link Health} runs the other way and is another type, so
 * that the two cannot be swapped by accident. It is a score and not the probability of anything.
 *
 * @param value a fraction in {@code [0, 1]}, high is bad
 */
public record Risk(double value) implements Comparable<Risk> {

    /** @throws IllegalArgumentException if the value is outside {@code [0, 1]} */
    public Risk {
        checkArgument(value >= 0 && value <= 1, "risk must be in [0, 1], was %s", value);
        value = value + 0.0;
    }

    /** Returns the risk of this value, a fraction in {@code [0, 1]}. */
    public static Risk of(double value) {
        return new Risk(value);
    }

    /** Returns the same statement as health: 1 − value. */
    public Health asHealth() {
        return new Health(1 - value);
    }

    /** Compares by value: the less endangered comes first. */
    @Override
    public int compareTo(Risk other) {
        return Double.compare(value, other.value);
    }
}
