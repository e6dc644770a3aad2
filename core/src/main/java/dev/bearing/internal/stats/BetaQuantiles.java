package dev.bearing.internal.stats;

import static dev.bearing.internal.Checks.checkArgument;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Quantiles of beta distributions: Newton's steps on the regularised incomplete beta function, and halving wherever a
 * step would leave what is known to hold the quantile, or gains too little.
 *
 * @see <a href="https://numerical.recipes">Press et al., Numerical Recipes, section 9.4, on safe Newton steps</a>
 */
public final class BetaQuantiles {

    /** Halvings after which an interval of length 1 is shorter than the distance of two doubles near 1/2. */
    private static final int HALVINGS = 60;

    private static final double SHORT = 0x1p-58;

    /** A relative step after which the next one would be less than a rounding: steps shrink quadratically. */
    private static final double NEAR = 1e-10;

    private BetaQuantiles() {}

    /**
     * Returns the share below which a beta distribution has probability {@code p}, to about 1e-14.
     *
     * @param p in (0, 1)
     * @param a its first parameter, positive and finite
     * @param b its second parameter, positive and finite
     */
    public static double of(double p, double a, double b) {
        checkArgument(p > 0 && p < 1, "p must be in (0, 1), was %s", p);
        checkArgument(a > 0 && a < Double.POSITIVE_INFINITY, "a must be positive and finite, was %s", a);
        checkArgument(b > 0 && b < Double.POSITIVE_INFINITY, "b must be positive and finite, was %s", b);
        double scale = LogBeta.value(a, b);
        double low = 0;
        double high = 1;
        double x = a / (a + b);
        double before = 1;
        for (int i = 0; i < 2 * HALVINGS && high - low > SHORT; i++) {
            double excess = RegularizedBeta.value(x, a, b) - p;
            if (excess < 0) {
                low = x;
            } else {
                high = x;
            }
            double density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - scale);
            double step = excess / density;
            double next = x - step;
            boolean newton = next > low && next < high && Math.abs(step) <= before / 2;
            if (!newton) {
                step = (high - low) / 2;
                next = (low + high) / 2;
            }
            before = Math.abs(step);
            x = next;
            if (newton && before <= NEAR * x * (1 - x)) {
                return x;
            }
        }
        return x;
    }
}
