package dev.bearing.revenue;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import dev.bearing.value.Mrr;
import java.util.Arrays;
import java.util.List;

/** One account's orders of one currency in columns, sorted by day; exact amounts in units of {@link Mrr}. */
final class BuyerLine {

    private final AccountId accountId;
    private final int[] days;
    /** The sum of the first i orders. */
    private final long[] sums;

    /** Takes the orders of one account and currency, sorted by day, none of them free. */
    BuyerLine(AccountId accountId, List<Order> orders) {
        this.accountId = accountId;
        days = new int[orders.size()];
        sums = new long[days.length + 1];
        for (int i = 0; i < days.length; i++) {
            Order order = orders.get(i);
            days[i] = Days.epoch(order.on());
            sums[i + 1] = Math.addExact(
                    sums[i], Mrr.of(order.currency(), order.amount()).units());
        }
    }

    AccountId accountId() {
        return accountId;
    }

    int size() {
        return days.length;
    }

    int day(int order) {
        return days[order];
    }

    int firstDay() {
        return days[0];
    }

    /** How many orders were placed by the end of a day. */
    private int placedBy(int day) {
        int low = 0;
        int high = days.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (days[middle] <= day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What was ordered after {@code from} and by the end of {@code to}. */
    long units(int from, int to) {
        return sums[placedBy(to)] - sums[placedBy(from)];
    }

    /** Whether anything was ordered after {@code from} and by the end of {@code to}. */
    boolean bought(int from, int to) {
        return placedBy(to) > placedBy(from);
    }

    int[] distinctDays() {
        return Arrays.stream(days).distinct().toArray();
    }
}
