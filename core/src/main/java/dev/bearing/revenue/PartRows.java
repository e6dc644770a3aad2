package dev.bearing.revenue;

import java.util.Arrays;

/**
 * The rows of one part, counted out within the cache by some bits of their accounts' hashes, so that those with equal
 * bits, a slot, are together; in the order of account, subscription and first day they are only put where somebody
 * finds that they are not. A worker's scratch memory, filled anew for each part.
 */
final class PartRows {

    /** When so much of the part was out of order, all that is left is put in order at once. */
    private static final double PATIENCE = 0.6;

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
    private int sortedTo;
    private int sortedRows;

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
        for (int i = 1; i <= 1 << bits; i++) {
            most = Math.max(most, slots[i]);
            slots[i] += slots[i - 1];
        }
        parts.each(part, (piece, length) -> place(piece, length));
        parts.drop(part);
        if (most > FEW * width) {
            sortLarge(1 << bits);
        }
        sortedTo = 0;
        sortedRows = 0;
    }

    /** Whether the rows of a row's slot are known to be in order. */
    boolean isSorted(int row) {
        return row < sortedTo;
    }

    /** Whether a slot has the rows of an account. */
    boolean isSameSlot(int row, long account) {
        return slot(RowLayout.hash(account)) == slot(cells[row]);
    }

    /** Puts the rows of a row's slot in order and returns where they begin. */
    int sort(int row) {
        int slot = slot(cells[row]);
        int from = slot == 0 ? 0 : slots[slot - 1];
        sortedRows += slots[slot] - from;
        sortedTo = sortedRows > PATIENCE * end ? end : slots[slot];
        sort.finish(cells, from, sortedTo);
        return from;
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
                sort.sort(cells, from, slots[i]);
            }
            from = slots[i];
        }
    }
}
