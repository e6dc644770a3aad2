package dev.bearing.review;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import dev.bearing.vector.ChurnUncertainty;
import dev.bearing.vector.ReachModel;
import java.util.List;
import java.util.Optional;

/**
 * The probability that an account churns within the horizon: its tier's, times how much more or less of those who had
 * waited as long on the same leg were lost, there or after it, than of all accounts. What happened on the leg, to
 * accounts of every tier, is drawn to what all lose, which weighs as much as {@value #TIER_WEIGHT} accounts; the ratio
 * is one of hazards, so that p = 1 - (1 - leg)^c with c = log(1 - tier) / log(1 - all). An account without a leg ahead,
 * or whose leg is unknown, is given its tier's churn. The errors of leg and tier, Aalen's and that of a share of
 * account-months, are taken as independent; that of all accounts is small beside them. Of a tier that lost nobody, or
 * all, the ends of Wilson's interval of its account-months compound over the horizon; how far the account may be from
 * such a tier is not known either.
 *
 * @param probability the probability
 * @param uncertainty how far it can be trusted; empty where it is not known
 */
record ChurnChance(Answer<Double> probability, Optional<ChurnUncertainty> uncertainty) {

    /** How many accounts on the leg the churn of all is worth. */
    private static final double TIER_WEIGHT = 30;

