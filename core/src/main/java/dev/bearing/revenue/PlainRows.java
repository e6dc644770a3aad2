package dev.bearing.revenue;

/**
 * The rows of one account whose subscriptions are all paid throughout: which of them goes on from which, what each is
 * worth and why, and the days on which one begins, or ends and none goes on. A worker's scratch memory.
 */
@SuppressWarnings("EnumOrdinal") // reasons are gathered in a bit set
final class PlainRows {

    /** Rows that are compared each with each, which takes less time than to put them in order. */
    static final int FEW = 16;

    /** Stands beside the reasons: the customer asked for the end. */
    static final int ASKED_FOR = 1 << 31;

    private static final int BEGINS = 1 << MovementReason.NEW_SUBSCRIPTION.ordinal();
    private static final int SEATS = 1 << MovementReason.SEATS.ordinal();
    private static final int PLAN = 1 << MovementReason.PLAN.ordinal();

    /** By what a row has in common with another one: 1 for another quantity, 2 for another plan, 4 if it goes on. */
    private static final int[] REASONS = {BEGINS, BEGINS, BEGINS, BEGINS, 0, SEATS, PLAN, PLAN};

    private final RowLayout layout;
    private final PolicyTerms terms;
    private final int lastDay;
    private final DayEvents events = new DayEvents();

    /** The first row is number 1 here and below. */
    private long[] paid = new long[FEW + 1];
    /** Which one each goes on from, or 0. */
    private int[] before = new int[FEW + 1];

    private int[] reasons = new int[FEW + 1];
    private int[] askedFor = new int[FEW + 1];
    private final int[] ends = new int[FEW + 1];

    private final long[] subscriptions = new long[FEW + 1];
    /** Rows from which none goes on. */
    private final int[] last = new int[FEW + 1];

    PlainRows(RowLayout layout, PolicyTerms terms, int lastDay) {
        this.layout = layout;
        this.terms = terms;
        this.lastDay = lastDay;
    }

    /** The days on which a row begins, or ends and none goes on, in order; the first row has the number 1. */
    DayEvents events() {
        return events;
    }

    /** What a row is worth. */
    long paid(int number) {
        return paid[number];
    }

    /** What the row is worth from which it goes on, or 0. */
    long paidBefore(int number) {
        return paid[before[number]];
    }

    /** A bit for the reason why it is another amount than before, none if it is the same. */
    int reasons(int number) {
        return reasons[number];
    }

    /** {@link #ASKED_FOR} if the customer asked for its end, else 0. */
    int askedFor(int number) {
        return askedFor[number];
    }

    /**
     * Collects rows in the order of subscription and first day.
     *
     * @return false if one is not paid throughout
     */
    boolean collect(long[] cells, int from, int to) {
        int width = layout.width();
        int rows = (to - from) / width;
        begin(rows);
        for (int i = 1, row = from; i <= rows; i++, row += width) {
            long days = cells[row + RowLayout.DAYS];
            int previous = i > 1 && follows(cells, row) ? i - 1 : 0;
            if (!add(cells, row, i, row - width, previous)) {
                return false;
            }
            if (PackedPrice.from(days) <= lastDay) {
                events.begin(PackedPrice.from(days), i);
            }
            if (PackedPrice.to(days) <= lastDay && (i == rows || !follows(cells, row + width))) {
                events.end(PackedPrice.to(days), i);
            }
        }
        events.sort();
        return true;
    }

    /** Whether a row begins where the one before it ends, in one subscription. */
    private boolean follows(long[] cells, int row) {
        int previous = row - layout.width();
        return cells[row + RowLayout.SUBSCRIPTION] == cells[previous + RowLayout.SUBSCRIPTION]
                && PackedPrice.from(cells[row + RowLayout.DAYS]) == PackedPrice.to(cells[previous + RowLayout.DAYS]);
    }

    /**
     * Collects at most {@link #FEW} rows in the order of their first days, all of which have begun.
     *
     * @return false if one is not usual: not paid throughout, in another currency, known late, or overlapping another
     *     one of its subscription
     */
    boolean collectFew(long[] cells, int from, int to) {
        int width = layout.width();
        int rows = (to - from) / width;
        begin(rows);
        int overlaps = 0;
        int followed = 0;
        for (int i = 1, row = from; i <= rows; i++, row += width) {
            long days = cells[row + RowLayout.DAYS];
            long subscription = cells[row + RowLayout.SUBSCRIPTION];
            int day = PackedPrice.from(days);
            int previous = 0;
            for (int j = 1; j < i; j++) {
                int same = ZeroOrOne.same(subscriptions[j], subscription);
                overlaps |= same & ZeroOrOne.less(day, ends[j]);
                previous += j * (same & ZeroOrOne.same(ends[j], day));
            }
            if (!add(cells, row, i, from + (previous - 1) * width, previous) || !isUsual(cells, row)) {
                return false;
            }
            subscriptions[i] = subscription;
            ends[i] = PackedPrice.to(days);
            followed |= 1 << previous;
            events.begin(day, i);
        }
        if (overlaps == 0) {
            addEnds(rows, followed);
        }
        return overlaps == 0;
    }

    private boolean isUsual(long[] cells, int row) {
        return terms.isUsual(layout.term(cells, row)) && PackedPrice.recorded(layout.rare(cells, row)) < 0;
    }

    private void addEnds(int rows, int followed) {
        int n = 0;
        for (int i = 1; i <= rows; i++) {
            last[n] = i;
            n += (1 - ZeroOrOne.less(lastDay, ends[i])) & ~(followed >>> i);
        }
        for (int i = 0; i < n; i++) {
            events.end(ends[last[i]], last[i]);
        }
    }

    private void begin(int rows) {
        events.clear(2 * rows);
        if (paid.length <= rows) {
            paid = new long[2 * rows];
            before = new int[2 * rows];
            reasons = new int[2 * rows];
            askedFor = new int[2 * rows];
        }
    }

    /**
     * Takes a row that goes on from another one.
     *
     * @param previous the number of that other one, whose place is given too; 0 where there is none
     * @return false if it is not paid throughout
     */
    private boolean add(long[] cells, int row, int number, int at, int previous) {
        int term = layout.term(cells, row);
        long units = terms.plainUnits(term, layout.minorUnits(cells, row));
        int goesOn = 1 - ZeroOrOne.same(previous, 0);
        int other = goesOn * at + (1 - goesOn) * row;
        int old = layout.term(cells, other);
        int differences = 3
                - 2 * ZeroOrOne.same(terms.plan(old), terms.plan(term))
                - ZeroOrOne.same(layout.quantity(cells, other), layout.quantity(cells, row));
        int isSilent = goesOn & ZeroOrOne.same(units, paid[previous]);
        int reason = REASONS[4 * goesOn + differences];
        if (goesOn > (isSilent | differences)) {
            boolean onlyMore = units > paid[previous] && layout.amount(cells, other) == layout.amount(cells, row);
            reason = 1 << terms.reason(old, term, true, onlyMore).ordinal();
        }
        int cancelled = PackedPrice.cancelled(layout.rare(cells, row));
        askedFor[number] = cancelled >= 0 && cancelled <= lastDay ? ASKED_FOR : 0;
        paid[number] = units;
        before[number] = previous;
        reasons[number] = reason * (1 - isSilent);
        return units != 0;
    }
}
