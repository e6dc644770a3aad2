package dev.bearing.revenue;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import dev.bearing.internal.ExactAmounts;
import dev.bearing.value.Mrr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;

/** One account's orders of one currency in columns, sorted by day; exact amounts in units of {@link Mrr}. */
@SuppressWarnings("EnumOrdinal") // a step holds ordinals
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
            sums[i + 1] = ExactAmounts.plus(
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

    /** What was ordered within a window that ends with each day up to the last, as a line of steps. */
    AccountLine trailing(CurrencyUnit currency, int windowDays, int last) {
        TreeSet<Integer> changes = new TreeSet<>();
        for (int day : days) {
            changes.add(day);
            changes.add((int) Math.min((long) day + windowDays, Integer.MAX_VALUE));
        }
        List<AccountLine.Step> steps = new ArrayList<>(changes.size());
        long before = 0;
        for (int day : changes.headSet(last, true)) {
            long units = units(day - windowDays, day);
            if (units != before) {
                steps.add(new AccountLine.Step(
                        day,
                        units,
                        units > 0 ? CustomerState.PAYING : CustomerState.LOST,
                        kind(before, units, steps.isEmpty()).ordinal(),
                        MovementReason.UNSPECIFIED));
                before = units;
            }
        }
        return new AccountLine(accountId, currency, steps);
    }

    private static MovementKind kind(long before, long after, boolean first) {
        if (before == 0) {
            return first ? MovementKind.NEW : MovementKind.REACTIVATION;
        }
        MovementKind less = after == 0 ? MovementKind.CHURN : MovementKind.CONTRACTION;
        return after > before ? MovementKind.EXPANSION : less;
    }

    int[] distinctDays() {
        return Arrays.stream(days).distinct().toArray();
    }
}
