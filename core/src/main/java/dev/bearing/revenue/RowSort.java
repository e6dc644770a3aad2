package dev.bearing.revenue;

import java.util.Arrays;

/** Sorts the many rows of one account by subscription and first day. */
final class RowSort {

    private static final int PLACE_BITS = 20;

    private RowSort() {}

    /** Sorts the places {@code order[lo, hi)} of rows in a part; equal rows may come in any order. */
    static void sort(long[] part, int[] order, int lo, int hi) {
        int n = hi - lo;
        long[] subscriptions = new long[n];
        for (int i = 0; i < n; i++) {
            subscriptions[i] = part[order[lo + i] + RowPartitions.SUBSCRIPTION];
        }
        Arrays.sort(subscriptions);
        int distinct = distinct(subscriptions);
        if (n > 1 << PLACE_BITS) {
            sortObjects(part, order, lo, hi);
            return;
        }
        long[] sorted = new long[n];
        for (int i = 0; i < n; i++) {
            int row = order[lo + i];
            long rank = Arrays.binarySearch(subscriptions, 0, distinct, part[row + RowPartitions.SUBSCRIPTION]);
            long from = PriceColumns.from(part[row + RowPartitions.DAYS]);
            sorted[i] = (rank << PriceColumns.DAY_BITS | from) << PLACE_BITS | i;
        }
        Arrays.sort(sorted);
        int[] before = Arrays.copyOfRange(order, lo, hi);
        for (int i = 0; i < n; i++) {
            order[lo + i] = before[(int) sorted[i] & (1 << PLACE_BITS) - 1];
        }
    }

    /** Moves the distinct numbers of a sorted array to its front and returns how many there are. */
    private static int distinct(long[] sorted) {
        int kept = 1;
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] != sorted[kept - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return kept;
    }

    private static void sortObjects(long[] part, int[] order, int lo, int hi) {
        int[] sorted = Arrays.stream(order, lo, hi)
                .boxed()
                .sorted((a, b) -> part[a + RowPartitions.SUBSCRIPTION] != part[b + RowPartitions.SUBSCRIPTION]
                        ? Long.compare(part[a + RowPartitions.SUBSCRIPTION], part[b + RowPartitions.SUBSCRIPTION])
                        : Integer.compare(
                                PriceColumns.from(part[a + RowPartitions.DAYS]),
                                PriceColumns.from(part[b + RowPartitions.DAYS])))
                .mapToInt(Integer::intValue)
                .toArray();
        System.arraycopy(sorted, 0, order, lo, sorted.length);
    }
}
