package dev.bearing.revenue;

import dev.bearing.account.KnownFacts;
import dev.bearing.value.Mrr;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
            boolean unpaid = on(account.asOf(), subscription, policy)
                    .filter(segment -> segment.type() == Segment.Type.UNPAID)
                    .isPresent();
            long later = on(day, subscription, steady)
                    .filter(segment -> !unpaid || segment.state().status() != PriceStatus.PAST_DUE)
                    .map(Segment::units)
                    .orElse(0L);
            units = Math.addExact(units, later);
        }
        return Mrr.ofUnits(currency, units);
    }

    private static Optional<Segment> on(LocalDate day, Subscription subscription, RevenuePolicy policy) {
        long at = day.toEpochDay();
        return Segment.of(subscription, policy).stream()
                .filter(segment -> segment.start() <= at && at < segment.end())
                .findFirst();
    }
}
