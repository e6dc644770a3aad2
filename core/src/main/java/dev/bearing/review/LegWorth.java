package dev.bearing.review;

import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.journey.TimeToValue;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.value.TierId;
import dev.bearing.vector.TakeHistory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * What crossing to a milestone is worth to any account, at most, in the currency of costs. Where its expansion leads
 * from one tier to another it is the difference of their lifetime values; else the first year of each expansion there
 * and further on, times the share of its offers that are taken, times the share of those who crossed that come there
 * within a year. It is a ceiling: whoever had to be helped across is taken to go on like all others.
 */
final class LegWorth {

    private static final long YEAR_DAYS = 365;

    private final Learnt learnt;
    private final Collection<AccountCase> cases;
    private final CostCurrency costs;

    LegWorth(Learnt learnt, Collection<AccountCase> cases, CostCurrency costs) {
        this.learnt = learnt;
        this.cases = cases;
        this.costs = costs;
    }

    Answer<EstimatedMoney> of(SuccessPath path, SuccessMilestone goal) {
        if (costs.currency().isEmpty()) {
            return notConfigured("the playbook does not name the currency in which costs are");
        }
        CurrencyUnit currency = costs.currency().get();
        Optional<TierId> from = goal.expansion().flatMap(LogicalExpansion::fromTier);
        Optional<TierId> to = goal.expansion().flatMap(LogicalExpansion::toTier);
        return from.isPresent() && to.isPresent()
                ? promotion(Optional.ofNullable(learnt.ladders().get(currency)), from.get(), to.get(), goal)
                : firstYears(path, goal, currency);
    }

    private static Answer<EstimatedMoney> promotion(
            Optional<LadderFit> ladder, TierId from, TierId to, SuccessMilestone goal) {
        return ladder.filter(fit -> fit.has(from) && fit.has(to))
                .map(fit -> fit.model().promotionWorth(from, to))
                .orElseGet(() ->
                        notConfigured("the ladder does not have the tiers of the expansion of milestone " + goal.id()));
    }

    private Answer<EstimatedMoney> firstYears(SuccessPath path, SuccessMilestone goal, CurrencyUnit currency) {
        List<Contribution> terms = new ArrayList<>();
        Optional<Answer<EstimatedMoney>> missing = Optional.empty();
        double sum = 0;
        for (SuccessMilestone milestone : path.milestones()) {
            if (milestone.expansion().isEmpty()
                    || !CrossingWorth.onwards(path, goal.id()).contains(milestone.id())) {
                continue;
            }
            Answer<EstimatedMoney> year = firstYear(
                            milestone, milestone.expansion().get(), currency)
                    .flatMap(each -> reached(goal, milestone).map(each::multipliedBy));
            if (year instanceof Answer.Known<EstimatedMoney> known) {
                terms.add(new Contribution(milestone.id(), known.value().amount()));
                sum += known.value().amount();
            } else if (missing.isEmpty()) {
                missing = Optional.of(year);
            }
        }
        return terms.isEmpty()
                ? missing.orElseGet(() ->
                        notConfigured("neither milestone " + goal.id() + " nor one after it carries an expansion"))
                : Answer.known(
                        EstimatedMoney.of(currency, sum),
                        Explanation.sum("share that comes there x take rate x first year", terms));
    }

    /** Returns the share of those who reached a milestone that reach another within a year of it. */
    private Answer<Double> reached(SuccessMilestone goal, SuccessMilestone later) {
        if (goal.id().equals(later.id())) {
            return Answer.known(1.0);
        }
        List<TimeToValue.Wait> waits = new ArrayList<>();
        for (AccountCase account : cases) {
            for (JourneyProgress progress : learnt.journeys().allProgress(account)) {
                if (progress.path().milestone(goal.id()).isPresent()
                        && progress.path().milestone(later.id()).isPresent()) {
                    progress.firstReachedOn(goal.id())
                            .ifPresent(
                                    day -> waits.add(TimeToValue.toMilestone(account.id(), progress, later.id(), day)));
                }
            }
        }
        if (waits.isEmpty()) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody has reached " + goal.id());
        }
        TimeToValue times = TimeToValue.of(waits);
        return times.incidence()
                .incidence(
                        TimeToValue.REACHED,
                        Math.min(YEAR_DAYS, times.incidence().lastTime()));
    }

    private Answer<EstimatedMoney> firstYear(
            SuccessMilestone milestone, LogicalExpansion expansion, CurrencyUnit currency) {
        TakeHistory takes = learnt.journeys().takes();
        long offers = takes.offers(milestone.id());
        if (offers == 0) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    "no offer of the expansion of milestone " + milestone.id() + " was won or lost yet");
        }
        double share = (double) takes.takes(milestone.id()) / offers;
        EstimatedMoney year = EstimatedMoney.of(
                expansion.annualValue().getCurrencyUnit(),
                expansion.annualValue().getAmount().doubleValue());
        return costs.convert(year, currency).map(each -> each.multipliedBy(share));
    }

    private static <T> Answer<T> notConfigured(String why) {
        return Answer.unknown(Answer.Reason.NOT_CONFIGURED, why);
    }
}
