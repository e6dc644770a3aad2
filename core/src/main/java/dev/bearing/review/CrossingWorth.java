package dev.bearing.review;

import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.vector.ExpansionChance;
import dev.bearing.vector.SuccessVector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/**
 * What reaching a milestone is worth to one account: the expansions that follow it, each by the probability to get
 * there once the milestone is reached (within the vector's horizon), to take it there, and a year's value.
 */
final class CrossingWorth {

    private CrossingWorth() {}

    static Answer<EstimatedMoney> of(
            ActingAccount account, JourneyProgress progress, String goal, CurrencyUnit currency) {
        Optional<SuccessVector> vector = account.review()
                .vector(currency)
                .toOptional()
                .filter(own -> own.path().equals(progress.path().id()));
        if (vector.isEmpty()) {
            return Answer.unknown(Answer.Reason.NOT_CONFIGURED, "the account has no vector on this path");
        }
        return reach(vector.get(), goal)
                .flatMap(near -> near > 0
                        ? sum(vector.get(), progress.path(), goal, near, currency)
                        : Answer.unknown(
                                Answer.Reason.INSUFFICIENT_DATA,
                                "nobody that waited as long has reached " + goal + " in time"));
    }

    private static Answer<Double> reach(SuccessVector vector, String goal) {
        return vector.chances().stream()
                .filter(chance -> chance.milestone().equals(goal))
                .map(ExpansionChance::reach)
                .findFirst()
                .orElseGet(() -> vector.milestone().filter(goal::equals).isPresent()
                        ? vector.reachProbability()
                        : Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "the way to " + goal + " is not known"));
    }

    private static Answer<EstimatedMoney> sum(
            SuccessVector vector, SuccessPath path, String goal, double near, CurrencyUnit currency) {
        Set<String> onwards = onwards(path, goal);
        List<Contribution> terms = new ArrayList<>();
        double sum = 0;
        for (ExpansionChance chance : vector.chances()) {
            Optional<Double> probability = chance.probability().toOptional();
            if (onwards.contains(chance.milestone())
                    && probability.isPresent()
                    && chance.expansion().annualValue().getCurrencyUnit().equals(currency)) {
                double value = Math.min(1, probability.get() / near)
                        * chance.expansion().annualValue().getAmount().doubleValue();
                terms.add(new Contribution(chance.milestone(), value));
                sum += value;
            }
        }
        return terms.isEmpty()
                ? Answer.unknown(Answer.Reason.NOT_CONFIGURED, "no expansion with a known probability follows " + goal)
                : Answer.known(EstimatedMoney.of(currency, sum), Explanation.sum("expansions that follow", terms));
    }

    /** Returns a milestone and all that come after it. */
    static Set<String> onwards(SuccessPath path, String goal) {
        Set<String> all = new HashSet<>(Set.of(goal));
        boolean more = true;
        while (more) {
            more = false;
            for (SuccessMilestone milestone : path.milestones()) {
                boolean follows = milestone.after().stream().anyMatch(all::contains)
                        || milestone.afterAny().stream().anyMatch(all::contains);
                more |= follows && all.add(milestone.id());
            }
        }
        return all;
    }
}
