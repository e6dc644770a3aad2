package dev.bearing.revenue;

import dev.bearing.account.KnownFacts;
import dev.bearing.internal.ExactAmounts;
import dev.bearing.value.Mrr;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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
        RevenuePolicy steady = patient(policy)
                .discounts(policy.discounts().foreverCounts() ? DiscountPolicy.foreverOnly() : DiscountPolicy.none())
                .build();
        long units = 0;
        for (Subscription subscription : known(account, scheduled, currency)) {
            boolean unpaid = isUnpaid(subscription, account);
            Segments later = segments(subscription, steady);
            int then = later.on((int) day.toEpochDay());
            if (then >= 0 && !(unpaid && isPastDue(subscription, later, then))) {
                units = ExactAmounts.plus(units, later.units[then]);
            }
        }
        return Mrr.ofUnits(currency, units);
    }

    /** The churn of an account up to a later day, if what is overdue and still counts goes on counting. */
    static List<Movement> churn(
            AccountRevenue account, List<PriceState> scheduled, CurrencyUnit currency, LocalDate day) {
        RevenuePolicy patient = patient(account.policy()).build();
        PolicyTerms terms = new PolicyTerms(patient, 0);
        AccountRows rows = new AccountRows();
        long number = 0;
        BitSet dropped = new BitSet();
        int states = 0;
        for (Subscription subscription : known(account, scheduled, currency)) {
            boolean unpaid = isUnpaid(subscription, account);
            for (PriceState state : subscription.states()) {
                dropped.set(states++, unpaid && state.status() == PriceStatus.PAST_DUE);
            }
            rows.add(subscription, number++, terms);
        }
        StepBuffer steps = new StepBuffer(2 * rows.size());
        new Classifier(RowLayout.FULL, terms, (int) day.toEpochDay()).classifyWithout(dropped, rows, steps);
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
        Segments now = segments(subscription, account.policy());
        int today = now.on((int) account.asOf().toEpochDay());
        return today >= 0 && now.type[today] == Segments.UNPAID;
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
