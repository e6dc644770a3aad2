package dev.bearing.revenue;

import dev.bearing.internal.ExactAmounts;

/**
 * The step line of one account whose subscriptions are all paid throughout, day by day of its rows: what the
 * {@link Classifier} makes of any account, without anything free, unpaid or paused. The properties that compare ledgers
 * with a day-by-day life hold both to the same answers. A worker's scratch memory.
 */
@SuppressWarnings("EnumOrdinal") // reasons are gathered in a bit set
final class PlainMerge {

    private static final MovementReason[] REASONS = MovementReason.values();
    private static final int ENDS = 1 << MovementReason.SUBSCRIPTION_ENDED.ordinal();

    private final PlainRows rows;
    private final PlainSteps codes;

    private long begun;
    private long ended;
    /** A bit for each reason of a subscription that changed. */
    private int reasons;

    /** @param lastDay the evaluation day, as epoch day */
    PlainMerge(RowLayout layout, PolicyTerms terms, int lastDay) {
        rows = new PlainRows(layout, terms, lastDay);
        codes = new PlainSteps(terms.policy());
    }

    /** Whether a policy has nothing but beginnings, changes and ends happen to what is paid throughout. */
    static boolean suits(RevenuePolicy policy) {
        return policy.recognition() == RevenuePolicy.Recognition.END_OF_SERVICE
                && policy.reasonWords().isEmpty();
    }

    /**
     * Adds the steps of an account.
     *
     * @param from where its rows begin, in the order of subscription and first day
     * @return false, with nothing added, if one of them is not paid throughout
     */
    boolean take(long[] cells, int from, int to, StepBuffer into) {
        if (!rows.collect(cells, from, to)) {
            return false;
        }
        sweep(into);
        return true;
    }

    /**
     * Adds the steps of an account with at most {@link PlainRows#FEW} rows, in the order of their first days, all of
     * which have begun.
     *
     * @return false, with nothing added, if one of them is not usual
     */
    boolean takeFew(long[] cells, int from, int to, StepBuffer into) {
        if (!rows.collectFew(cells, from, to)) {
            return false;
        }
        sweep(into);
        return true;
    }

    private void sweep(StepBuffer into) {
        try {
            tell(into);
        } catch (ArithmeticException e) {
            throw ExactAmounts.tooLarge(e);
        }
    }

    private void tell(StepBuffer into) {
        DayEvents events = rows.events();
        long total = 0;
        int lost = -1;
        int i = 0;
        while (i < events.size()) {
            int day = events.day(i);
            begun = 0;
            ended = 0;
            reasons = 0;
            do {
                change(events, i);
                i++;
            } while (i < events.size() && events.day(i) == day);
            long next = Math.addExact(total - ended, begun);
            if (next == 0) {
                into.add(day, 0, PlainSteps.left((reasons & PlainRows.ASKED_FOR) != 0));
                lost = day;
            } else if (total == 0) {
                into.add(day, next, lost < 0 ? codes.first(day) : codes.again(lost, day));
            } else if (next != total) {
                into.add(day, next, PlainSteps.changed(next > total, reason()));
            }
            total = next;
        }
    }

    private void change(DayEvents events, int event) {
        int row = events.number(event);
        if (events.begins(event)) {
            begun = Math.addExact(begun, rows.paid(row));
            ended = Math.addExact(ended, rows.paidBefore(row));
            reasons |= rows.reasons(row);
        } else {
            ended = Math.addExact(ended, rows.paid(row));
            reasons |= ENDS | rows.askedFor(row);
        }
    }

    private MovementReason reason() {
        int own = reasons & ~PlainRows.ASKED_FOR;
        return (own & (own - 1)) == 0 ? REASONS[Integer.numberOfTrailingZeros(own)] : MovementReason.SEVERAL;
    }
}
