package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;

/**
 * How well an account is: 0 is the worst, 1 the best. It is a score and not the probability of anything.
 *
 * @param value a fraction in {@code [0, 1]}, high is good
 */
public record Health(double value) implements Comparable<Health> {

    /** @throws IllegalArgumentException if the value is outside {@code [0, 1]} */
    public Health {
        checkArgument(value >= 0 && value <= 1, "health must be in [0, 1], was %s", value);
        value = value + 0.0;
    }

    /** Returns the health of this value, a fraction in {@code [0, 1]}. */
    public static Health of(double value) {
        return new Health(value);
    }

    /** Compares by value: the worse comes first. */
    @Override
    public int compareTo(Health other) {
        return Double.compare(value, other.value);
    }
}
