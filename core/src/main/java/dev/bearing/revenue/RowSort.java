package dev.bearing.revenue;

import java.util.Arrays;

/** The order of rows by account, subscription and first day. */
final class RowSort {

    private static final int PLACE_BITS = 20;

    private RowSort() {}

    /** Compares two rows of a part; accounts by their hashes. */
    static int compare(long[] part, int row, int other) {
        long hash = part[row];
        long otherHash = part[other];
        if (hash != otherHash) {
            return hash + Long.MIN_VALUE < otherHash + Long.MIN_VALUE ? -1 : 1;
        }
        long subscription = part[row + RowPartitions.SUBSCRIPTION];
        long otherSubscription = part[other + RowPartitions.SUBSCRIPTION];
        if (subscription != otherSubscription) {
            return subscription < otherSubscription ? -1 : 1;
        }
        return PriceColumns.from(part[row + RowPartitions.DAYS]) - PriceColumns.from(part[other + RowPartitions.DAYS]);
    }

    /** Sorts the places {@code order[lo, hi)} of many rows in a part; equal rows may come in any order. */
    static void sort(long[] part, int[] order, int lo, int hi) {
        int n = hi - lo;
        if (n > 1 << PLACE_BITS) {
            sortObjects(part, order, lo, hi);
            return;
        }
        long[] subscriptions = ranked(part, order, lo, hi, RowPartitions.SUBSCRIPTION);
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            int row = order[lo + i];
            long rank = Arrays.binarySearch(subscriptions, part[row + RowPartitions.SUBSCRIPTION]);
            long from = PriceColumns.from(part[row + RowPartitions.DAYS]);
            keys[i] = (((rank << PriceColumns.DAY_BITS) | from) << PLACE_BITS) | i;
        }
        reorder(order, lo, keys);
        long[] hashes = ranked(part, order, lo, hi, RowPartitions.HASH);
        if (hashes.length > 1) {
            for (int i = 0; i < n; i++) {
                long hash = part[order[lo + i]] ^ Long.MIN_VALUE;
                keys[i] = ((long) Arrays.binarySearch(hashes, hash) << PLACE_BITS) | i;
            }
            reorder(order, lo, keys);
        }
    }

    /** The distinct numbers in a column of the rows, in order; hashes as if they had no sign. */
    private static long[] ranked(long[] part, int[] order, int lo, int hi, int column) {
        long flip = column == RowPartitions.HASH ? Long.MIN_VALUE : 0;
        long[] sorted = new long[hi - lo];
        for (int i = lo; i < hi; i++) {
            sorted[i - lo] = part[order[i] + column] ^ flip;
        }
        Arrays.sort(sorted);
        int kept = 1;
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] != sorted[kept - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, kept);
    }

    /** Sorts keys, whose lowest bits say where a row is, and the rows with them. */
    private static void reorder(int[] order, int lo, long[] keys) {
        Arrays.sort(keys);
        int[] before = Arrays.copyOfRange(order, lo, lo + keys.length);
        for (int i = 0; i < keys.length; i++) {
            order[lo + i] = before[(int) keys[i] & ((1 << PLACE_BITS) - 1)];
        }
    }

    private static void sortObjects(long[] part, int[] order, int lo, int hi) {
        int[] sorted = Arrays.stream(order, lo, hi)
                .boxed()
                .sorted((row, other) -> compare(part, row, other))
                .mapToInt(Integer::intValue)
                .toArray();
        System.arraycopy(sorted, 0, order, lo, sorted.length);
    }
}
