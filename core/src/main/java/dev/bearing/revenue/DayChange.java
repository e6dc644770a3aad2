package dev.bearing.revenue;

import java.util.Arrays;

/** What begins and what ends on one day of one account, and why its total changes. */
@SuppressWarnings("EnumOrdinal") // reasons are gathered in a bit set
final class DayChange {

    private static final MovementReason[] REASONS = MovementReason.values();

    private final PolicyTerms terms;
    private final Segments segments;

    private final int[] counts = new int[4];
    private long begun;
    private long ended;
    private int reasons;
    private boolean unpaid;
    private boolean paused;
    private boolean askedFor;

    DayChange(PolicyTerms terms, Segments segments) {
        this.terms = terms;
        this.segments = segments;
    }

    void clear() {
        Arrays.fill(counts, 0);
        begun = 0;
        ended = 0;
        reasons = 0;
        unpaid = false;
        paused = false;
        askedFor = false;
    }

    /** A segment begins, and the one before it ends if it follows that one. */
    void begin(int segment, AccountRows rows) {
        long after = segments.units[segment];
        begun = Math.addExact(begun, after);
        counts[segments.type[segment]]++;
        if (segments.joined[segment]) {
            goOn(segment - 1, segment, rows);
        } else if (after != 0) {
            reasons |= 1 << MovementReason.NEW_SUBSCRIPTION.ordinal();
        }
    }

    private void goOn(int before, int after, AccountRows rows) {
        ended = Math.addExact(ended, segments.units[before]);
        counts[segments.type[before]]--;
        if (segments.units[before] != segments.units[after]) {
            unpaid |= segments.type[after] == Segments.UNPAID;
            paused |= segments.type[after] == Segments.PAUSED;
            askedFor |= rows.cancelled[segments.row[before]] != AccountRows.NEVER;
            reasons |= 1 << between(before, after, rows).ordinal();
        }
    }

    /** A segment ends that none follows. */
    void end(int segment, AccountRows rows) {
        long before = segments.units[segment];
        ended = Math.addExact(ended, before);
        counts[segments.type[segment]]--;
        if (before != 0) {
            askedFor |= rows.cancelled[segments.row[segment]] != AccountRows.NEVER;
            reasons |= 1 << MovementReason.SUBSCRIPTION_ENDED.ordinal();
        }
    }

    /** The total after the day. */
    long after(long total) {
        return Math.addExact(total - ended, begun);
    }

    /** How many more segments of a type there are. */
    int count(byte type) {
        return counts[type];
    }

    /** Why the total changed, but not to nothing. */
    MovementReason reason() {
        if (reasons == 0) {
            return MovementReason.UNSPECIFIED;
        }
        return Integer.bitCount(reasons) == 1
                ? REASONS[Integer.numberOfTrailingZeros(reasons)]
                : MovementReason.SEVERAL;
    }

    /**
     * Why nothing is paid any more.
     *
     * @param freeInForce whether a free subscription is in force after the day
     */
    MovementReason reasonOfChurn(boolean freeInForce) {
        if (unpaid) {
            return MovementReason.INVOLUNTARY;
        }
        if (freeInForce) {
            return MovementReason.FREE_DOWNGRADE;
        }
        if (paused) {
            return MovementReason.SUBSCRIPTION_PAUSED;
        }
        return askedFor ? MovementReason.VOLUNTARY : MovementReason.UNSPECIFIED;
    }

    private MovementReason between(int before, int after, AccountRows rows) {
        int old = segments.row[before];
        int now = segments.row[after];
        if (segments.type[after] == Segments.UNPAID) {
            return MovementReason.INVOLUNTARY;
        } else if (old == now) {
            return MovementReason.DISCOUNT_EXPIRED;
        } else if (segments.type[before] == Segments.UNPAID) {
            return MovementReason.UNSPECIFIED;
        } else if (segments.type[after] == Segments.PAUSED) {
            return MovementReason.SUBSCRIPTION_PAUSED;
        } else if (segments.type[before] == Segments.PAUSED) {
            return MovementReason.SUBSCRIPTION_RESUMED;
        } else if (segments.type[after] == Segments.FREE) {
            return MovementReason.FREE_DOWNGRADE;
        }
        boolean same = rows.terms[old] == rows.terms[now];
        PriceTerms oldTerms = terms.get(rows.terms[old]);
        PriceTerms newTerms = terms.get(rows.terms[now]);
        if (!same && !oldTerms.plan().equals(newTerms.plan())) {
            return MovementReason.PLAN;
        } else if (rows.quantity[old] != rows.quantity[now]) {
            return MovementReason.SEATS;
        } else if (!same && !oldTerms.isSameInterval(newTerms)) {
            return MovementReason.TERM;
        } else if (segments.units[before] < segments.units[after]
                && oldTerms.discount().isPresent()
                && rows.amount[old] == rows.amount[now]
                && oldTerms.isSameForm(newTerms)) {
            return MovementReason.DISCOUNT_EXPIRED;
        }
        return MovementReason.PRICE;
    }
}
