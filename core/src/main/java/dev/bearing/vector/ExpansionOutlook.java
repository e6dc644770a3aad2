package dev.bearing.vector;

import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.joda.money.CurrencyUnit;

/** The expansions ahead of one account: what they are expected to bring, and how far that may be off. */
final class ExpansionOutlook {

    private final ReachAhead ahead;
    private final TakeHistory takes;
    private final TakeStratum stratum;
    private final List<Ahead> all;
    private final List<ExpansionChance> chances;
    private final Answer<EstimatedMoney> expected;
    private final Answer<Interval> interval;
    private final Answer<Double> variance;

    /** A chance, and the place of its milestone in the path. */
    private record Ahead(int place, ExpansionChance chance) {

        double reach() {
            return chance.reach().orElseThrow("reach");
        }

        TakeRate take() {
            return chance.take().orElseThrow("take");
        }

        double probability() {
            return reach() * take().mean();
        }

        double value() {
            return chance.expansion().annualValue().getAmount().doubleValue();
        }

        boolean isKnown() {
            return chance.reach().isKnown() && chance.take().isKnown();
        }
    }

    private ExpansionOutlook(
            ReachAhead ahead, TakeHistory takes, TakeStratum stratum, List<JourneyProgress.Leg> open, List<Ahead> all) {
        this.ahead = ahead;
        this.takes = takes;
        this.stratum = stratum;
        this.all = List.copyOf(all);
        this.chances = all.stream().map(Ahead::chance).toList();
        this.expected = sum(open);
        this.interval = expected.map(this::intervalOf);
        this.variance = expected.map(known -> varianceOf());
    }

    static ExpansionOutlook of(
            VectorInputs inputs, ReachAhead ahead, TakeStratum stratum, List<JourneyProgress.Leg> open) {
        List<SuccessMilestone> milestones = inputs.progress().path().milestones();
        List<Ahead> all = new ArrayList<>();
        for (int i = 0; i < milestones.size(); i++) {
            int place = i;
            SuccessMilestone milestone = milestones.get(i);
            milestone
                    .expansion()
                    .filter(expansion -> !inputs.owned().contains(expansion.id()))
                    .ifPresent(expansion -> ahead.at(place)
                            .ifPresent(reach -> all.add(new Ahead(
                                    place,
                                    new ExpansionChance(
                                            milestone.id(),
                                            expansion,
                                            reach.probability(),
                                            inputs.takes().rate(milestone.id(), stratum))))));
        }
        return new ExpansionOutlook(ahead, inputs.takes(), stratum, open, all);
    }

    /** Returns the chances, nearest first. */
    List<ExpansionChance> chances() {
        return chances;
    }

    /**
     * Returns the sum of reach × take × value; milestones further ahead than the open legs are left out where their
     * chance is not known, and named.
     */
    Answer<EstimatedMoney> expected() {
        return expected;
    }

    /** Returns the 95 % interval of that sum, in major units. */
    Answer<Interval> interval() {
        return interval;
    }

    /** Returns the variance of what is taken, in squared major units. */
    Answer<Double> variance() {
        return variance;
    }

    /** Returns the rate at which a milestone's expansion is taken. */
    TakeHistory.Taking take(SuccessMilestone milestone) {
        for (ExpansionChance chance : chances) {
            if (chance.milestone().equals(milestone.id())) {
                return takes.taking(milestone.id(), stratum);
            }
        }
        return TakeHistory.Taking.of(Answer.unknown(
                Answer.Reason.NOT_CONFIGURED,
                "milestone " + milestone.id() + " has no expansion that the account does not have"));
    }

    private Answer<EstimatedMoney> sum(List<JourneyProgress.Leg> open) {
        if (all.isEmpty()) {
            return Answer.unknown(
                    Answer.Reason.NOT_CONFIGURED, "no milestone ahead has an expansion that the account does not have");
        }
        CurrencyUnit currency = all.get(0).chance().expansion().annualValue().getCurrencyUnit();
        List<Contribution> terms = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        double sum = 0;
        for (Ahead one : all) {
            ExpansionChance chance = one.chance();
            if (!chance.expansion().annualValue().getCurrencyUnit().equals(currency)) {
                return Answer.unknown(
                        Answer.Reason.OUTSIDE_MODEL_RANGE, "the expansions ahead are valued in several currencies");
            }
            if (one.isKnown()) {
                double worth = one.probability() * one.value();
                terms.add(new Contribution(chance.milestone(), worth));
                sum += worth;
            } else if (isNear(open, chance.milestone())) {
                return chance.probability().map(none -> EstimatedMoney.zero(currency));
            } else {
                leftOut.add(chance.milestone());
            }
        }
        if (terms.isEmpty()) {
            return all.get(0).chance().probability().map(none -> EstimatedMoney.zero(currency));
        }
        String method =
                leftOut.isEmpty() ? "reach x take x value" : "reach x take x value, not known and left out: " + leftOut;
        return Answer.known(EstimatedMoney.of(currency, sum), Explanation.sum(method, terms));
    }

