package dev.bearing.internal.stats;

/**
 * Intervals for a share of a count.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson (1927)</a>
 */
public final class Proportions {

    /** The 97.5 % quantile of the standard normal distribution. */
    public static final double Z95 = 1.959963984540054;

    private Proportions() {}

    /**
     * Returns the lower and upper end of the 95 % Wilson score interval of {@code k} out of {@code n}, {@code 0 <= k <=
     * n}, {@code n > 0}.
     */
    public static double[] wilson95(long k, long n) {
        return wilson95OfShare((double) k / n, (double) n);
    }

    /**
     * Returns the lower and upper end of the 95 % Wilson score interval of a share of {@code n} rows, which need not be
     * a whole number: so many independent rows as are as uncertain as the dependent ones there are.
     */
    public static double[] wilson95OfShare(double p, double n) {
        double z2 = Z95 * Z95;
        double centre = (p + z2 / (2.0 * n)) / (1 + z2 / n);
        double half = Z95 / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
        double lower = p == 0 ? 0 : Math.max(0, centre - half);
        double upper = p == 1 ? 1 : Math.min(1, centre + half);
        return new double[] {lower, upper};
    }
}
