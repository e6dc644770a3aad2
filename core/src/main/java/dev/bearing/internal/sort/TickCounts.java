package dev.bearing.internal.sort;

/**
 * Counts of endings by tick, for waits whose ticks are small: no sorting. Four histograms take turns, so that two equal
 * neighbours do not wait for each other's store.
 */
public final class TickCounts {

    private static final int FEW = 1 << 16;
    private static final int LANES = 4;

    private TickCounts() {}

    /**
     * Returns whether counting is worth it.
     *
     * @param largest the largest tick
     * @param rows how many waits there are
     * @param width how many kinds of ending are told apart
     */
    public static boolean worthIt(long largest, int rows, int width) {
        return largest < Math.max(1 << 12, 2L * rows) && largest < (1L << 26) / width;
    }

    /**
     * Returns how many waits ended at each tick, {@code int[(largest + 1) * width]}: cell tick * width + cause.
     *
     * @param exits {@code long[rows]}, none above {@code largest}
     * @param causes {@code int[rows]}; those above {@code width - 1} count as that
     */
    public static int[] count(long[] exits, int[] causes, int largest, int width) {
        int cells = (largest + 1) * width;
        int lane = cells <= FEW ? cells : 0;
        int[] counts = new int[lane == 0 ? cells : LANES * cells];
        int lane2 = 2 * lane;
        int lane3 = 3 * lane;
        int most = width - 1;
        int n = exits.length;
        int i = 0;
        for (; i < n - 3; i += LANES) {
            counts[(int) exits[i] * width + Math.min(causes[i], most)]++;
            counts[lane + (int) exits[i + 1] * width + Math.min(causes[i + 1], most)]++;
            counts[lane2 + (int) exits[i + 2] * width + Math.min(causes[i + 2], most)]++;
            counts[lane3 + (int) exits[i + 3] * width + Math.min(causes[i + 3], most)]++;
        }
        for (; i < n; i++) {
            counts[(int) exits[i] * width + Math.min(causes[i], most)]++;
        }
        return folded(counts, cells);
    }

    /**
     * Returns how many waits were censored (even cells) and ended (odd cells) at each tick, {@code int[2 * (largest +
     * 1)]}.
     */
    public static int[] count(int[] times, boolean[] events, int largest) {
        int cells = 2 * (largest + 1);
        int lane = cells <= FEW ? cells : 0;
        int[] counts = new int[lane == 0 ? cells : LANES * cells];
        int lane2 = 2 * lane;
        int lane3 = 3 * lane;
        int n = times.length;
        int i = 0;
        for (; i < n - 3; i += LANES) {
            counts[(times[i] << 1) | (events[i] ? 1 : 0)]++;
            counts[lane + ((times[i + 1] << 1) | (events[i + 1] ? 1 : 0))]++;
            counts[lane2 + ((times[i + 2] << 1) | (events[i + 2] ? 1 : 0))]++;
            counts[lane3 + ((times[i + 3] << 1) | (events[i + 3] ? 1 : 0))]++;
        }
        for (; i < n; i++) {
            counts[(times[i] << 1) | (events[i] ? 1 : 0)]++;
        }
        return folded(counts, cells);
    }

    private static int[] folded(int[] counts, int cells) {
        for (int from = cells; from < counts.length; from += cells) {
            for (int i = 0; i < cells; i++) {
                counts[i] += counts[from + i];
            }
        }
        return counts;
    }
}