    private static boolean isNear(List<JourneyProgress.Leg> open, String milestone) {
        return open.stream().anyMatch(leg -> leg.milestone().id().equals(milestone));
    }

    /**
     * Returns the 95 % interval of the sum: the covariances of the chances to reach, and the variance of each take
     * rate, carried through the products; on the scale of the share of all that could be taken.
     */
    private Interval intervalOf(EstimatedMoney sum) {
        double variance = 0;
        double total = 0;
        for (Ahead one : all) {
            if (one.isKnown()) {
                double take = one.take().mean();
                total += one.value();
                variance += one.value() * one.value() * ofTake(one);
                for (Ahead other : all) {
                    if (other.isKnown()) {
                        variance += take
                                * one.value()
                                * other.take().mean()
                                * other.value()
                                * ahead.covariance(one.place(), other.place());
                    }
                }
            }
        }
        if (!(total > 0)) {
            return Interval.of95(0, 0);
        }
        if (!(sum.amount() > 0)) {
            return Interval.of95(0, mostWhereNobodyWasSeen());
        }
        Interval share = EstimatedShare.interval(
                Math.min(1, sum.amount() / total), variance / (total * total), Double.POSITIVE_INFINITY);
        return Interval.of95(
                Math.min(share.lower() * total, sum.amount()), Math.max(share.upper() * total, sum.amount()));
    }

    /** Where nobody was seen to reach what is ahead, no more than the upper ends of reach let expect. */
    private double mostWhereNobodyWasSeen() {
        double most = 0;
        for (Ahead one : all) {
            if (one.isKnown()) {
                double upper = ahead.at(one.place())
                        .flatMap(reach -> reach.interval().toOptional())
                        .map(Interval::upper)
                        .orElse(one.reach());
                most += upper * one.take().mean() * one.value();
            }
        }
        return most;
    }

    /** What the uncertain take rate adds to the variance of reach × take. */
    private double ofTake(Ahead one) {
        double reach = one.reach();
        return one.take().variance() * (reach * reach + ahead.covariance(one.place(), one.place()));
    }

    /**
     * Returns the variance of what is taken. Its probabilities are means over all that they may be, so that their being
     * estimated is in it; where nobody, or everybody, was seen to reach a milestone, the mean by Laplace's rule. Who
     * reaches a later milestone is taken to have reached the nearer ones, as the {@link ExpansionForecast} does.
     */
    private double varianceOf() {
        double variance = 0;
        for (int i = 0; i < all.size(); i++) {
            Ahead one = all.get(i);
            if (!one.isKnown()) {
                continue;
            }
            double reach = ahead.ofTheNext(one.place());
            double p = reach * one.take().mean();
            variance += one.value() * one.value() * p * (1 - p);
            for (int j = 0; j < i; j++) {
                Ahead nearer = all.get(j);
                if (nearer.isKnown()) {
                    double before = ahead.ofTheNext(nearer.place());
                    double takes = nearer.take().mean() * one.take().mean();
                    double both = Math.min(before, reach) - before * reach;
                    variance += 2 * nearer.value() * one.value() * takes * both;
                }
            }
        }
        return Math.max(0, variance);
    }

    /**
     * The chance that something is taken, and its variance as far as it is estimated.
     *
     * @param probability in [0, 1]
     * @param variance 0 or more
     */
    record Promotion(double probability, double variance) {}

    /** Returns the chance to take any of the expansions that some condition holds for; empty where none is known. */
    Optional<Promotion> any(Predicate<ExpansionChance> condition) {
        double none = 1;
        double variance = 0;
        boolean found = false;
        for (Ahead one : all) {
            if (one.isKnown() && condition.test(one.chance())) {
                double take = one.take().mean();
                double own = take * take * ahead.covariance(one.place(), one.place()) + ofTake(one);
                double rest = 1 - one.probability();
                variance = variance * rest * rest + own * none * none;
                none *= rest;
                found = true;
            }
        }
        return found ? Optional.of(new Promotion(1 - none, variance)) : Optional.empty();
    }
}
