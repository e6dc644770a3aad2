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
        RevenuePolicy policy = account.policy();
        RevenuePolicy steady = patient(policy)
                .discounts(policy.discounts().foreverCounts() ? DiscountPolicy.foreverOnly() : DiscountPolicy.none())
                .build();
        long units = 0;
        for (Subscription subscription : known(account, scheduled, currency)) {
            boolean unpaid = isUnpaid(subscription, account);
            long later = on(day, subscription, steady)
                    .filter(segment -> !unpaid || segment.state().status() != PriceStatus.PAST_DUE)
                    .map(Segment::units)
                    .orElse(0L);
            units = Math.addExact(units, later);
        }
        return Mrr.ofUnits(currency, units);
    }

    /** The churn of an account up to a later day, if what is overdue and still counts goes on counting. */
    static List<Movement> churn(
            AccountRevenue account, List<PriceState> scheduled, CurrencyUnit currency, LocalDate day) {
        RevenuePolicy patient = patient(account.policy()).build();
        List<Segment> segments = new ArrayList<>();
        for (Subscription subscription : known(account, scheduled, currency)) {
            boolean unpaid = isUnpaid(subscription, account);
            Segment.of(subscription, patient).stream()
                    .filter(segment -> !unpaid || segment.state().status() != PriceStatus.PAST_DUE)
                    .forEach(segments::add);
        }
        AccountLine line = new AccountLine(
                account.accountId(), currency, Classifier.steps(segments, patient, (int) day.toEpochDay()));
        List<Movement> churn = new ArrayList<>();
        for (int i = line.stepOn((int) account.asOf().toEpochDay()) + 1; i < line.size(); i++) {
            if (line.leaves(i)) {
                churn.add(line.movement(i));
            }
        }
        return List.copyOf(churn);
    }

    /** What an account pays on a day for bills that are overdue and still count, in units. */
    static long atRisk(AccountRevenue account, CurrencyUnit currency, int day) {
        long units = 0;
        for (Subscription subscription : account.subscriptions()) {
            if (subscription.states().get(0).currency().equals(currency)) {
                long own = on(LocalDate.ofEpochDay(day), subscription, account.policy())
                        .filter(segment -> segment.state().status() == PriceStatus.PAST_DUE)
                        .map(Segment::units)
                        .orElse(0L);
                units = Math.addExact(units, own);
            }
        }
        return units;
    }

    /** The policy without an end of grace. */
    private static RevenuePolicy.Builder patient(RevenuePolicy policy) {
        return policy.toBuilder(policy.name()).unlimitedPastDueGrace();
    }

    /** The subscriptions of a currency with all that is known of later days. */
    private static List<Subscription> known(AccountRevenue account, List<PriceState> scheduled, CurrencyUnit currency) {
        List<PriceState> states = new ArrayList<>(scheduled);
        account.subscriptions().forEach(subscription -> states.addAll(subscription.states()));
        states.removeIf(state -> !state.currency().equals(currency));
        return Subscription.chained(states);
    }

    private static boolean isUnpaid(Subscription subscription, AccountRevenue account) {
        return on(account.asOf(), subscription, account.policy())
                .filter(segment -> segment.type() == Segment.Type.UNPAID)
                .isPresent();
    }

    private static Optional<Segment> on(LocalDate day, Subscription subscription, RevenuePolicy policy) {
        long at = day.toEpochDay();
        return Segment.of(subscription, policy).stream()
                .filter(segment -> segment.start() <= at && at < segment.end())
                .findFirst();
    }
}
