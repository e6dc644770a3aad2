package dev.bearing.balance;

/**
 * What moves a whole month at once: the part of the variance of monthly counts that chance among independent accounts
 * does not explain, by the method of moments.
 */
final class Shock {

    private static final double MOST = 1;

    private Shock() {}

    /**
     * Returns the variance of the factor by which a month is above or below what is expected of it, in [0, 1]; 0 where
     * the counts vary no more than Poisson counts do. One degree of freedom goes into the mean.
     */
    static double variance(long[] counts, double[] expected) {
        double off = 0;
        double chance = 0;
        double squares = 0;
        for (int i = 0; i < counts.length; i++) {
            off += (counts[i] - expected[i]) * (counts[i] - expected[i]);
            chance += expected[i];
            squares += expected[i] * expected[i];
        }
        if (counts.length < 2 || !(squares > 0)) {
            return 0;
        }
        double variance = off * counts.length / (counts.length - 1.0);
        return Math.min(MOST, Math.max(0, (variance - chance) / squares));
    }
}
