package dev.bearing.revenue;

import dev.bearing.account.KnownFacts;
import dev.bearing.internal.ExactAmounts;
import dev.bearing.value.Mrr;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.CurrencyUnit;

/** Recurring revenue of a later day, as far as it is committed today. */
final class CommittedRevenue {

    private CommittedRevenue() {}

    /**
     * The states that begin after a day and were recorded by then, each in the version recorded last, as known then.
     */
    static List<PriceState> scheduled(List<PriceState> distinct, LocalDate asOf) {
        List<PriceState> recorded = distinct.stream()
                .filter(state -> !state.recordedOn().isAfter(asOf))
                .toList();
        return KnownFacts.latest(recorded).stream()
                .filter(state -> state.from().isAfter(asOf))
                .map(state -> state.asKnownOn(asOf))
                .toList();
    }

    static Mrr of(AccountRevenue account, List<PriceState> scheduled, CurrencyUnit currency, LocalDate day) {
        RevenuePolicy policy = account.policy();
        RevenuePolicy steady = policy.toBuilder(policy.name())
                .discounts(policy.discounts().foreverCounts() ? DiscountPolicy.foreverOnly() : DiscountPolicy.none())
                .build();
        long units = 0;
        for (Subscription subscription : known(account, scheduled, currency)) {
            Segments later = segments(subscription, steady);
            int then = later.on((int) day.toEpochDay());
            units = then < 0 ? units : ExactAmounts.plus(units, later.units[then]);
        }
        return Mrr.ofUnits(currency, units);
    }

    /** The churn of an account up to a later day, if what is overdue and still counts goes on counting. */
    static List<Movement> churn(
            AccountRevenue account, List<PriceState> scheduled, CurrencyUnit currency, LocalDate day) {
        PolicyTerms terms = new PolicyTerms(account.policy(), 0);
        AccountRows rows = new AccountRows();
        long number = 0;
        for (Subscription subscription : known(account, scheduled, currency)) {
            rows.add(subscription, number++, terms);
        }
        StepBuffer steps = new StepBuffer(2 * rows.size());
        new Classifier(RowLayout.FULL, terms, (int) day.toEpochDay()).classify(rows, steps);
        AccountLine line = new AccountLine(account.accountId(), currency, steps);
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
                Segments segments = segments(subscription, account.policy());
                int at = segments.on(day);
                if (at >= 0 && isPastDue(subscription, segments, at)) {
                    units = ExactAmounts.plus(units, segments.units[at]);
                }
            }
        }
        return units;
    }

    /** The subscriptions of a currency with all that is known of later days; what is overdue and counts is paid. */
    private static List<Subscription> known(AccountRevenue account, List<PriceState> scheduled, CurrencyUnit currency) {
        List<PriceState> states = new ArrayList<>(scheduled);
        account.subscriptions().forEach(subscription -> states.addAll(subscription.states()));
        states.removeIf(state -> !state.currency().equals(currency));
        OptionalInt grace = account.policy().pastDueGraceDays();
        List<Subscription> chained = Subscription.chained(states);
        return grace.isEmpty()
                ? chained
                : chained.stream()
                        .map(subscription ->
                                settled(subscription, account.asOf().minusDays(grace.getAsInt())))
                        .toList();
    }

    /** As if what has been overdue since after a day were paid: overdue states without a gap are one stretch. */
    private static Subscription settled(Subscription subscription, LocalDate lastOfGrace) {
        List<PriceState> states = new ArrayList<>();
        Optional<LocalDate> overdueTo = Optional.empty();
        LocalDate since = LocalDate.MIN;
        for (PriceState state : subscription.states()) {
            if (state.status() != PriceStatus.PAST_DUE) {
                states.add(state);
                continue;
            }
            since = overdueTo.equals(Optional.of(state.from())) ? since : state.from();
            overdueTo = state.to();
            states.add(since.isAfter(lastOfGrace) ? state.paid() : state);
        }
        return new Subscription(subscription.subscriptionId(), states);
    }

    private static boolean isPastDue(Subscription subscription, Segments segments, int segment) {
        return subscription.states().get(segments.row[segment]).status() == PriceStatus.PAST_DUE;
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
