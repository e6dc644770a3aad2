package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.action.WorkItem;
import dev.bearing.action.WorkKind;
import dev.bearing.action.WorkPolicy;
import dev.bearing.interaction.Accountability;
import dev.bearing.interaction.Task;
import dev.bearing.journey.Intervention;
import dev.bearing.journey.InterventionEvent;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.JourneyStanding;
import dev.bearing.journey.JourneyState;
import dev.bearing.journey.SuccessGap;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/**
 * Interventions that could be done for customers: those that are due by their trigger, and those for the leg on which a
 * customer is stuck or where a gap was found. The gain is the difference of crossing that goes together with the
 * intervention × what crossing is worth - the cost.
 */
final class InterventionWork {

    private final SuccessReview review;
    private final WorkPolicy policy;
    private final Journeys journeys;
    private final Map<String, InterventionReview> byId = new LinkedHashMap<>();
    private final Map<String, Set<AccountId>> due = new HashMap<>();
    private final Set<List<Object>> atGap = new HashSet<>();
    private final CostCurrency costs;

    /** What is to be done on which leg, and why. */
    private record Choice(Intervention intervention, JourneyProgress progress, String reason) {}

    InterventionWork(SuccessReview review, WorkPolicy policy, Journeys journeys) {
        this.review = review;
        this.journeys = journeys;
        this.policy = policy;
        this.costs = review.costs();
        review.interventions().forEach(one -> {
            byId.put(one.intervention().id(), one);
            due.put(one.intervention().id(), new HashSet<>(one.due()));
        });
        if (!byId.isEmpty()) {
            for (SuccessGap gap : review.gaps().found()) {
                gap.waiting().forEach(account -> atGap.add(List.of(account, gap.to())));
            }
        }
    }

    List<WorkItem> items(List<ActingAccount> customers) {
        List<WorkItem> items = new ArrayList<>();
        if (byId.isEmpty()) {
            return items;
        }
        for (ActingAccount customer : customers) {
            Optional<CurrencyUnit> currency = customer.currency();
            if (currency.isPresent() && customer.notice(currency.get()).isEmpty()) {
                Map<String, Choice> choices = new LinkedHashMap<>();
                customer.paths().forEach(progress -> choose(customer, progress, choices));
                choices.values().forEach(choice -> items.add(item(customer, choice, currency.get())));
            }
        }
        return items;
    }

    private void choose(ActingAccount customer, JourneyProgress progress, Map<String, Choice> choices) {
        JourneyStanding standing = JourneyStanding.of(
                progress,
                journeys.legs(progress.path()),
                Accountability.of(customer.facts().view().facts(Task.class), customer.asOf()));
        for (JourneyStanding.LegStanding leg : standing.legs()) {
            String milestone = leg.leg().milestone().id();
            boolean stuck =
                    leg.state().toOptional().filter(JourneyState.STUCK::equals).isPresent();
            boolean gap = atGap.contains(List.of(customer.id(), milestone));
            if (stuck || gap) {
                String reason = (stuck ? "stuck: " : "waits at a gap: ") + leg.reason();
                review.playbook()
                        .interventions()
                        .nextFor(milestone, progress, customer.facts().view().facts(InterventionEvent.class))
                        .ifPresent(next -> choices.putIfAbsent(next.id(), new Choice(next, progress, reason)));
            }
        }
        byId.forEach((id, one) -> {
            boolean here = one.intervention()
                    .gap()
                    .map(milestone -> progress.openLegs().stream()
                            .anyMatch(leg -> leg.milestone().id().equals(milestone)))
                    .orElse(true);
            if (here && due.getOrDefault(id, Set.of()).contains(customer.id())) {
                choices.putIfAbsent(id, new Choice(one.intervention(), progress, "due by its trigger"));
            }
        });
    }

    private WorkItem item(ActingAccount customer, Choice choice, CurrencyUnit currency) {
        WorkItem.Builder item = WorkItem.builder(
                        customer.id(),
                        WorkKind.INTERVENTION,
                        choice.intervention().id(),
                        currency)
                .reason(choice.reason())
                .gain(gain(customer, choice, currency))
                .effortHours(policy.hours(
                        WorkKind.INTERVENTION, choice.intervention().id()));
        choice.intervention().gap().ifPresent(item::milestone);
        return item.build();
    }

    private Answer<Estimate> gain(ActingAccount customer, Choice choice, CurrencyUnit currency) {
        InterventionReview known = byId.get(choice.intervention().id());
        if (known == null || choice.intervention().gap().isEmpty()) {
            return Answer.unknown(Answer.Reason.NOT_CONFIGURED, "the intervention names no gap");
        }
        Answer<EstimatedMoney> cost = cost(choice.intervention(), currency);
        Answer<EstimatedMoney> book = known.worth().flatMap(worth -> costs.convert(worth, currency));
        String goal = choice.intervention().gap().get();
        Answer<EstimatedMoney> worth =
                book.isKnown() ? book : CrossingWorth.of(customer, choice.progress(), goal, currency);
        return known.effect()
                .flatMap(effect -> cost.flatMap(price -> worth.flatMap(each -> effect.expectedValue(1, each, price))));
    }

    /** Returns what it costs in the customer's currency, at the rate of the review's day. */
    private Answer<EstimatedMoney> cost(Intervention intervention, CurrencyUnit currency) {
        double amount = intervention.cost().doubleValue();
        return amount == 0
                ? Answer.known(EstimatedMoney.zero(currency))
                : costs.currency()
                        .map(unit -> costs.convert(EstimatedMoney.of(unit, amount), currency))
                        .orElseGet(() -> Answer.unknown(
                                Answer.Reason.NOT_CONFIGURED,
                                "the playbook does not name the currency in which costs are"));
    }
}
