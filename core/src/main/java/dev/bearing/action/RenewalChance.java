package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.BetaQuantiles;
import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.List;

/**
 * How likely a term is to be renewed, and what that was read from.
 *
 * @param probability the probability that it is renewed, in [0, 1]
 * @param interval how far the probability can be trusted, at 95 %; unknown where it was neither counted nor follows
 *     from a churn with an interval
 * @param weight how many terms its error is that of: the group's own and at most two of others; at least two of a churn
 *     with an interval, 0 of one without
 * @param renewed how many terms of the group were renewed
 * @param terms how many terms of the group were decided
 * @param group the narrowest group it was compared with, in words
 * @param explanation the terms that add up to the probability
 */
public record RenewalChance(
        double probability,
        Answer<Interval> interval,
        double weight,
        long renewed,
        long terms,
        String group,
        Explanation explanation) {

    /** What is held of others is worth so many terms at least, and narrows the interval as so many at most. */
    static final double LEAST_WORTH = 2;

    private static final double TAIL = 0.025;

    /** @throws IllegalArgumentException if the probability, the weight or a count is out of its range */
    public RenewalChance {
        checkArgument(probability >= 0 && probability <= 1, "probability must be in [0, 1], was %s", probability);
        requireNonNull(interval, "interval");
        checkArgument(weight >= 0 && weight < Double.POSITIVE_INFINITY, "weight must be 0 or more, was %s", weight);
        checkArgument(0 <= renewed && renewed <= terms, "renewed must be in [0, terms = %s], was %s", terms, renewed);
        requireNonNull(group, "group");
        requireNonNull(explanation, "explanation");
        probability = probability + 0.0;
    }

    /** A share of counted terms shrunk to a share held before, which is worth so many terms. */
    static RenewalChance counted(String group, long renewed, long terms, double priorRenewed, double priorLost) {
        double shrunkTo = priorRenewed + priorLost;
        double all = terms + shrunkTo;
        double probability = (renewed + priorRenewed) / all;
        double weight = terms + Math.min(LEAST_WORTH, shrunkTo);
        double a = weight * probability;
        double b = weight * (terms - renewed + priorLost) / all;
        return new RenewalChance(
                probability,
                Answer.known(
                        Interval.of95(
                                Math.min(probability, BetaQuantiles.of(TAIL, a, b)),
                                Math.max(probability, BetaQuantiles.of(1 - TAIL, a, b))),
                        Explanation.inputs("beta", List.of(new Contribution("a", a), new Contribution("b", b)))),
                weight,
                renewed,
                terms,
                group,
                Explanation.sum(
                        "share of the terms renewed, shrunk to that of others",
                        List.of(
                                new Contribution("renewed of " + group, renewed / all),
                                new Contribution("what is held of others", priorRenewed / all))));
    }

    /**
     * Returns a chance that was not counted but follows from how fast accounts are lost: the probability that the
     * account is still there when the term ends.
     *
     * @param churn the probability that it is lost until then, in [0, 1]
     */
    public static RenewalChance ofChurn(double churn) {
        return new RenewalChance(
                1 - churn,
                Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "it follows from a churn rate, and was not counted"),
                0,
                0,
                0,
                "customers who may be lost until the term ends",
                Explanation.sum(
                        "1 - churn until the term ends",
                        List.of(new Contribution("certain", 1), new Contribution("churn", -churn))));
    }

    /**
     * Returns the same with how far the churn can be trusted. Where nobody was seen to be lost, or all, the probability
     * is that of the next one by Laplace's rule of succession, one in n + 2 less or more, for the n accounts whose
     * Wilson interval it is: what was never seen is not impossible.
     *
     * @param churn the probability that it is lost until then, in [0, 1]
     * @param interval its 95 % interval, which holds it; a point for a churn that is known
     */
    public static RenewalChance ofChurn(double churn, Interval interval) {
        requireNonNull(interval, "interval");
        checkArgument(interval.contains(churn), "interval must hold the churn %s, was %s", churn, interval);
        double width = interval.upper() - interval.lower();
        if (width == 0) {
            return ofChurn(churn);
        }
        double next = churn > 0 && churn < 1 ? churn : ofTheNext(churn, width);
        double error = width / (2 * Proportions.Z95);
        RenewalChance chance = ofChurn(next);
        return new RenewalChance(
                chance.probability,
                Answer.known(
                        new Interval(1 - interval.upper(), 1 - interval.lower(), interval.level()),
                        Explanation.inputs(
                                "1 - interval of the churn",
                                List.of(
                                        new Contribution("lower", interval.lower()),
                                        new Contribution("upper", interval.upper())))),
                Math.max(LEAST_WORTH, next * (1 - next) / (error * error) - 1),
                0,
                0,
                chance.group,
                chance.explanation);
    }

    /** By Wilson's interval of none of n, [0, z² / (n + z²)]. */
    private static double ofTheNext(double noneOrAll, double width) {
        double z2 = Proportions.Z95 * Proportions.Z95;
        double less = 1 / (z2 / width - z2 + 2);
        return noneOrAll == 0 ? less : 1 - less;
    }

    /** Returns the probability that the term is not renewed. */
    public double lossProbability() {
        return 1 - probability;
    }
}
