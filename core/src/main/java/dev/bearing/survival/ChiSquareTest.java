package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.internal.stats.Tails;

/**
 * A test whose statistic has a chi-square distribution where there is nothing to find.
 *
 * @param statistic 0 or more
 * @param degreesOfFreedom 1 or more
 */
public record ChiSquareTest(double statistic, int degreesOfFreedom) {

    /** @throws IllegalArgumentException if a number is out of its range */
    public ChiSquareTest {
        checkArgument(statistic >= 0, "statistic must not be negative, was %s", statistic);
        checkArgument(degreesOfFreedom >= 1, "degreesOfFreedom must be at least 1, was %s", degreesOfFreedom);
    }

    /** Returns the p-value; 0 where it is too small for a {@code double}. */
    public double pValue() {
        return Tails.chiSquare(statistic, degreesOfFreedom);
    }

    /** Returns the natural logarithm of the p-value, finite also where that is 0. */
    public double logPValue() {
        return Tails.logChiSquare(statistic, degreesOfFreedom);
    }
}
