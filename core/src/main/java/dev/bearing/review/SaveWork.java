package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.action.RenewalChance;
import dev.bearing.action.RenewalOutlook;
import dev.bearing.action.SaveAction;
import dev.bearing.action.WorkItem;
import dev.bearing.action.WorkKind;
import dev.bearing.action.WorkPolicy;
import dev.bearing.churn.CancelFlow;
import dev.bearing.churn.CancelFlowReport;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * Customers who may leave soon: their term ends while they are heading the wrong way, they set out to cancel and did
 * not, or they did what told of leaving before. Which terms those are the calendar of renewals says. The gain is the
 * share of durable saves among those who set out to cancel before × the probability to leave × a year of what the
 * customer pays: as if as many could be kept again.
 */
final class SaveWork {

    private static final int YEAR = 12;

    private final SuccessReview review;
    private final WorkPolicy policy;
    private final Rate kept;
    private final Answer<Double> leavesAfterAttempt;
    private final CancelIntents intents;

    SaveWork(SuccessReview review, WorkPolicy policy) {
        this.review = review;
        this.policy = policy;
        CancelFlowReport flows = review.churn().cancelFlows();
        this.kept = flows.durableSaveRate();
        this.leavesAfterAttempt = flows.lastingShare().map(lasting -> 1 - lasting.value());
        this.intents = new CancelIntents(review);
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
                .map(chosen -> "; to do is " + chosen.id() + ": " + save.choice())
                .orElse("");
        return WorkItem.builder(outlook.accountId(), WorkKind.RENEWAL_SAVE, save.contractId(), amount.currency())
                .reason("its term ends on " + save.termEndsOn() + "; " + String.join("; ", save.reasons()) + todo)
                .gain(
                        save.intervention().isPresent()
                                ? lessCost(gain(outlook, amount), save.cost(), amount.currency())
                                : gain(outlook, amount))
                .effortHours(policy.hours(WorkKind.RENEWAL_SAVE, save.contractId()))
                .build();
    }

    private Answer<Estimate> gain(RenewalOutlook outlook, Mrr amount) {
        return gain(outlook.chance().map(RenewalChance::lossProbability), amount);
    }

    /** Takes off what the intervention costs, in whose currency the gain has to be. */
    private static Answer<Estimate> lessCost(
            Answer<Estimate> gain, Answer<EstimatedMoney> cost, CurrencyUnit currency) {
        return gain.flatMap(expected -> cost.flatMap(spent -> spent.currency().equals(currency) || spent.amount() == 0
                ? Answer.known(
                        new Estimate(
                                expected.value() - spent.amount(),
                                expected.interval()
                                        .map(ends -> new Interval(
                                                ends.lower() - spent.amount(),
                                                ends.upper() - spent.amount(),
                                                ends.level()))),
                        Explanation.sum(
                                "kept share x probability to leave x a year - cost",
                                List.of(
                                        new Contribution("expected", expected.value()),
                                        new Contribution("cost", -spent.amount()))))
                : Answer.unknown(Answer.Reason.NOT_CONFIGURED, "its cost is not in " + currency)));
    }

    private Optional<WorkItem> intent(ActingAccount customer) {
        Optional<CurrencyUnit> currency = customer.currency();
        if (currency.isEmpty() || customer.notice(currency.get()).isPresent()) {
            return Optional.empty();
        }
        Mrr pays = customer.facts().revenue().mrrOn(customer.asOf(), currency.get());
        Optional<CancelFlow> last = intents.attempt(customer);
        if (last.isPresent()) {
            CancelFlow flow = last.get();
            return Optional.of(talk(
                    customer, "attempt of " + flow.on(), CancelIntents.words(flow), gain(leavesAfterAttempt, pays)));
        }
        return intents.signal(customer)
                .map(signal -> talk(
                        customer,
                        signal.kind(),
                        CancelIntents.words(signal),
                        gain(
                                review.churn()
                                        .cancelIntent()
                                        .flatMap(report -> report.precision().fraction()),
                                pays)));
    }

    private WorkItem talk(ActingAccount customer, String subject, String reason, Answer<Estimate> gain) {
        return WorkItem.builder(
                        customer.id(),
                        WorkKind.CANCEL_INTENT,
                        subject,
                        customer.currency().orElseThrow())
                .reason(reason)
                .gain(gain)
                .effortHours(policy.hours(WorkKind.CANCEL_INTENT, subject))
                .build();
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
                                        new Contribution("durable saves of those who set out to cancel", stay),
                                        new Contribution("probability to leave", gone),
                                        new Contribution("a year of what it pays", year))))));
    }
}
