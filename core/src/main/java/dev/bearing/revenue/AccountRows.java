package dev.bearing.revenue;

import java.util.Arrays;

/**
 * The price states of one account in one currency as known on a day, sorted by subscription and first day: what the
 * kernel reads, whether they came as objects or in bulk. No two of a subscription overlap. Rows are read where they
 * stand, one after another in the form of {@link RowPartitions}: those of objects in cells of their own, those that
 * came in bulk in their part.
 */
final class AccountRows {

    /** The end of what goes on, and the day of what was never asked for. */
    static final int NEVER = Integer.MAX_VALUE;

    private final RowLayout layout;
    private final int lastDay;
    private long[] cells;
    private int first;
    private int size;

    /** Rows of objects, to be added. */
    AccountRows() {
        layout = RowLayout.FULL;
        lastDay = NEVER;
        cells = new long[8 * layout.width()];
    }

    /**
     * Rows of parts, to be shown.
     *
     * @param lastDay the evaluation day: what is to end after it and nobody has asked to end goes on
     */
    AccountRows(RowPartitions parts, int lastDay) {
        layout = parts.layout();
        this.lastDay = lastDay;
        cells = new long[0];
    }

    /** Shows the rows in the cells {@code [from, to)} of a part, all of which have begun. */
    void show(long[] part, int from, int to) {
        cells = part;
        first = from;
        size = (to - from) / layout.width();
    }

    int size() {
        return size;
    }

    /** A number for the subscription, the same for all of its rows and for no others. */
    long subscription(int i) {
        return cells[row(i) + RowLayout.SUBSCRIPTION];
    }

    int from(int i) {
        return PackedPrice.from(cells[row(i) + RowLayout.DAYS]);
    }

    /** The first day after, or {@link #NEVER}. */
    int to(int i) {
        int row = row(i);
        int to = PackedPrice.to(cells[row + RowLayout.DAYS]);
        return to == PackedPrice.OPEN || (to > lastDay && cancelled(i) == NEVER) ? NEVER : to;
    }

    /** The day on which the end was asked for, or {@link #NEVER}. */
    int cancelled(int i) {
        int day = PackedPrice.cancelled(layout.rare(cells, row(i)));
        return day >= 0 && day <= lastDay ? day : NEVER;
    }

    /** Whether what the row says of its end is known by the last day, as {@link PriceState#asKnownOn} has it. */
    boolean isEndKnown(int i, PolicyTerms policyTerms) {
        int row = row(i);
        int to = PackedPrice.to(cells[row + RowLayout.DAYS]);
        int asked = PackedPrice.cancelled(layout.rare(cells, row));
        if (asked >= 0 && asked <= lastDay) {
            return true;
        }
        if (to != PackedPrice.OPEN) {
            return to <= lastDay;
        }
        return asked < 0 && policyTerms.billingEnd(terms(i), 0) <= lastDay;
    }

    long amount(int i) {
        return layout.amount(cells, row(i));
    }

    long quantity(int i) {
        return layout.quantity(cells, row(i));
    }

    /** The number of its terms. */
    int terms(int i) {
        return layout.term(cells, row(i));
    }

    /** The cells the rows are in, from {@link #first} to before {@link #end}. */
    long[] cells() {
        return cells;
    }

    int first() {
        return first;
    }

    int end() {
        return row(size);
    }

    private int row(int i) {
        return first + i * layout.width();
    }

    /** Adds the chain of one subscription. */
    void add(Subscription chain, long number, PolicyTerms policyTerms) {
        for (PriceState state : chain.states()) {
            ensureOneMore();
            PriceTerms own = PriceTerms.of(state);
            int row = size * layout.width();
            int to = state.to().map(day -> (int) day.toEpochDay()).orElse(PackedPrice.OPEN);
            int cancelled =
                    state.cancelRequestedOn().map(day -> (int) day.toEpochDay()).orElse(-1);
            int term = policyTerms.add(own);
            cells[row + RowLayout.SUBSCRIPTION] = number;
            cells[row + RowLayout.DAYS] = PackedPrice.days((int) state.from().toEpochDay(), to, term);
            cells[row + RowLayout.PRICE] = own.unscaled(state.amount());
            cells[row + layout.quantityAt()] = state.quantity();
            cells[row + layout.rareAt()] = PackedPrice.rare(cancelled, -1, term);
            size++;
        }
    }

    private void ensureOneMore() {
        if (size * layout.width() == cells.length) {
            cells = Arrays.copyOf(cells, cells.length * 2);
        }
    }
}
