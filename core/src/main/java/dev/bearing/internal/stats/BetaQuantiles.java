package dev.bearing.internal.stats;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** Quantiles of a beta distribution. */
public final class BetaQuantiles {

    private static final double TAIL = 0.025;
    private static final int HALVINGS = 60;

    private BetaQuantiles() {}

    /** Returns the lower and upper end of the central 95 % of a beta distribution, {@code a > 0} and {@code b > 0}. */
    public static double[] central95(double a, double b) {
        return new double[] {quantile(TAIL, a, b), 1 - quantile(TAIL, b, a)};
    }

    /**
     * Returns the value below which a share {@code p} in (0, 1) of a beta distribution lies, by bisection to 2^-60.
     *
     * @see <a href="https://dlmf.nist.gov/8.17">DLMF 8.17, the regularised incomplete beta function</a>
     */
    public static double quantile(double p, double a, double b) {
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
