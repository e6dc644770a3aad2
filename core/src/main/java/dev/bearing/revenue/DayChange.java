package dev.bearing.revenue;

import dev.bearing.internal.ExactAmounts;

/** What begins and what ends on one day of one account, and why its total changes. */
@SuppressWarnings("EnumOrdinal") // reasons are gathered in a bit set
final class DayChange {

    private static final MovementReason[] REASONS = MovementReason.values();

    private final PolicyTerms terms;
    private final Segments segments;

    private static final int NEW_SUBSCRIPTION = 1 << MovementReason.NEW_SUBSCRIPTION.ordinal();
    private static final int ADD_ON = 1 << MovementReason.ADD_ON.ordinal();
    private static final int UNPAID = 1 << 29;
    private static final int PAUSED = 1 << 30;
    private static final int ASKED_FOR = 1 << 31;
    private static final int REASON_BITS = UNPAID - 1;

    private long begun;
    private long ended;
    /** A bit for each reason of a subscription that changed, and for what matters where nothing is paid any more. */
    private int reasons;

    /** A bit for each reason that a row that is paid no more says of its end. */
    private int stated;

    private int paused;
    private int free;

    DayChange(PolicyTerms terms, Segments segments) {
        this.terms = terms;
        this.segments = segments;
    }

    void clear() {
        begun = 0;
        ended = 0;
        reasons = 0;
        stated = 0;
        paused = 0;
        free = 0;
    }

    /** A segment begins, and the one before it ends if it follows that one. */
    void begin(int segment, AccountRows rows) {
        long after = segments.units[segment];
        begun = ExactAmounts.plus(begun, after);
        count(segment, 1);
        if (segments.joined[segment]) {
            goOn(segment - 1, segment, rows);
        } else if (after != 0) {
            reasons |= isAddOn(segments.row[segment], rows) ? ADD_ON : NEW_SUBSCRIPTION;
        }
    }

    private void goOn(int before, int after, AccountRows rows) {
        ended = ExactAmounts.plus(ended, segments.units[before]);
        count(before, -1);
        if (segments.units[before] != segments.units[after]) {
            int type = segments.type[after];
            int more = type == Segments.UNPAID ? UNPAID : type == Segments.PAUSED ? PAUSED : 0;
            more |= askedFor(before, rows);
            if (segments.units[after] == 0 && segments.row[before] != segments.row[after]) {
                stated |= stated(before, rows);
            }
            reasons |= more | (1 << between(before, after, rows).ordinal());
        }
    }

    /** A segment ends that none follows. */
    void end(int segment, AccountRows rows) {
        long before = segments.units[segment];
        ended = ExactAmounts.plus(ended, before);
        count(segment, -1);
        if (before != 0) {
            stated |= stated(segment, rows);
            reasons |= askedFor(segment, rows) | (1 << MovementReason.SUBSCRIPTION_ENDED.ordinal());
        }
    }

    private int askedFor(int segment, AccountRows rows) {
        return rows.cancelled(segments.asked[segment]) != AccountRows.NEVER ? ASKED_FOR : 0;
    }

    /** A bit for what the row's word for its end means. */
    private int stated(int segment, AccountRows rows) {
        int row = segments.row[segment];
        MovementReason meaning = terms.meaning(rows.terms(row));
        return meaning == null || meaning == MovementReason.ADD_ON || !rows.isEndKnown(row, terms)
                ? 0
                : 1 << meaning.ordinal();
    }

    private boolean isAddOn(int row, AccountRows rows) {
        return terms.meaning(rows.terms(row)) == MovementReason.ADD_ON && rows.isEndKnown(row, terms);
    }

    private void count(int segment, int more) {
        int type = segments.type[segment];
        if (type != Segments.PAID) {
            paused += type == Segments.PAUSED ? more : 0;
            free += type == Segments.FREE ? more : 0;
        }
    }

    /** The total after the day. */
    long after(long total) {
        return ExactAmounts.plus(total - ended, begun);
    }

    /** How many more paused segments there are. */
    int paused() {
        return paused;
    }

    /** How many more free segments there are. */
    int free() {
        return free;
    }

    /** Why the total changed from something to something else. */
    MovementReason reason() {
        return oneOf(reasons & REASON_BITS);
    }

    /** Why anything is paid again, or for the first time: there is nothing yet that something could be added to. */
    MovementReason reasonFromNothing() {
        int own = reasons & REASON_BITS;
        return oneOf((own & ADD_ON) == 0 ? own : (own & ~ADD_ON) | NEW_SUBSCRIPTION);
    }

    private static MovementReason oneOf(int bits) {
        if (bits == 0) {
            return MovementReason.UNSPECIFIED;
        }
        return (bits & (bits - 1)) == 0 ? REASONS[Integer.numberOfTrailingZeros(bits)] : MovementReason.SEVERAL;
    }

    /**
     * Why nothing is paid any more.
     *
     * @param freeInForce whether a free subscription is in force after the day
     */
    MovementReason reasonOfChurn(boolean freeInForce) {
        if ((reasons & UNPAID) != 0) {
            return MovementReason.INVOLUNTARY;
        }
        if (stated != 0) {
            return oneOf(stated);
        }
        if (freeInForce) {
            return MovementReason.FREE_DOWNGRADE;
        }
        if ((reasons & PAUSED) != 0) {
            return MovementReason.SUBSCRIPTION_PAUSED;
        }
        return (reasons & ASKED_FOR) != 0 ? MovementReason.VOLUNTARY : MovementReason.UNSPECIFIED;
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
        boolean more = segments.units[before] < segments.units[after];
        return more && isAddOn(now, rows) ? MovementReason.ADD_ON : between(rows, old, now, more);
    }

    /** Why one row of a subscription is worth something else than the one it follows, where both are paid. */
    MovementReason between(AccountRows rows, int old, int now, boolean more) {
        boolean sameQuantity = rows.quantity(old) == rows.quantity(now);
        boolean onlyMore = more && rows.amount(old) == rows.amount(now);
        return terms.reason(rows.terms(old), rows.terms(now), sameQuantity, onlyMore);
    }
}
