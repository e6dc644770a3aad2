package dev.bearing.benchmarks;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * A synthetic book of price states in columns, one element a state: what an export of a billing system holds. The rows
 * stand in the order in which the states begin, so that those of one account are scattered.
 *
 * @param accounts how many accounts it has
 * @param account the accounts' keys, sparse and in no order
 * @param subscription the subscriptions' keys; one belongs to one account
 * @param from epoch day on which a state begins
 * @param to epoch day on which it has ended, {@link #OPEN} for a state without an end
 * @param unitCents the price of one unit a month, in cents
 * @param quantity how many units
 * @param plan index into {@link #PLANS}
 */
@SuppressWarnings("ArrayRecordComponent") // millions of elements, never compared
record PriceBook(
        int accounts,
        long[] account,
        long[] subscription,
        int[] from,
        int[] to,
        int[] unitCents,
        int[] quantity,
        byte[] plan) {

    /** The plans, by their index. */
    static final List<String> PLANS = List.of("starter", "team", "business", "enterprise");

    /** The end of a state that has none. */
    static final int OPEN = Integer.MAX_VALUE;

    /** How many months are measured; accounts sign up from two years before the first of them. */
    static final int MONTHS = 36;

    /** The first month that is measured. */
    static final YearMonth FIRST = YearMonth.of(2021, 1);

    /** The last month that is measured. */
    static final YearMonth LAST = FIRST.plusMonths(MONTHS - 1L);

    /** The last day of the book; nothing begins or ends after it. */
    static final LocalDate AS_OF = LAST.atEndOfMonth();

    /** Returns how many price states there are. */
    int size() {
        return account.length;
    }

    /** Returns what a state brings in a month, in cents. */
    long monthlyCents(int row) {
        return (long) unitCents[row] * quantity[row];
    }
}
