package dev.bearing.internal.stats;

import static dev.bearing.internal.Checks.checkArgument;

/** The difference of two shares within strata; {@link TwoProportions} has that of all. */
public final class ShareDifferences {

    private ShareDifferences() {}

    /**
     * Returns the Mantel-Haenszel difference of shares over strata and its variance: each stratum's difference weighs
     * {@code n m / (n + m)}, and the variance holds both for many small strata and for few large ones.
     *
     * @param strata {@code long[strata][4]}: of each, k and n of the first group, k and n of the other; a stratum in
     *     which a group is empty compares nothing and is left out
     * @see <a href="https://doi.org/10.2307/2531848">Sato (1989), On the variance estimator for the Mantel-Haenszel
     *     risk difference</a>
     */
    public static double[] mantelHaenszel(long[][] strata) {
        double weights = 0;
        double differences = 0;
        double p = 0;
        double q = 0;
        for (long[] s : strata) {
            double a = s[0];
            double n = s[1];
            double c = s[2];
            double m = s[3];
            if (!(n > 0 && m > 0)) {
                continue;
            }
            double all = n + m;
            weights += n * m / all;
            differences += (a * m - c * n) / all;
            p += (n * n * c - m * m * a + n * m * (m - n) / 2) / (all * all);
            q += (a * (m - c) + c * (n - a)) / (2 * all);
        }
        checkArgument(weights > 0, "at least one stratum must have accounts in both groups");
        double difference = differences / weights;
        return new double[] {difference, Math.max(0, (difference * p + q) / (weights * weights))};
    }
}
