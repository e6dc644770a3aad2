package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.action.RenewalChance;
import dev.bearing.action.RenewalOutlook;
import dev.bearing.action.SaveAction;
import dev.bearing.action.WorkItem;
import dev.bearing.action.WorkKind;
import dev.bearing.action.WorkPolicy;
import dev.bearing.churn.CancelFlow;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * Customers who may leave soon: their term ends while they are heading the wrong way, or they set out to cancel and did
 * not. Which terms those are the calendar of renewals says, with what to do. The gain is the share that stayed of those
 * who set out to cancel before × the probability to leave × a year of what the customer pays: as if as many could be
 * kept again.
 */
final class SaveWork {

    private static final int YEAR = 12;

    private final SuccessReview review;
    private final WorkPolicy policy;
    private final Rate kept;
    private final Rate leftAfterIntent;

    SaveWork(SuccessReview review, WorkPolicy policy, Collection<AccountCase> cases) {
        this.review = review;
        this.policy = policy;
        long flows = 0;
        long stayed = 0;
        long intents = 0;
        long left = 0;
        for (AccountCase account : cases) {
            for (CancelFlow flow : account.view().facts(CancelFlow.class)) {
                LocalDate last = flow.on().plusDays(policy.keptDays());
                if (last.isAfter(review.asOf())) {
                    continue;
                }
                boolean there = account.revenue().isCustomerOn(last);
                flows++;
                stayed += there ? 1 : 0;
                if (flow.outcome() != CancelFlow.Outcome.CANCELLED) {
                    intents++;
                    left += there ? 0 : 1;
                }
            }
        }
        kept = Rate.ofCounts(stayed, flows).named("attempts to cancel", "stayed " + policy.keptDays() + " days");
        leftAfterIntent = Rate.ofCounts(left, intents)
                .named("attempts to cancel that were not carried out", "left within " + policy.keptDays() + " days");
    }

    List<WorkItem> items(List<ActingAccount> customers) {
        Map<AccountId, ActingAccount> byId = new HashMap<>();
        customers.forEach(customer -> byId.put(customer.id(), customer));
        List<WorkItem> items = new ArrayList<>();
        LocalDate last = review.asOf().plusDays(policy.renewalDays());
        for (RenewalOutlook outlook : review.renewalCalendar().outlooks()) {
            ActingAccount customer = byId.get(outlook.accountId());
            if (customer != null && !outlook.term().termEndsOn().isAfter(last)) {
                outlook.save().ifPresent(save -> items.add(renewal(outlook, save)));
            }
        }
        customers.forEach(customer -> intent(customer).ifPresent(items::add));
        return items;
    }

    private WorkItem renewal(RenewalOutlook outlook, SaveAction save) {
        Mrr amount = outlook.atStake().orElseThrow();
        String todo = save.intervention()
                .map(chosen -> "; the playbook has " + chosen.id() + " for it: " + save.choice())
                .orElse("");
        return WorkItem.builder(outlook.accountId(), WorkKind.RENEWAL_SAVE, save.contractId(), amount.currency())
                .reason("its term ends on " + save.termEndsOn() + "; " + String.join("; ", save.reasons()) + todo)
                .gain(gain(outlook.chance().map(RenewalChance::lossProbability), amount))
                .effortHours(policy.hours(WorkKind.RENEWAL_SAVE, save.contractId()))
                .build();
    }

    private Optional<WorkItem> intent(ActingAccount customer) {
        Optional<CurrencyUnit> currency = customer.currency();
        Optional<CancelFlow> last = customer.facts().view().facts(CancelFlow.class).stream()
                .filter(flow -> flow.outcome() != CancelFlow.Outcome.CANCELLED
                        && ChronoUnit.DAYS.between(flow.on(), customer.asOf()) < policy.intentDays())
                .max(Comparator.comparing(CancelFlow::on));
        if (currency.isEmpty()
                || last.isEmpty()
                || customer.notice(currency.get()).isPresent()) {
            return Optional.empty();
        }
        CancelFlow flow = last.get();
        return Optional.of(WorkItem.builder(
                        customer.id(), WorkKind.CANCEL_INTENT, "attempt of " + flow.on(), currency.get())
                .reason("it set out to cancel on " + flow.on() + " and was "
                        + flow.outcome().name().toLowerCase(Locale.ROOT)
                        + flow.reason().map(words -> ": " + words).orElse(""))
                .gain(gain(
                        leftAfterIntent.fraction(), customer.facts().revenue().mrrOn(customer.asOf(), currency.get())))
                .effortHours(policy.hours(WorkKind.CANCEL_INTENT, ""))
                .build());
    }

    private Answer<Estimate> gain(Answer<Double> leaves, Mrr amount) {
        if (!amount.isPositive()) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "it pays nothing today");
        }
        double year = YEAR * amount.toDouble();
        return kept.fraction()
                .flatMap(stay -> leaves.flatMap(gone -> Answer.known(
                        new Estimate(
                                stay * gone * year,
                                kept.interval()
                                        .map(ends ->
                                                Interval.of95(ends.lower() * gone * year, ends.upper() * gone * year))),
                        Explanation.product(
                                "kept share x probability to leave x a year",
                                List.of(
                                        new Contribution("stayed of those who set out to cancel", stay),
                                        new Contribution("probability to leave", gone),
                                        new Contribution("a year of what it pays", year))))));
    }
}
