package dev.bearing.revenue;

import java.util.Arrays;

/**
 * The rows of one part, counted out within the cache by some bits of their accounts' hashes, so that those with equal
 * bits, a slot, are together, and then by account; an account's rows keep their order until somebody needs another one.
 * A worker's scratch memory, filled anew for each part.
 */
final class PartRows {

    /** Rows with equal bits, more than which are sorted before. */
    private static final int FEW = 32;

    private final RowPartitions parts;
    private final int width;
    private final RowSort sort;
    private long[] cells = new long[0];
    private int end;
    /** Where the rows end whose bits are the number, when all are in their place. */
    private int[] slots = new int[0];

    private int bits;

    PartRows(RowPartitions parts) {
        this.parts = parts;
        width = parts.layout().width();
        sort = new RowSort(width);
    }

    /** The rows, one after another. */
    long[] cells() {
        return cells;
    }

    /** Where they end. */
    int end() {
        return end;
    }

    /** Takes the rows of a part. */
    void take(int part) {
        end = parts.cells(part);
        int rows = end / width;
        bits = Math.min(24, 33 - Integer.numberOfLeadingZeros(rows | 1));
        if (cells.length < end) {
            cells = new long[end + (end >> 2)];
        }
        if (slots.length < (1 << bits) + 1) {
            slots = new int[(1 << bits) + 1];
        }
        Arrays.fill(slots, 0, (1 << bits) + 1, 0);
        parts.each(part, (piece, length) -> count(piece, length));
        int most = 0;
        int before = 0;
        for (int i = 1; i <= 1 << bits; i++) {
            most = Math.max(most, slots[i]);
            before += slots[i];
            slots[i] = before;
        }
        parts.each(part, (piece, length) -> place(piece, length));
        parts.drop(part);
        if (most > FEW * width) {
            sortLarge(1 << bits);
        }
        sort.byAccount(cells, 0, end);
    }

    /** Puts the rows of an account in the order of subscription and first day. */
    void sortBySubscription(int from, int to) {
        sort.bySubscription(cells, from, to);
    }

    /** Puts the few rows of an account in the order of their first days. */
    void sortByDay(int from, int to) {
        sort.byDay(cells, from, to);
    }

    private int slot(long hash) {
        return parts.slot(hash, bits);
    }

    private void count(long[] piece, int length) {
        int[] counts = slots;
        for (int row = 0; row < length; row += width) {
            counts[slot(piece[row]) + 1] += width;
        }
    }

    private void place(long[] piece, int length) {
        int[] places = slots;
        long[] to = cells;
        boolean least = width == RowLayout.LEAST_WIDTH;
        for (int row = 0; row < length; row += width) {
            int slot = slot(piece[row]);
            int at = places[slot];
            places[slot] = at + width;
            if (least) {
                to[at] = piece[row];
                to[at + 1] = piece[row + 1];
                to[at + 2] = piece[row + 2];
                to[at + 3] = piece[row + 3];
            } else {
                System.arraycopy(piece, row, to, at, width);
            }
        }
    }

    private void sortLarge(int count) {
        int from = 0;
        for (int i = 0; i < count; i++) {
            if (slots[i] - from > FEW * width) {
                sort.byAll(cells, from, slots[i]);
            }
            from = slots[i];
        }
    }
}
