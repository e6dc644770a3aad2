package dev.bearing.revenue;

import java.util.Arrays;

/**
 * The price states of one account in one currency as known on a day, sorted by subscription and first day: what the
 * kernel reads, whether they came as objects or in bulk. No two of a subscription overlap. Rows are read where they
 * stand, in the form of {@link RowPartitions}: those of objects in cells of their own, those that came in bulk in their
 * part.
 */
final class AccountRows {

    /** The end of what goes on, and the day of what was never asked for. */
    static final int NEVER = Integer.MAX_VALUE;

    private static final int OWN_WIDTH = 6;

    private final int quantityAt;
    private final int rareAt;
    private final int lastDay;
    private long[] cells;
    private int[] order;
    private int first;
    private int size;

    /** Rows of objects, to be added. */
    AccountRows() {
        quantityAt = OWN_WIDTH - 2;
        rareAt = OWN_WIDTH - 1;
        lastDay = NEVER;
        cells = new long[8 * OWN_WIDTH];
        order = new int[8];
    }

    /**
     * Rows of parts, to be shown.
     *
     * @param lastDay the evaluation day: what is to end after it and nobody has asked to end goes on
     */
    AccountRows(RowPartitions parts, int lastDay) {
        quantityAt = parts.quantityAt();
        rareAt = parts.rareAt();
        this.lastDay = lastDay;
        cells = new long[0];
        order = new int[0];
    }

    /** Shows the rows of a part whose places are {@code places[from, to)}, all of which have begun. */
    void show(long[] part, int[] places, int from, int to) {
        cells = part;
        order = places;
        first = from;
        size = to - from;
    }

    int size() {
        return size;
    }

    /** A number for the subscription, the same for all of its rows and for no others. */
    long subscription(int i) {
        return cells[order[first + i] + RowPartitions.SUBSCRIPTION];
    }

    int from(int i) {
        return PriceColumns.from(cells[order[first + i] + RowPartitions.DAYS]);
    }

    /** The first day after, or {@link #NEVER}. */
    int to(int i) {
        int row = order[first + i];
        int to = PriceColumns.to(cells[row + RowPartitions.DAYS]);
        return to == PriceColumns.OPEN || (to > lastDay && cancelled(i) == NEVER) ? NEVER : to;
    }

    /** The day on which the end was asked for, or {@link #NEVER}. */
    int cancelled(int i) {
        int day = PriceColumns.cancelled(rare(order[first + i]));
        return day >= 0 && day <= lastDay ? day : NEVER;
    }

    long amount(int i) {
        return cells[order[first + i] + RowPartitions.AMOUNT];
    }

    long quantity(int i) {
        return quantityAt < 0 ? 1 : cells[order[first + i] + quantityAt];
    }

    /** The number of its terms. */
    int terms(int i) {
        int row = order[first + i];
        return PriceColumns.termsOf(cells[row + RowPartitions.DAYS], rare(row));
    }

    /** Whether a row and the next are of one subscription, and no day is between them. */
    boolean goesOn(int i) {
        return i + 1 < size && subscription(i + 1) == subscription(i) && from(i + 1) == to(i);
    }

    private long rare(int row) {
        return rareAt < 0 ? 0 : cells[row + rareAt];
    }

    /** Adds the chain of one subscription. */
    void add(Subscription chain, long number, PolicyTerms policyTerms) {
        for (PriceState state : chain.states()) {
            ensureOneMore();
            PriceTerms own = PriceTerms.of(state);
            int row = size * OWN_WIDTH;
            int to = state.to().map(day -> (int) day.toEpochDay()).orElse(PriceColumns.OPEN);
            int cancelled =
                    state.cancelRequestedOn().map(day -> (int) day.toEpochDay()).orElse(-1);
            int term = policyTerms.add(own);
            cells[row + RowPartitions.SUBSCRIPTION] = number;
            cells[row + RowPartitions.DAYS] =
                    PriceColumns.days((int) state.from().toEpochDay(), to, term);
            cells[row + RowPartitions.AMOUNT] = own.unscaled(state.amount());
            cells[row + quantityAt] = state.quantity();
            cells[row + rareAt] = PriceColumns.rare(cancelled, -1, term);
            order[size] = row;
            size++;
        }
    }

    private void ensureOneMore() {
        if (size == order.length) {
            cells = Arrays.copyOf(cells, cells.length * 2);
            order = Arrays.copyOf(order, size * 2);
        }
    }
}
