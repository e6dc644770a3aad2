package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.action.AdvocacyCandidate;
import dev.bearing.action.LeadStatus;
import dev.bearing.action.OpenLead;
import dev.bearing.action.QualifiedLead;
import dev.bearing.action.ReferredRevenue;
import dev.bearing.action.WorkItem;
import dev.bearing.action.WorkKind;
import dev.bearing.action.WorkPolicy;
import dev.bearing.interaction.Accountability;
import dev.bearing.interaction.Task;
import dev.bearing.journey.AdvocacyKind;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import dev.bearing.value.Rate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/** Gathers everything that could be done today, whatever it is expected to bring. */
final class WorkSources {

    private static final int YEAR = 12;

    private final SuccessReview review;
    private final ActionReview actions;
    private final Journeys journeys;
    private final WorkPolicy policy;

    WorkSources(SuccessReview review, ActionReview actions, Journeys journeys) {
        this.review = review;
        this.journeys = journeys;
        this.actions = actions;
        this.policy = review.playbook().actions().work();
    }

    List<WorkItem> items(List<ActingAccount> customers) {
        Map<AccountId, CurrencyUnit> currencies = new HashMap<>();
        customers.forEach(
                customer -> customer.currency().ifPresent(currency -> currencies.put(customer.id(), currency)));
        List<WorkItem> items = new ArrayList<>();
        actions.leads().qualified().forEach(lead -> items.add(of(lead)));
        Set<AccountId> leaving = leaving(customers);
        actions.leads().open().stream()
                .filter(lead -> !leaving.contains(lead.lead().accountId()))
                .forEach(lead -> items.add(of(lead)));
        actions.advocacyMoments().stream()
                .filter(AdvocacyCandidate::isEligible)
                .forEach(moment -> Optional.ofNullable(currencies.get(moment.accountId()))
                        .ifPresent(currency -> items.add(of(moment, currency))));
        items.addAll(new InterventionWork(review, policy, journeys).items(customers));
        items.addAll(new SaveWork(review, policy).items(customers));
        customers.forEach(customer -> Optional.ofNullable(currencies.get(customer.id()))
                .ifPresent(currency -> {
                    tasks(customer, currency, items);
                    statements(customer, currency).ifPresent(items::add);
                }));
        return List.copyOf(items);
    }

    /** Who has said that it leaves: nobody sells to it. */
    private static Set<AccountId> leaving(List<ActingAccount> customers) {
        return customers.stream()
                .filter(customer ->
                        customer.currency().flatMap(customer::notice).isPresent())
                .map(ActingAccount::id)
                .collect(Collectors.toSet());
    }

    private WorkItem of(QualifiedLead lead) {
        return WorkItem.builder(
                        lead.accountId(),
                        WorkKind.LEAD,
                        lead.expansion().id(),
                        lead.expansion().annualValue().getCurrencyUnit())
                .milestone(lead.milestone())
                .reason(String.join("; ", lead.reasons()))
                .gain(lead.chance().expectedValue())
                .effortHours(policy.hours(WorkKind.LEAD, lead.expansion().id()))
                .build();
    }

    private WorkItem of(OpenLead lead) {
        long days = ChronoUnit.DAYS.between(lead.lead().openedOn(), review.asOf());
        String standing = lead.status() == LeadStatus.OPEN ? "nobody has taken it up yet" : "it waits for an answer";
        return WorkItem.builder(
                        lead.lead().accountId(),
                        WorkKind.LEAD,
                        lead.expansion().id(),
                        lead.expansion().annualValue().getCurrencyUnit())
                .reason("a lead has been open since " + lead.lead().openedOn() + ", "
                        + (days == 0 ? "today" : days(days)) + "; " + standing)
                .gain(lead.chance().expectedValue())
                .effortHours(policy.hours(WorkKind.LEAD, lead.expansion().id()))
                .build();
    }

    private WorkItem of(AdvocacyCandidate moment, CurrencyUnit currency) {
        String kind = moment.kind().name().toLowerCase(Locale.ROOT);
        return WorkItem.builder(moment.accountId(), WorkKind.ADVOCACY_ASK, kind, currency)
                .milestone(moment.milestone())
                .reason(String.join("; ", moment.reasons()))
                .gain(
                        moment.kind() == AdvocacyKind.REFERRAL
                                ? referral(currency)
                                : Answer.unknown(
                                        Answer.Reason.NOT_CONFIGURED,
                                        "nobody can say in money what a " + kind + " is worth"))
                .effortHours(policy.hours(WorkKind.ADVOCACY_ASK, kind))
                .build();
    }

    /** Asks from which an account came × accounts sent that paid × what one of those pays a year. */
    private Answer<Estimate> referral(CurrencyUnit currency) {
        ReferredRevenue referred = actions.referredRevenue(currency);
        if (referred.paying() == 0) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "no account that was sent pays in " + currency);
        }
        Rate yield = actions.advocacy().referralYield();
        double year = YEAR * referred.mrr().toDouble() / referred.paying();
        return yield.fraction()
                .flatMap(speaks -> actions.referredAccounts()
                        .paidShare()
                        .fraction()
                        .flatMap(pays -> Answer.known(
                                new Estimate(
                                        speaks * pays * year,
                                        yield.interval()
                                                .map(ends -> Interval.of95(
                                                        ends.lower() * pays * year, ends.upper() * pays * year))),
                                Explanation.product(
                                        "yield x paid share x a year",
                                        List.of(
                                                new Contribution("asks from which an account came", speaks),
                                                new Contribution("accounts sent that ever paid", pays),
                                                new Contribution("what one pays a year", year))))));
    }

    private void tasks(ActingAccount customer, CurrencyUnit currency, List<WorkItem> items) {
        Accountability tasks = Accountability.of(customer.facts().view().facts(Task.class), customer.asOf());
        for (Task task : tasks.overdue()) {
            WorkItem.Builder item = WorkItem.builder(customer.id(), WorkKind.TASK, task.task(), currency)
                    .reason("due on " + task.dueOn() + ", "
                            + days(ChronoUnit.DAYS.between(task.dueOn(), customer.asOf())) + " ago; taken on by "
                            + party(task))
                    .gain(Answer.unknown(
                            Answer.Reason.INSUFFICIENT_DATA, "what comes of one task in time nobody has measured"))
                    .effortHours(policy.hours(WorkKind.TASK, task.task()));
            task.milestone().ifPresent(item::milestone);
            items.add(item.build());
        }
    }

    private static String days(long days) {
        return days == 1 ? "1 day" : days + " days";
    }

    private static String party(Task task) {
        return switch (task.party()) {
            case VENDOR -> "the vendor";
            case CUSTOMER -> "the customer";
            case THIRD_PARTY -> "a third party";
        };
    }

    private Optional<WorkItem> statements(ActingAccount customer, CurrencyUnit currency) {
        return customer.review()
                .outcome()
                .filter(outcome -> outcome.statement().stale().toOptional().orElse(false))
                .map(outcome -> WorkItem.builder(customer.id(), WorkKind.STALE_OUTCOME, "desired outcome", currency)
                        .reason("what it wants was said last on "
                                + outcome.statement().statedOn().orElseThrow() + ", more than "
                                + outcome.statement().policy().statedDays() + " days ago")
                        .gain(Answer.unknown(
                                Answer.Reason.INSUFFICIENT_DATA, "what comes of asking anew nobody has measured"))
                        .effortHours(policy.hours(WorkKind.STALE_OUTCOME, "desired outcome"))
                        .build());
    }
}
