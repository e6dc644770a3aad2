package dev.bearing.revenue;

/**
 * The step line of one account whose subscriptions are all paid throughout, day by day of its rows: what the
 * {@link Classifier} makes of any account, without anything free, unpaid or paused. The properties that compare ledgers
 * with a day-by-day life hold both to the same answers. A worker's scratch memory.
 */
@SuppressWarnings("EnumOrdinal") // reasons are gathered in a bit set
final class PlainMerge {

    private static final MovementReason[] REASONS = MovementReason.values();
    private static final int BEGINS = 1 << MovementReason.NEW_SUBSCRIPTION.ordinal();
    private static final int ENDS = 1 << MovementReason.SUBSCRIPTION_ENDED.ordinal();
    private static final int ASKED_FOR = 1 << 31;

    private final RowLayout layout;
    private final PolicyTerms terms;
    private final PlainSteps codes;
    private final int lastDay;
    private final DayEvents events = new DayEvents();
    private long[] paid = new long[16];
    private boolean[] goesOn = new boolean[16];

    private long begun;
    private long ended;
    /** A bit for each reason of a subscription that changed. */
    private int reasons;

    /** @param lastDay the evaluation day, as epoch day */
    PlainMerge(RowLayout layout, PolicyTerms terms, int lastDay) {
        this.layout = layout;
        this.terms = terms;
        this.lastDay = lastDay;
        codes = new PlainSteps(terms.policy());
    }

    /** Whether a policy has nothing but beginnings, changes and ends happen to what is paid throughout. */
    static boolean suits(RevenuePolicy policy) {
        return policy.recognition() == RevenuePolicy.Recognition.END_OF_SERVICE;
    }

    /**
     * Adds the steps of an account.
     *
     * @param from where its rows begin, in the order of subscription and first day
     * @return false, with nothing added, if one of them is not paid throughout
     */
    boolean take(long[] cells, int from, int to, StepBuffer into) {
        if (!collect(cells, from, to)) {
            return false;
        }
        long total = 0;
        int lost = -1;
        int i = 0;
        while (i < events.size()) {
            int day = events.day(i);
            begun = 0;
            ended = 0;
            reasons = 0;
            do {
                change(cells, from, i);
                i++;
            } while (i < events.size() && events.day(i) == day);
            long next = Math.addExact(total - ended, begun);
            if (next == 0) {
                into.add(day, 0, PlainSteps.left((reasons & ASKED_FOR) != 0));
                lost = day;
            } else if (total == 0) {
                into.add(day, next, lost < 0 ? codes.first(day) : codes.again(lost, day));
            } else if (next != total) {
                into.add(day, next, PlainSteps.changed(next > total, reason()));
            }
            total = next;
        }
        return true;
    }

    /** Notes the days on which a row begins, or ends and none follows. */
    private boolean collect(long[] cells, int from, int to) {
        int width = layout.width();
        int rows = (to - from) / width;
        if (paid.length < rows) {
            paid = new long[2 * rows];
            goesOn = new boolean[2 * rows];
        }
        events.clear(2 * rows);
        for (int i = 0, row = from; i < rows; i++, row += width) {
            paid[i] = terms.plainUnits(layout.term(cells, row), layout.minorUnits(cells, row));
            if (paid[i] == 0) {
                return false;
            }
            long days = cells[row + RowLayout.DAYS];
            goesOn[i] = i > 0 && follows(cells, row);
            if (PriceColumns.from(days) <= lastDay) {
                events.begin(PriceColumns.from(days), i);
            }
            if (PriceColumns.to(days) <= lastDay && (i + 1 == rows || !follows(cells, row + width))) {
                events.end(PriceColumns.to(days), i);
            }
        }
        events.sort();
        return true;
    }

    /** Whether a row begins where the one before it ends, in one subscription. */
    private boolean follows(long[] cells, int row) {
        int before = row - layout.width();
        return cells[row + RowLayout.SUBSCRIPTION] == cells[before + RowLayout.SUBSCRIPTION]
                && PriceColumns.from(cells[row + RowLayout.DAYS]) == PriceColumns.to(cells[before + RowLayout.DAYS]);
    }

    private void change(long[] cells, int from, int event) {
        int i = events.number(event);
        int row = from + i * layout.width();
        if (!events.begins(event)) {
            ended = Math.addExact(ended, paid[i]);
            reasons |= ENDS | askedFor(cells, row);
        } else if (!goesOn[i]) {
            begun = Math.addExact(begun, paid[i]);
            reasons |= BEGINS;
        } else if (paid[i - 1] != paid[i]) {
            begun = Math.addExact(begun, paid[i]);
            ended = Math.addExact(ended, paid[i - 1]);
            int before = row - layout.width();
            reasons |= askedFor(cells, before)
                    | (1 << between(cells, before, row, paid[i] > paid[i - 1]).ordinal());
        }
    }

    private int askedFor(long[] cells, int row) {
        int day = PriceColumns.cancelled(layout.rare(cells, row));
        return day >= 0 && day <= lastDay ? ASKED_FOR : 0;
    }

    private MovementReason between(long[] cells, int before, int row, boolean more) {
        boolean sameQuantity = layout.quantity(cells, before) == layout.quantity(cells, row);
        boolean onlyMore = more && layout.amount(cells, before) == layout.amount(cells, row);
        return terms.reason(layout.term(cells, before), layout.term(cells, row), sameQuantity, onlyMore);
    }

    private MovementReason reason() {
        int own = reasons & ~ASKED_FOR;
        return (own & (own - 1)) == 0 ? REASONS[Integer.numberOfTrailingZeros(own)] : MovementReason.SEVERAL;
    }
}
