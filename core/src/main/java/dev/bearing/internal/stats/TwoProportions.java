package dev.bearing.internal.stats;

import static dev.bearing.internal.Checks.checkArgument;

/** Compares the shares of two independent groups of counts. */
public final class TwoProportions {

    private static final double TIE = 1e-7;
    private static final double LEAST_EXPECTED = 5;

    private TwoProportions() {}

    /**
     * Returns the two-sided p-value that two groups have the same share: Fisher's exact test where any expected count
     * is below 5, else the score test.
     *
     * @param a the members of the first group that have it, in {@code [0, n]}
     * @param n the size of the first group, positive
     * @param b the members of the second group that have it, in {@code [0, m]}
     * @param m the size of the second group, positive
     */
    public static double pValue(long a, long n, long b, long m) {
        double share = (double) (a + b) / (n + m);
        double least = Math.min(n, m) * Math.min(share, 1 - share);
        return least < LEAST_EXPECTED ? fisher(a, n, b, m) : score(a, n, b, m);
    }

    /**
     * Returns the two-sided p-value of Fisher's exact test: the chance, the margins given, of a table that is no more
     * likely than this one.
     *
     * @see <a href="https://doi.org/10.2307/2340521">Fisher (1922)</a>
     */
    public static double fisher(long a, long n, long b, long m) {
        check(a, n, b, m);
        long with = a + b;
        long lowest = Math.max(0, with - m);
        long highest = Math.min(n, with);
        double seen = logTable(a, n, with, m);
        double sum = 0;
        for (long k = lowest; k <= highest; k++) {
            double table = logTable(k, n, with, m);
            if (table <= seen + TIE) {
                sum += Math.exp(table);
            }
        }
        return Math.min(1, sum);
    }

    /**
     * Returns the two-sided p-value of the score test with the pooled share, without a correction; 1 without spread.
     */
    public static double score(long a, long n, long b, long m) {
        check(a, n, b, m);
        double pooled = (double) (a + b) / (n + m);
        double variance = pooled * (1 - pooled) * (1.0 / n + 1.0 / m);
        double difference = (double) a / n - (double) b / m;
        return variance > 0 ? Tails.twoSided(difference / Math.sqrt(variance)) : 1;
    }

    /**
     * Returns the lower and upper end of the 95 % interval of {@code a / n - b / m}, made of the two Wilson intervals:
     * within [-1, 1], and negated when the groups are swapped.
     *
     * @see <a href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I">Newcombe
     *     (1998), method 10</a>
     */
    public static double[] newcombe95(long a, long n, long b, long m) {
        check(a, n, b, m);
        double p = (double) a / n;
        double q = (double) b / m;
        double[] first = Proportions.wilson95(a, n);
        double[] second = Proportions.wilson95(b, m);
        double difference = p - q;
        double lower = difference - Math.hypot(p - first[0], second[1] - q);
        double upper = difference + Math.hypot(first[1] - p, q - second[0]);
        return new double[] {Math.max(-1, lower), Math.min(1, upper)};
    }

    private static double logTable(long k, long n, long with, long m) {
        return CountTests.logChoose(n, k) + CountTests.logChoose(m, with - k) - CountTests.logChoose(n + m, with);
    }

    private static void check(long a, long n, long b, long m) {
        checkArgument(n > 0 && m > 0, "both groups must have members, had %s and %s", n, m);
        checkArgument(0 <= a && a <= n, "a must be in [0, n = %s], was %s", n, a);
        checkArgument(0 <= b && b <= m, "b must be in [0, m = %s], was %s", m, b);
    }
}
