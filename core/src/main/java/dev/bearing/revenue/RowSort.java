package dev.bearing.revenue;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/**
 * The order of rows by account, subscription and first day. Accounts come in the order of their hashes, which within a
 * part is that of numbers with a sign as well as that of numbers without.
 */
final class RowSort {

    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private final int width;
    private final long[] held;

    RowSort(int width) {
        this.width = width;
        held = new long[width];
    }

    /** Puts those of the same account together of rows that nearly are; each account's keep their order. */
    void byAccount(long[] cells, int from, int end) {
        for (int row = from + width; row < end; row += width) {
            if (cells[row] < cells[row - width]) {
                int to = row - width;
                while (to > from && cells[row] < cells[to - width]) {
                    to -= width;
                }
                move(cells, row, to);
            }
        }
    }

    /** Puts few rows of one account in the order of their first days. */
    void byDay(long[] cells, int from, int end) {
        boolean inOrder = true;
        for (int row = from + width; row < end; row += width) {
            inOrder &= firstDay(cells, row - width) <= firstDay(cells, row);
        }
        if (!inOrder) {
            sort(cells, from, end, (row, other) -> Integer.compare(firstDay(cells, row), firstDay(cells, other)));
        }
    }

    /** Puts rows of one account in the order of subscription and first day, few or such as are nearly in it. */
    void bySubscription(long[] cells, int from, int end) {
        sort(cells, from, end, (row, other) -> {
            int order = Long.compare(cells[row + RowLayout.SUBSCRIPTION], cells[other + RowLayout.SUBSCRIPTION]);
            return order != 0 ? order : Integer.compare(firstDay(cells, row), firstDay(cells, other));
        });
    }

    private static int firstDay(long[] cells, int row) {
        return PackedPrice.from(cells[row + RowLayout.DAYS]);
    }

    private void sort(long[] cells, int from, int end, IntBinaryOperator order) {
        for (int row = from + width; row < end; row += width) {
            int to = row;
            while (to > from && order.applyAsInt(row, to - width) < 0) {
                to -= width;
            }
            if (to < row) {
                move(cells, row, to);
            }
        }
    }

    /** Moves a row to before another one. */
    private void move(long[] cells, int row, int to) {
        System.arraycopy(cells, row, held, 0, width);
        System.arraycopy(cells, to, cells, to + width, row - to);
        System.arraycopy(held, 0, cells, to, width);
    }

    /** Sorts many rows, digit by digit from the least one on; digits in which no two differ cost next to nothing. */
    void byAll(long[] cells, int from, int end) {
        Permutation rows = new Permutation((end - from) / width);
        rows.sort(i -> PackedPrice.from(cells[from + i * width + RowLayout.DAYS]));
        rows.sort(i -> cells[from + i * width + RowLayout.SUBSCRIPTION]);
        rows.sort(i -> cells[from + i * width + RowLayout.HASH]);
        long[] before = Arrays.copyOfRange(cells, from, end);
        for (int i = 0; i < rows.order.length; i++) {
            System.arraycopy(before, rows.order[i] * width, cells, from + i * width, width);
        }
    }

    private interface Key {
        long of(int row);
    }

    /** Numbers of rows in an order that sorting by another key keeps among equals. */
    private static final class Permutation {

        private int[] order;
        private int[] otherOrder;
        private long[] keys;
        private long[] otherKeys;

        private Permutation(int n) {
            order = new int[n];
            Arrays.setAll(order, i -> i);
            otherOrder = new int[n];
            keys = new long[n];
            otherKeys = new long[n];
        }

        private void sort(Key key) {
            long same = -1;
            boolean inOrder = true;
            for (int i = 0; i < order.length; i++) {
                keys[i] = key.of(order[i]) ^ Long.MIN_VALUE;
                same &= ~(keys[i] ^ keys[0]);
                inOrder &= i == 0 || keys[i] + Long.MIN_VALUE >= keys[i - 1] + Long.MIN_VALUE;
            }
            for (int shift = 0; shift < Long.SIZE && !inOrder; shift += DIGIT_BITS) {
                if (((~same >>> shift) & (DIGITS - 1)) != 0) {
                    sortByDigit(shift);
                }
            }
        }

        private void sortByDigit(int shift) {
            int[] places = new int[DIGITS + 1];
            for (long key : keys) {
                places[((int) (key >>> shift) & (DIGITS - 1)) + 1]++;
            }
            for (int i = 1; i < DIGITS; i++) {
                places[i] += places[i - 1];
            }
            for (int i = 0; i < order.length; i++) {
                int to = places[(int) (keys[i] >>> shift) & (DIGITS - 1)]++;
                otherKeys[to] = keys[i];
                otherOrder[to] = order[i];
            }
            long[] sortedKeys = otherKeys;
            otherKeys = keys;
            keys = sortedKeys;
            int[] sorted = otherOrder;
            otherOrder = order;
            order = sorted;
        }
    }
}
