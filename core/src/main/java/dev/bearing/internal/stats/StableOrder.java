package dev.bearing.internal.stats;

/** The order of many numbers, equal ones in the order they stand: a radix sort of their bits, linear in their count. */
public final class StableOrder {

    private static final int DIGIT = 11;
    private static final int BUCKETS = 1 << DIGIT;

    private StableOrder() {}

    /**
     * Returns the indices of the numbers in ascending order.
     *
     * @param values any but NaN; -0.0 counts as below 0.0
     */
    public static int[] ascending(double[] values) {
        int n = values.length;
        long[] keys = new long[n];
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            long bits = Double.doubleToLongBits(values[i]);
            keys[i] = bits ^ (bits >> 63 | Long.MIN_VALUE);
            order[i] = i;
        }
        int[] other = new int[n];
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT) {
            if (pass(keys, order, other, shift)) {
                int[] swapped = order;
                order = other;
                other = swapped;
            }
        }
        return order;
    }

    /** Sorts by one digit into {@code to}; false, with nothing moved, where all have the same digit. */
    private static boolean pass(long[] keys, int[] from, int[] to, int shift) {
        int[] starts = new int[BUCKETS + 1];
        for (int index : from) {
            starts[digit(keys[index], shift) + 1]++;
        }
        for (int b = 0; b < BUCKETS; b++) {
            if (starts[b + 1] == from.length) {
                return false;
            }
            starts[b + 1] += starts[b];
        }
        for (int index : from) {
            to[starts[digit(keys[index], shift)]++] = index;
        }
        return true;
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & (BUCKETS - 1);
    }
}
