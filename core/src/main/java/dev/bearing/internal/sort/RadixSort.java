package dev.bearing.internal.sort;

import java.util.Arrays;

/**
 * Order of numbers by their bits, least significant first: time grows with their number alone. At most six counting
 * passes of eleven bits, of which those that tell nothing are left out, so that whole months need one or two (Knuth,
 * "The Art of Computer Programming", volume 3, section 5.2.5, algorithm R).
 */
public final class RadixSort {

    private static final int BITS = 11;
    private static final int BUCKETS = 1 << BITS;
    private static final int DIGITS = 6;
    private static final int WORTH_IT = 2_000;

    private RadixSort() {}

    /** Sorts keys of which none is negative, ascending. */
    public static void sort(long[] keys) {
        if (keys.length < WORTH_IT) {
            Arrays.sort(keys);
            return;
        }
        long[] from = keys;
        long[] to = new long[keys.length];
        int[][] starts = starts(keys);
        for (int digit = 0; digit < DIGITS; digit++) {
            int[] next = starts[digit];
            if (next.length > 0) {
                for (long key : from) {
                    to[next[digit(key, digit)]++] = key;
                }
                long[] swap = from;
                from = to;
                to = swap;
            }
        }
        if (from != keys) {
            System.arraycopy(from, 0, keys, 0, keys.length);
        }
    }

    /**
     * Returns the indices of the numbers in their ascending order; equal ones keep the order they stand in.
     *
     * @param values none of them NaN; 0 and -0 are equal
     */
    public static int[] order(double[] values) {
        int[] all = new int[values.length];
        Arrays.setAll(all, i -> i);
        return order(all, values);
    }

    /**
     * Returns {@code places} in ascending order of the numbers they point to; equal ones keep their order.
     *
     * @param places {@code int[m]}, indices into {@code values}; not changed
     * @param values none of them NaN; 0 and -0 are equal
     */
    public static int[] order(int[] places, double[] values) {
        long[] keys = new long[places.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = bits(values[places[i]]);
        }
        return order(places, keys, new long[keys.length]);
    }

    /**
     * Returns {@code places} in ascending order of the keys they point to; equal ones keep their order.
     *
     * @param places {@code int[m]}, indices into {@code keys}; not changed
     * @param keys none of them negative
     */
    public static int[] order(int[] places, long[] keys) {
        long[] pointedTo = new long[places.length];
        for (int i = 0; i < pointedTo.length; i++) {
            pointedTo[i] = keys[places[i]];
        }
        return order(places, pointedTo, new long[places.length]);
    }

    /** Sorts places along with their keys; {@code from} and {@code to} are used up. */
    private static int[] order(int[] places, long[] from, long[] to) {
        int[][] starts = starts(from);
        int[] order = places.clone();
        int[] spare = new int[places.length];
        for (int digit = 0; digit < DIGITS; digit++) {
            int[] next = starts[digit];
            if (next.length == 0) {
                continue;
            }
            for (int i = 0; i < order.length; i++) {
                int place = next[digit(from[i], digit)]++;
                to[place] = from[i];
                spare[place] = order[i];
            }
            long[] keys = from;
            from = to;
            to = keys;
            int[] swap = order;
            order = spare;
            spare = swap;
        }
        return order;
    }

    /**
     * Returns {@code places} grouped by a small whole number; within a group the order stays.
     *
     * @param places {@code int[m]}, indices into {@code groups}; not changed
     * @param groups each in {@code [0, count)}
     */
    public static int[] group(int[] places, int[] groups, int count) {
        int[] next = new int[count];
        for (int place : places) {
            next[groups[place]]++;
        }
        startOfEach(next);
        int[] grouped = new int[places.length];
        for (int place : places) {
            grouped[next[groups[place]]++] = place;
        }
        return grouped;
    }

    /** Returns where each value of a digit begins, {@code int[digits][buckets]}; a digit that all share is empty. */
    private static int[][] starts(long[] keys) {
        long any = 0;
        long all = -1;
        for (long key : keys) {
            any |= key;
            all &= key;
        }
        long differ = any & ~all;
        int[][] starts = new int[DIGITS][];
        for (int digit = 0; digit < DIGITS; digit++) {
            starts[digit] = new int[digit(differ, digit) == 0 ? 0 : BUCKETS];
            if (starts[digit].length > 0) {
                for (long key : keys) {
                    starts[digit][digit(key, digit)]++;
                }
                startOfEach(starts[digit]);
            }
        }
        return starts;
    }

    private static void startOfEach(int[] counts) {
        int start = 0;
        for (int i = 0; i < counts.length; i++) {
            int count = counts[i];
            counts[i] = start;
            start += count;
        }
    }

    private static int digit(long key, int digit) {
        return (int) (key >>> (digit * BITS)) & (BUCKETS - 1);
    }

    /** Bits whose unsigned order is that of the numbers. */
    private static long bits(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits ^ ((bits >> 63) | Long.MIN_VALUE);
    }
}
