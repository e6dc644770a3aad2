package dev.bearing.review;

import dev.bearing.revenue.Order;
import dev.bearing.revenue.OrderLedger;
import dev.bearing.revenue.OrderPolicy;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;

/**
 * The repurchase window of each currency in which anything was ordered: the one that is written, else the shortest that
 * covers nine of ten repurchases.
 */
final class OrderWindows {

    private static final double COVERED = 0.9;

    /** Any window: the time between orders does not depend on it. */
    private static final OrderPolicy ANY = OrderPolicy.ofWindow(1);

    private OrderWindows() {}

    static SortedMap<CurrencyUnit, OrderPolicy> of(
            Optional<OrderPolicy> written, List<AccountCase> accounts, LocalDate asOf, List<String> derived) {
        List<Order> orders = accounts.stream()
                .flatMap(account -> account.view().facts(Order.class).stream())
                .filter(order -> order.amount().signum() > 0)
                .toList();
        TreeSet<CurrencyUnit> currencies = new TreeSet<>();
        orders.forEach(order -> currencies.add(order.currency()));
        TreeMap<CurrencyUnit, OrderPolicy> windows = new TreeMap<>();
        for (CurrencyUnit currency : currencies) {
            written.or(() -> derive(currency, orders, asOf, derived))
                    .ifPresent(policy -> windows.put(currency, policy));
        }
        return Collections.unmodifiableSortedMap(windows);
    }

    private static Optional<OrderPolicy> derive(
            CurrencyUnit currency, List<Order> orders, LocalDate asOf, List<String> derived) {
        Answer<Integer> days =
                OrderLedger.of(orders, currency, ANY, asOf).gaps().quantile(COVERED);
        derived.add("orders in " + currency + ": "
                + days.fold(
                        known -> "a buyer is active for " + known.value()
                                + " days, the time within which nine of ten repurchases came",
                        unknown -> "none, since nobody has bought twice and no repurchase window is written"));
        return days.toOptional().map(OrderPolicy::ofWindow);
    }
}
