package dev.bearing.internal.stats;

import static dev.bearing.internal.Checks.checkArgument;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** Quantiles of beta distributions, by bisection of the regularised incomplete beta function. */
public final class BetaQuantiles {

    /** Halvings after which an interval of length 1 is shorter than the distance of two doubles near 1/2. */
    private static final int HALVINGS = 60;

    private BetaQuantiles() {}

    /**
     * Returns the share below which a beta distribution has probability {@code p}, to 1e-15.
     *
     * @param p in (0, 1)
     * @param a its first parameter, positive and finite
     * @param b its second parameter, positive and finite
     */
    public static double of(double p, double a, double b) {
        checkArgument(p > 0 && p < 1, "p must be in (0, 1), was %s", p);
        checkArgument(a > 0 && a < Double.POSITIVE_INFINITY, "a must be positive and finite, was %s", a);
        checkArgument(b > 0 && b < Double.POSITIVE_INFINITY, "b must be positive and finite, was %s", b);
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (RegularizedBeta.value(middle, a, b) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
