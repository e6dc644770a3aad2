package dev.bearing.revenue;

import dev.bearing.account.KnownFacts;
import dev.bearing.value.Mrr;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;

/** Recurring revenue of a later day, as far as it is committed today. */
final class CommittedRevenue {

    private CommittedRevenue() {}

    /** The states that begin after a day and were recorded by then, each in the version recorded last. */
    static List<PriceState> scheduled(List<PriceState> distinct, LocalDate asOf) {
        List<PriceState> recorded = distinct.stream()
                .filter(state -> !state.recordedOn().isAfter(asOf))
                .toList();
        return KnownFacts.latest(recorded).stream()
                .filter(state -> state.from().isAfter(asOf))
                .toList();
    }

    static Mrr of(AccountRevenue account, List<PriceState> scheduled, CurrencyUnit currency, LocalDate day) {
        List<PriceState> states = new ArrayList<>(scheduled);
        account.subscriptions().forEach(subscription -> states.addAll(subscription.states()));
        states.removeIf(state -> !state.currency().equals(currency));
        RevenuePolicy policy = account.policy();
        RevenuePolicy steady = policy.toBuilder(policy.name())
                .discounts(policy.discounts().foreverCounts() ? DiscountPolicy.foreverOnly() : DiscountPolicy.none())
                .unlimitedPastDueGrace()
                .build();
        long units = 0;
        for (Subscription subscription : Subscription.chained(states)) {
            Segments now = segments(subscription, policy);
            int today = now.on((int) account.asOf().toEpochDay());
            boolean unpaid = today >= 0 && now.type[today] == Segments.UNPAID;
            Segments later = segments(subscription, steady);
            int then = later.on((int) day.toEpochDay());
            if (then >= 0
                    && !(unpaid && subscription.states().get(later.row[then]).status() == PriceStatus.PAST_DUE)) {
                units = Math.addExact(units, later.units[then]);
            }
        }
        return Mrr.ofUnits(currency, units);
    }

    private static Segments segments(Subscription subscription, RevenuePolicy policy) {
        PolicyTerms terms = new PolicyTerms(policy, subscription.states().size());
        AccountRows rows = new AccountRows();
        rows.add(subscription, 0, terms);
        Segments segments = new Segments(terms);
        segments.cut(rows);
        return segments;
    }
}
