package dev.bearing.survival;

import java.util.Arrays;

/**
 * Sorts numbers that are not negative by their bytes, least significant first: time grows with their number alone.
 * Bytes that all share are skipped (Knuth, "The Art of Computer Programming", volume 3, section 5.2.5, algorithm R).
 */
final class RadixSort {

    private static final int BITS = 8;
    private static final int BUCKETS = 1 << BITS;
    private static final int DIGITS = Long.SIZE / BITS;
    private static final int WORTH_IT = 2_000;

    private RadixSort() {}

    /** Sorts keys of which none is negative, ascending. */
    static void sort(long[] keys) {
        if (keys.length < WORTH_IT) {
            Arrays.sort(keys);
            return;
        }
        int[][] starts = starts(keys);
        long[] from = keys;
        long[] to = new long[keys.length];
        for (int digit = 0; digit < DIGITS; digit++) {
            if (starts[digit].length > 0) {
                scatter(from, to, starts[digit], digit * BITS);
                long[] swap = from;
                from = to;
                to = swap;
            }
        }
        if (from != keys) {
            System.arraycopy(from, 0, keys, 0, keys.length);
        }
    }

    private static void scatter(long[] from, long[] to, int[] next, int shift) {
        for (long key : from) {
            to[next[bucket(key, shift)]++] = key;
        }
    }

    /**
     * Returns the places of the keys in ascending order; equal keys keep the order they are given in.
     *
     * @param keys none negative
     * @param places every place once; not changed
     */
    static int[] order(long[] keys, int[] places) {
        int[][] starts = starts(keys);
        int[] from = places.clone();
        int[] to = new int[places.length];
        for (int digit = 0; digit < DIGITS; digit++) {
            int[] next = starts[digit];
            if (next.length > 0) {
                for (int place : from) {
                    to[next[bucket(keys[place], digit * BITS)]++] = place;
                }
                int[] swap = from;
                from = to;
                to = swap;
            }
        }
        return from;
    }

    /** Returns where each value of a digit begins, {@code int[digits][buckets]}; a digit that all share is empty. */
    private static int[][] starts(long[] keys) {
        int[][] counts = new int[DIGITS][BUCKETS];
        long any = 0;
        long all = -1;
        for (long key : keys) {
            any |= key;
            all &= key;
        }
        long differ = any & ~all;
        for (int digit = 0; digit < DIGITS; digit++) {
            int shift = digit * BITS;
            if (bucket(differ, shift) == 0) {
                counts[digit] = new int[0];
                continue;
            }
            int[] count = counts[digit];
            for (long key : keys) {
                count[bucket(key, shift)]++;
            }
            int start = 0;
            for (int b = 0; b < BUCKETS; b++) {
                int size = count[b];
                count[b] = start;
                start += size;
            }
        }
        return counts;
    }

    private static int bucket(long key, int shift) {
        return (int) (key >>> shift) & (BUCKETS - 1);
    }
}
