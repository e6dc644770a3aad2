package dev.bearing.revenue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * Stretches of days over which one subscription contributes one amount: price states, cut where a discount ends and
 * where the grace of an unpaid bill runs out. In columns, in the order of the rows they are cut from; only the first
 * {@code size} entries count.
 */
final class Segments {

    /** What a segment stands for. */
    static final byte PAID = 0;

    static final byte PAUSED = 1;
    static final byte FREE = 2;
    static final byte UNPAID = 3;

    int size;
    /** First day. */
    int[] start = new int[16];
    /** First day after, or {@link AccountRows#NEVER}. */
    int[] end = new int[16];
    /** What it adds to the account's total. */
    long[] units = new long[16];

    byte[] type = new byte[16];
    /** The row it is part of. */
    int[] row = new int[16];
    /** The row that tells whether its end was asked for. */
    int[] asked = new int[16];
    /** Whether it follows the segment before without a gap, in one subscription. */
    boolean[] joined = new boolean[16];

    /** The row that tells whether the end of what is being cut was asked for. */
    private int asking;

    private final PolicyTerms terms;
    private final RevenuePolicy policy;
    private final boolean endsOnRequest;
    private final boolean keepsPaused;
    private final boolean hasGrace;
    private final int graceDays;

    Segments(PolicyTerms terms) {
        this.terms = terms;
        this.policy = terms.policy();
        endsOnRequest = policy.recognition() == RevenuePolicy.Recognition.ON_REQUEST;
        keepsPaused = policy.pauses() == RevenuePolicy.Pauses.KEEP_MRR;
        hasGrace = policy.pastDueGraceDays().isPresent();
        graceDays = policy.pastDueGraceDays().orElse(0);
    }

    /** Replaces the segments by those of some rows. */
    void cut(AccountRows rows) {
        size = 0;
        int previousEnd = -1;
        int pastDueSince = AccountRows.NEVER;
        long paidBefore = 0;
        int last = -1;
        int counted = AccountRows.NEVER;
        for (int i = 0; i < rows.size(); i++) {
            boolean first = i == 0 || rows.subscription(i) != rows.subscription(i - 1);
            boolean goesOn = !first && previousEnd == rows.from(i);
            boolean plain = terms.isPlain(rows.terms(i));
            boolean pastDue = !plain && terms.get(rows.terms(i)).status() == PriceStatus.PAST_DUE;
            if (!pastDue) {
                pastDueSince = AccountRows.NEVER;
            } else if (!goesOn || pastDueSince == AccountRows.NEVER) {
                pastDueSince = rows.from(i);
            }
            previousEnd = rows.to(i);
            if (last < i) {
                last = lastOfChain(rows, i);
                counted = endOfChain(rows, last);
            }
            asking = endsOnRequest ? last : i;
            int until = Math.min(previousEnd, counted);
            if (until > rows.from(i)) {
                if (plain) {
                    long own = terms.units(rows.terms(i), rows.amount(i), rows.quantity(i));
                    add(i, rows.from(i), until, goesOn, own > 0 ? PAID : FREE, own);
                } else {
                    cut(rows, i, until, pastDueSince, goesOn, goesOn ? paidBefore : 0);
                }
                paidBefore = units[size - 1];
            }
        }
    }

    /** The segment of a single subscription that a day is in, or -1. */
    int on(int day) {
        for (int i = 0; i < size; i++) {
            if (start[i] <= day && day < end[i]) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isFollowed(AccountRows rows, int i) {
        return i + 1 < rows.size()
                && rows.subscription(i + 1) == rows.subscription(i)
                && rows.from(i + 1) == rows.to(i);
    }

    /** The last of the rows that follow one another without a gap in one subscription. */
    private static int lastOfChain(AccountRows rows, int first) {
        int last = first;
        while (isFollowed(rows, last)) {
            last++;
        }
        return last;
    }

    /** The day on which a chain of rows stops counting: what its last row says of its end is the last word. */
    private int endOfChain(AccountRows rows, int last) {
        return switch (policy.recognition()) {
            case END_OF_SERVICE -> rows.to(last);
            case BILLING_END -> terms.billingEnd(rows.terms(last), rows.to(last));
            case ON_REQUEST -> Math.min(rows.to(last), rows.cancelled(last));
        };
    }

    private void cut(AccountRows rows, int i, int until, int pastDueSince, boolean goesOn, long paidBefore) {
        int term = rows.terms(i);
        PriceStatus status = terms.get(term).status();
        int graceEnd = pastDueSince == AccountRows.NEVER || !hasGrace
                ? AccountRows.NEVER
                : (int) Math.min((long) pastDueSince + graceDays, AccountRows.NEVER);
        int discountEnd = discountEnd(term, rows.from(i));
        int from = rows.from(i);
        while (from < until) {
            int next = until;
            next = graceEnd > from ? Math.min(next, graceEnd) : next;
            next = discountEnd > from ? Math.min(next, discountEnd) : next;
            long own = from < discountEnd
                    ? terms.discountedUnits(term, rows.amount(i), rows.quantity(i))
                    : terms.units(term, rows.amount(i), rows.quantity(i));
            long paid = own == 0 && status == PriceStatus.PAUSED ? paidBefore : own;
            boolean follows = goesOn || from > rows.from(i);
            add(i, from, next, follows, type(status, from < graceEnd, paid), paid);
            from = next;
        }
    }

    private byte type(PriceStatus status, boolean inGrace, long paid) {
        byte active = paid > 0 ? PAID : FREE;
        return switch (status) {
            case ACTIVE -> active;
            case FREE -> FREE;
            case PAST_DUE -> inGrace ? active : UNPAID;
            case PAUSED -> keepsPaused && paid > 0 ? PAID : PAUSED;
        };
    }

    /** The first day without the discount; the row's own first day where the policy does not count it. */
    private int discountEnd(int term, int from) {
        Optional<Discount> discount = terms.discount(term);
        if (discount.isEmpty()) {
            return from;
        }
        if (discount.get().bills().isEmpty()) {
            return AccountRows.NEVER;
        }
        PriceTerms own = terms.get(term);
        long intervals = (long) discount.get().bills().getAsInt() * own.intervalCount();
        return intervals > 120_000
                ? AccountRows.NEVER
                : (int) own.interval()
                        .after(LocalDate.ofEpochDay(from), intervals)
                        .toEpochDay();
    }

    private void add(int ofRow, int first, int until, boolean follows, byte what, long paid) {
        int at = size;
        if (at == start.length) {
            grow();
        }
        start[at] = first;
        end[at] = until;
        type[at] = what;
        units[at] = what == PAID ? paid : 0;
        row[at] = ofRow;
        asked[at] = asking;
        joined[at] = follows;
        size = at + 1;
    }

    private void grow() {
        int more = size * 2;
        start = Arrays.copyOf(start, more);
        end = Arrays.copyOf(end, more);
        units = Arrays.copyOf(units, more);
        type = Arrays.copyOf(type, more);
        row = Arrays.copyOf(row, more);
        asked = Arrays.copyOf(asked, more);
        joined = Arrays.copyOf(joined, more);
    }
}
