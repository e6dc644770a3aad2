package dev.bearing.review;

import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.value.TierId;
import dev.bearing.vector.TakeHistory;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * What crossing to a milestone is worth to any account, in the currency of costs: where its expansion leads from one
 * tier to another, the difference of their lifetime values; where it is bought within a tier, what it brings in its
 * first year times the share of offers that are taken.
 */
final class LegWorth {

    private LegWorth() {}

    static Answer<EstimatedMoney> of(Benchmarks benchmarks, SuccessMilestone goal) {
        Optional<LogicalExpansion> expansion = goal.expansion();
        if (expansion.isEmpty()) {
            return notConfigured("milestone " + goal.id() + " carries no expansion");
        }
        Optional<CurrencyUnit> currency = Interventions.currencyOfCosts(
                benchmarks.written(), List.copyOf(benchmarks.ladders().keySet()));
        if (currency.isEmpty()) {
            return notConfigured("the playbook does not name the currency in which costs are");
        }
        Optional<TierId> from = expansion.get().fromTier();
        Optional<TierId> to = expansion.get().toTier();
        return from.isPresent() && to.isPresent()
                ? promotion(Optional.ofNullable(benchmarks.ladders().get(currency.get())), from.get(), to.get(), goal)
                : firstYear(benchmarks.journeys().takes(), expansion.get(), goal, currency.get());
    }

    private static Answer<EstimatedMoney> promotion(
            Optional<LadderFit> ladder, TierId from, TierId to, SuccessMilestone goal) {
        return ladder.filter(fit -> fit.has(from) && fit.has(to))
                .map(fit -> fit.model().promotionWorth(from, to))
                .orElseGet(() ->
                        notConfigured("the ladder does not have the tiers of the expansion of milestone " + goal.id()));
    }

    private static Answer<EstimatedMoney> firstYear(
            TakeHistory takes, LogicalExpansion expansion, SuccessMilestone goal, CurrencyUnit currency) {
        if (!expansion.annualValue().getCurrencyUnit().equals(currency)) {
            return notConfigured("the expansion of milestone " + goal.id() + " is not priced in " + currency);
        }
        long offers = takes.offers(goal.id());
        if (offers == 0) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    "no offer of the expansion of milestone " + goal.id() + " was won or lost yet");
        }
        double share = (double) takes.takes(goal.id()) / offers;
        double year = expansion.annualValue().getAmount().doubleValue();
        return Answer.known(
                EstimatedMoney.of(currency, share * year),
                Explanation.product(
                        "take rate x first year",
                        List.of(new Contribution("take rate", share), new Contribution("first year", year))));
    }

    private static <T> Answer<T> notConfigured(String why) {
        return Answer.unknown(Answer.Reason.NOT_CONFIGURED, why);
    }
}
