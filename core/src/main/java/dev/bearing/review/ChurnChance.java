package dev.bearing.review;

import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.util.List;
import java.util.Optional;

/**
 * The probability that an account churns within the horizon: what happened to accounts that had waited as long on the
 * same leg, shrunk towards the churn of its tier, which weighs as much as {@value #TIER_WEIGHT} accounts. An account
 * without a leg ahead, or whose leg is unknown, is given its tier's churn.
 */
final class ChurnChance {

    /** How many accounts on the leg the tier's own churn is worth. */
    private static final double TIER_WEIGHT = 30;

    private ChurnChance() {}

    static Answer<Double> within(
            int months, Answer<Double> tierChurn, Optional<JourneyProgress> progress, Optional<LegModel> legs) {
        if (tierChurn instanceof Answer.Unknown<Double>) {
            return tierChurn;
        }
        double monthly = tierChurn.orElseThrow("tier churn");
        double tier = -Math.expm1(months * Math.log1p(-monthly));
        Optional<JourneyProgress.Leg> leg = progress.flatMap(JourneyProgress::nextLeg);
        if (leg.isEmpty() || legs.isEmpty()) {
            return tierOnly(tier);
        }
        String milestone = leg.get().milestone().id();
        long waited = leg.get().daysWaited();
        long days = Math.round(months * 365.25 / 12);
        double atRisk = legs.get().incidence(milestone).atRisk(waited);
        return legs.get()
                .churnWithin(milestone, waited, days)
                .fold(known -> shrunk(known.value(), atRisk, tier), unknown -> tierOnly(tier));
    }

    private static Answer<Double> shrunk(double leg, double atRisk, double tier) {
        double all = atRisk + TIER_WEIGHT;
        return Answer.known(
                (atRisk * leg + TIER_WEIGHT * tier) / all,
                Explanation.sum(
                        "churn on the leg, shrunk to that of the tier",
                        List.of(
                                new Contribution("accounts that waited as long on the leg", atRisk * leg / all),
                                new Contribution("tier", TIER_WEIGHT * tier / all))));
    }

    private static Answer<Double> tierOnly(double tier) {
        return Answer.known(tier, Explanation.sum("churn of the tier", List.of(new Contribution("tier", tier))));
    }
}
