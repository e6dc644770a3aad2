package dev.bearing.internal.stats;

/** Quantiles of numbers in order. */
public final class Quantiles {

    private Quantiles() {}

    /**
     * Returns a quantile by linear interpolation between order statistics (type 7).
     *
     * @param sorted ascending, at least one; may end in infinities
     * @param p the share below, in [0, 1]
     * @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman and Fan (1996)</a>
     */
    public static double of(double[] sorted, double p) {
        double at = p * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        double share = at - below;
        return share == 0 || sorted[below] == sorted[above]
                ? sorted[below]
                : sorted[below] + share * (sorted[above] - sorted[below]);
    }

    /**
     * Returns the median: of an even number of values the mean of the two in the middle.
     *
     * @param sorted ascending, at least one
     */
    public static double median(long[] sorted) {
        return ((double) sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
