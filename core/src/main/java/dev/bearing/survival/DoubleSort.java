package dev.bearing.survival;

/**
 * Stable order of numbers by their bits: at most six counting passes of eleven bits, of which those that tell nothing
 * are left out, so that whole months need two (Knuth, "The Art of Computer Programming", volume 3, section 5.2.5).
 */
final class DoubleSort {

    private static final int BITS = 11;
    private static final int BUCKETS = 1 << BITS;
    private static final int DIGITS = 6;

    private DoubleSort() {}

    /**
     * Returns {@code order} in ascending order of the keys it points to; equal keys keep their order.
     *
     * @param order {@code int[m]}, indices into {@code keys}; may be overwritten
     * @param keys none of them NaN; 0 and -0 are equal
     */
    static int[] sort(int[] order, double[] keys) {
        int n = order.length;
        long[] from = new long[n];
        int[][] counts = new int[DIGITS][BUCKETS];
        for (int i = 0; i < n; i++) {
            long bits = ascending(keys[order[i]]);
            from[i] = bits;
            for (int digit = 0; digit < DIGITS; digit++) {
                counts[digit][digit(bits, digit)]++;
            }
        }
        int[] indices = order;
        long[] to = new long[n];
        int[] spare = new int[n];
        for (int digit = 0; digit < DIGITS; digit++) {
            int[] next = counts[digit];
            if (n == 0 || next[digit(from[0], digit)] == n) {
                continue;
            }
            startOfEach(next);
            for (int i = 0; i < n; i++) {
                int place = next[digit(from[i], digit)]++;
                to[place] = from[i];
                spare[place] = indices[i];
            }
            long[] keptKeys = from;
            from = to;
            to = keptKeys;
            int[] keptIndices = indices;
            indices = spare;
            spare = keptIndices;
        }
        return indices;
    }

    /**
     * Returns {@code order} grouped by a small whole number; within a group the order stays.
     *
     * @param groups {@code int[]}, each in {@code [0, count)}, indexed by what {@code order} points to
     */
    static int[] group(int[] order, int[] groups, int count) {
        int[] next = new int[count];
        for (int row : order) {
            next[groups[row]]++;
        }
        startOfEach(next);
        int[] grouped = new int[order.length];
        for (int row : order) {
            grouped[next[groups[row]]++] = row;
        }
        return grouped;
    }

    private static void startOfEach(int[] counts) {
        int start = 0;
        for (int i = 0; i < counts.length; i++) {
            int count = counts[i];
            counts[i] = start;
            start += count;
        }
    }

    private static int digit(long bits, int digit) {
        return (int) (bits >>> (digit * BITS)) & (BUCKETS - 1);
    }

    /** Bits whose unsigned order is that of the numbers. */
    private static long ascending(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits ^ ((bits >> 63) | Long.MIN_VALUE);
    }
}
