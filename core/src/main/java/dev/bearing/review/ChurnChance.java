package dev.bearing.review;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.vector.ChurnUncertainty;
import dev.bearing.vector.ReachModel;
import java.util.List;
import java.util.Optional;

/**
 * The probability that an account churns within the horizon: what happened to accounts that had waited as long on the
 * same leg, shrunk towards the churn of its tier, which weighs as much as {@value #TIER_WEIGHT} accounts. An account
 * without a leg ahead, or whose leg is unknown, is given its tier's churn. The errors of the two, Aalen's and that of a
 * share of account-months, are taken as independent.
 *
 * @param probability the probability
 * @param uncertainty how far it can be trusted; empty where it is not known
 */
record ChurnChance(Answer<Double> probability, Optional<ChurnUncertainty> uncertainty) {

    /** How many accounts on the leg the tier's own churn is worth. */
    private static final double TIER_WEIGHT = 30;

    /** A share and its variance. */
    private record Share(double value, double variance) {

        /** Where nothing has happened, the variance that the interval of that stands for. */
        static Share of(double value, double variance, double accounts) {
            if (variance > 0 || !(accounts > 0)) {
                return new Share(value, variance);
            }
            double[] ends = Proportions.wilson95OfShare(value, accounts);
            return new Share(value, square((ends[1] - ends[0]) / (2 * Proportions.Z95)));
        }
    }

    /** Returns that of an account that is known to leave. */
    static ChurnChance ofKnownLoss() {
        return new ChurnChance(Answer.known(1.0), Optional.of(ChurnUncertainty.ofKnownLoss()));
    }

    /**
     * Returns the chance of one account.
     *
     * @param tierChurn what its tier loses a month
     * @param leg the leg it is on
     * @param reach the times of the legs of its path, and how many months ahead to look
     */
    static ChurnChance within(
            Answer<LadderFit.TierChurn> tierChurn, Optional<JourneyProgress.Leg> leg, ReachModel reach) {
        return tierChurn.fold(
                known -> within(compounded(known.value(), reach.horizonMonths()), leg, reach),
                unknown -> new ChurnChance(Answer.unknown(unknown.reason(), unknown.message()), Optional.empty()));
    }

    /** Returns the chance of an account that is on no path: that of its tier. */
    static ChurnChance ofTier(LadderFit.TierChurn tierChurn, int months) {
        return tierOnly(compounded(tierChurn, months));
    }

    private static ChurnChance within(Share tier, Optional<JourneyProgress.Leg> leg, ReachModel reach) {
        return leg.flatMap(
                        open -> ofLeg(reach.legs(), open, reach.horizonDays()).map(own -> shrunk(own, tier)))
                .orElseGet(() -> tierOnly(tier));
    }

    private static Share compounded(LadderFit.TierChurn churn, int months) {
        double monthly = churn.monthly();
        double accountMonths = churn.accountMonths();
        Share month = Share.of(monthly, monthly * (1 - monthly) / accountMonths, accountMonths);
        double slope = months * Math.pow(1 - monthly, months - 1.0);
        return new Share(-Math.expm1(months * Math.log1p(-monthly)), month.variance() * square(slope));
    }

    /** What happened on a leg to those who waited as long, and how many they are. */
    private record OwnLeg(Share share, double accounts) {}

    private static Optional<OwnLeg> ofLeg(LegModel legs, JourneyProgress.Leg leg, long days) {
        String milestone = leg.milestone().id();
        long waited = leg.daysWaited();
        double accounts = (double) legs.incidence(milestone).atRisk(waited);
        return legs.churnWithin(milestone, waited, days).toOptional().map(churn -> {
            double error = legs.incidence(milestone)
                    .withinError(LegModel.CHURNED, waited, days)
                    .toOptional()
                    .orElse(0.0);
            return new OwnLeg(Share.of(churn, square(error), accounts), accounts);
        });
    }

    private static ChurnChance shrunk(OwnLeg leg, Share tier) {
        double all = leg.accounts() + TIER_WEIGHT;
        double weight = leg.accounts() / all;
        double own = leg.accounts() * leg.share().value();
        double value = (own + TIER_WEIGHT * tier.value()) / all;
        double variance = square(weight) * leg.share().variance() + square(TIER_WEIGHT / all) * tier.variance();
        return new ChurnChance(
                Answer.known(
                        value,
                        Explanation.sum(
                                "churn on the leg, shrunk to that of the tier",
                                List.of(
                                        new Contribution("accounts that waited as long on the leg", own / all),
                                        new Contribution("tier", TIER_WEIGHT * tier.value() / all)))),
                Optional.of(ChurnUncertainty.of(
                        value,
                        Math.sqrt(variance),
                        weight * Math.sqrt(leg.share().variance() + tier.variance()))));
    }

    private static ChurnChance tierOnly(Share tier) {
        return new ChurnChance(
                Answer.known(
                        tier.value(),
                        Explanation.sum("churn of the tier", List.of(new Contribution("tier", tier.value())))),
                Optional.of(ChurnUncertainty.of(tier.value(), Math.sqrt(tier.variance()), 0)));
    }

    private static double square(double value) {
        return value * value;
    }
}