    private static final int WEEK = 7;

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
                known -> within(known.value(), leg, reach),
                unknown -> new ChurnChance(Answer.unknown(unknown.reason(), unknown.message()), Optional.empty()));
    }

    /** Returns the chance of an account that is on no path: that of its tier. */
    static ChurnChance ofTier(LadderFit.TierChurn tierChurn, int months) {
        return tierOnly(compounded(tierChurn, months));
    }

    /**
     * Returns that of an account whose term ends within so many months: it is lost as terms like its own are, and if it
     * was renewed, as it usually would be in the months since. Both errors are taken as independent.
     */
    ChurnChance atTheEndOf(TermLoss term, int months) {
        if (!probability.isKnown() && term.month() < months) {
            return this;
        }
        double usual = probability.toOptional().orElse(0.0);
        double loss = term.chance().lossProbability();
        double after = (1 - loss) * term.usualAfter(months, usual);
        double value = Math.min(1, term.lostBy(months, usual));
        double weight = term.chance().weight();
        double ofTerm = weight > 0 ? loss * (1 - loss) / (weight + 1) : 0;
        double apart = uncertainty.map(known -> error(known.interval())).orElse(0.0);
        double ofUsual = usual > 0 ? after / usual * apart : 0;
        double error = Math.sqrt(ofTerm + square(ofUsual));
        return new ChurnChance(
                Answer.known(
                        value,
                        Explanation.sum(
                                "the term ends on " + term.endsOn(),
                                List.of(
                                        new Contribution(
                                                "not renewed, by "
                                                        + term.chance().group(),
                                                loss),
                                        new Contribution("renewed, but lost later", value - loss)))),
                Optional.of(ChurnUncertainty.of(value, error, Math.hypot(error, apart))));
    }

    private static double error(Interval ends) {
        return (ends.upper() - ends.lower()) / (2 * Proportions.Z95);
    }

    private static ChurnChance within(LadderFit.TierChurn churn, Optional<JourneyProgress.Leg> leg, ReachModel reach) {
        int months = reach.horizonMonths();
        Share tier = compounded(churn, months);
        double all = within(churn.ofAllTiers(), months);
        return leg.filter(open -> all > 0 && all < 1 && tier.value() > 0 && tier.value() < 1)
                .flatMap(open -> ofLeg(reach, open, churn.ofAllTiers()).map(own -> ofBoth(own, tier, all)))
                .orElseGet(() -> tierOnly(tier));
    }

    private static Share compounded(LadderFit.TierChurn churn, int months) {
        double monthly = churn.monthly();
        double accountMonths = churn.accountMonths();
        double variance = monthly * (1 - monthly) / accountMonths;
        double value = within(monthly, months);
        if (monthly == 0 || monthly == 1) {
            double[] ends = Proportions.wilson95OfShare(monthly, accountMonths);
            return new Share(
                    value, square((within(ends[1], months) - within(ends[0], months)) / (2 * Proportions.Z95)));
        }
        double slope = months * Math.pow(1 - monthly, months - 1.0);
        return new Share(value, variance * square(slope));
    }

    private static double within(double monthly, int months) {
        return -Math.expm1(months * Math.log1p(-monthly));
    }

    /** What happened on a leg to those who waited as long, and how many they are. */
    private record OwnLeg(Share share, double accounts) {}

    private static Optional<OwnLeg> ofLeg(ReachModel reach, JourneyProgress.Leg leg, double monthlyOfAll) {
        LegModel legs = reach.legs();
        long days = reach.horizonDays();
        String milestone = leg.milestone().id();
        long waited = leg.daysWaited();
        double accounts = (double) legs.incidence(milestone).atRisk(waited);
        return legs.churnWithin(milestone, waited, days).toOptional().map(churn -> {
            double error = legs.incidence(milestone)
                    .withinError(LegModel.CHURNED, waited, days)
                    .toOptional()
                    .orElse(0.0);
            double later = afterReaching(legs, leg, days, Math.log1p(-monthlyOfAll) * reach.horizonMonths() / days);
            return new OwnLeg(Share.of(Math.min(1, churn + later), square(error), accounts), accounts);
        });
    }

    /** Returns the chance to reach the milestone within the days and churn after that, as all do; week by week. */
    private static double afterReaching(LegModel legs, JourneyProgress.Leg leg, long days, double logStaysADay) {
        String milestone = leg.milestone().id();
        double sum = 0;
        double before = 0;
        for (long day = Math.min(WEEK, days); before < 1; day = Math.min(day + WEEK, days)) {
            double reached = legs.reachWithin(milestone, leg.daysWaited(), day)
                    .toOptional()
                    .orElse(before);
            sum += (reached - before) * -Math.expm1(logStaysADay * (days - day));
            before = reached;
            if (day == days) {
                break;
            }
        }
        return sum;
    }

    private static ChurnChance ofBoth(OwnLeg leg, Share tier, double all) {
        double weight = leg.accounts() / (leg.accounts() + TIER_WEIGHT);
        double drawn = weight * leg.share().value() + (1 - weight) * all;
        double power = Math.log1p(-tier.value()) / Math.log1p(-all);
        double stays = Math.exp(power * Math.log1p(-drawn));
        double value = 1 - stays;
        double ofLeg = weight * power * stays / (1 - drawn);
        double ofTier = stays * Math.log1p(-drawn) / Math.log1p(-all) / (1 - tier.value());
        double legVariance = square(ofLeg) * leg.share().variance();
        return new ChurnChance(
                Answer.known(
                        value,
                        Explanation.product(
                                "churn of the tier × how the leg differs from all accounts",
                                List.of(
                                        new Contribution("tier", tier.value()),
                                        new Contribution("leg against all accounts", value / tier.value())))),
                Optional.of(ChurnUncertainty.of(
                        value,
                        Math.sqrt(legVariance + square(ofTier) * tier.variance()),
                        Math.sqrt(legVariance + square(ofTier - 1) * tier.variance()))));
    }

    private static ChurnChance tierOnly(Share tier) {
        return new ChurnChance(
                Answer.known(
                        tier.value(),
                        Explanation.sum("churn of the tier", List.of(new Contribution("tier", tier.value())))),
                Optional.of(ChurnUncertainty.of(
                        tier.value(),
                        Math.sqrt(tier.variance()),
                        tier.value() > 0 && tier.value() < 1 ? 0 : Math.sqrt(tier.variance()))));
    }

    private static double square(double value) {
        return value * value;
    }
}
