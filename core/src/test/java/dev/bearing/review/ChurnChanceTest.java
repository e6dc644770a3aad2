package dev.bearing.review;

import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.path;
import static dev.bearing.review.Facts.reached;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.vector.ChurnUncertainty;
import dev.bearing.vector.ReachModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChurnChanceTest {

    private static final SuccessPath PATH =
            path(SuccessMilestone.builder("decided").build());
    private static final LocalDate START = day("2026-01-01");
    private static final Answer<LadderFit.TierChurn> TIER = Answer.known(new LadderFit.TierChurn(0.1, 100, 0.1));

    /** Six accounts: two churn after 20 days, one reaches after 40, three still wait after 100. */
    private static final LegModel LEGS = legs();

    @Test
    void whatHappenedOnTheLegIsDrawnToAllAccounts() {
        Answer<Double> churn = chance(waiting(10)).probability();

        // after 10 days all 6 wait; within 30 days more 2 of them churn: (6 · 2/6 + 30 · 0.1) / 36
        assertThat(churn.orElseThrow("churn")).isCloseTo(5.0 / 36, within(1e-15));
        assertThat(churn)
                .isInstanceOfSatisfying(
                        Answer.Known.class,
                        known -> assertThat(known.explanation().terms().stream()
                                        .mapToDouble(Contribution::value)
                                        .reduce(1, (a, b) -> a * b))
                                .isCloseTo(5.0 / 36, within(1e-15)));
    }

    /**
     * All lose 4 % a month, on the leg it is more; a tier that loses a tenth of another keeps a tenth of its hazard.
     */
    @Test
    void aLegOfAllTiersLeavesEachTierItsOwnChurn() {
        double seldom = chance(new LadderFit.TierChurn(0.003, 300, 0.04));
        double often = chance(new LadderFit.TierChurn(0.08, 300, 0.04));
        double drawn = (6 * (2.0 / 6) + 30 * 0.04) / 36;
        double ratio = Math.log1p(-drawn) / Math.log1p(-0.04);

        assertThat(seldom).isCloseTo(1 - Math.pow(0.997, ratio), within(1e-12));
        assertThat(often).isCloseTo(1 - Math.pow(0.92, ratio), within(1e-12));
        assertThat(seldom).isLessThan(0.01);
    }

    private static double chance(LadderFit.TierChurn tier) {
        return ChurnChance.within(Answer.known(tier), waiting(10).nextLeg(), ReachModel.of(LEGS, 1))
                .probability()
                .orElseThrow("churn");
    }

    @Test
    void whoWaitedLongerIsComparedWithThoseWhoDid() {
        // after 25 days 4 still wait and nobody churns there any more: (4 · 0 + 30 · 0.1) / 34, and one of the four
        // reaches the milestone within the third week, and may churn as all do in the 9 days that are left after it
        double later = (1 - Math.pow(0.9, 9 / 30.0)) / 4;
        assertThat(chance(waiting(25)).probability().orElseThrow("churn"))
                .isCloseTo((4 * later + 3) / 34, within(1e-12));
    }

    /** On a leg that all cross within days at no loss, most of a year's churn comes after it. */
    @Test
    void churnAfterTheNextMilestoneCounts() {
        LegModel.Builder quick = LegModel.builder(PATH);
        for (int i = 1; i <= 970; i++) {
            quick.add(JourneyProgress.of(
                    PATH, List.of(reached("a", "decided", "2026-01-08")), START, START.plusDays(400)));
        }
        double year = ChurnChance.within(TIER, waiting(1).nextLeg(), ReachModel.of(quick.build(), 12))
                .probability()
                .orElseThrow("churn");
        assertThat(year).isCloseTo(1 - Math.pow(0.9, 12), within(0.01)); // all but the first week of it
    }

    @Test
    void severalMonthsCompound() {
        // without anything known of the leg: 1 - 0.9³
        assertThat(ChurnChance.within(TIER, Optional.empty(), ReachModel.of(LEGS, 3))
                        .probability()
                        .orElseThrow("churn"))
                .isCloseTo(0.271, within(1e-15));
    }

    @Test
    void whoHasArrivedHasTheChurnOfItsTier() {
        JourneyProgress arrived =
                JourneyProgress.of(PATH, List.of(reached("a", "decided", "2026-01-05")), START, day("2026-02-01"));

        assertThat(chance(arrived).probability().orElseThrow("churn")).isCloseTo(0.1, within(1e-15));
    }

    @Test
    void aWaitThatNobodyWaitedHasTheChurnOfItsTier() {
        assertThat(chance(waiting(90)).probability().orElseThrow("churn")).isCloseTo(0.1, within(1e-15));
    }

    @Test
    void withoutATierItIsNotKnown() {
        ChurnChance chance = ChurnChance.within(
                Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody"), waiting(10).nextLeg(), ReachModel.of(LEGS, 1));

        assertThat(chance.probability()).isEqualTo(Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody"));
        assertThat(chance.uncertainty()).isEmpty();
    }

    /** 5/36 with the errors of 2 of 6, weighing 6/36, and of 10 of 100. */
    @Test
    void carriesTheErrorsOfTheLegAndOfTheTier() {
        ChurnUncertainty uncertainty = chance(waiting(10)).uncertainty().orElseThrow();

        double leg =
                LEGS.incidence("decided").withinError(LegModel.CHURNED, 10, 30).orElseThrow("error");
        double tier = Math.sqrt(0.1 * 0.9 / 100);
        double slope = 31 / 36.0 * (Math.log1p(-5 / 36.0) / Math.log1p(-0.1)) / 0.9; // of the tier, 1 less for itself
        assertThat(uncertainty.fromTier()).isCloseTo(Math.hypot(6 / 36.0 * leg, (slope - 1) * tier), within(1e-12));
        double error = Math.hypot(6 / 36.0 * leg, slope * tier);
        double n = 5 / 36.0 * (31 / 36.0) / (error * error);
        double[] ends = Proportions.wilson95OfShare(5 / 36.0, n);
        assertThat(uncertainty.interval().lower()).isCloseTo(ends[0], within(1e-12));
        assertThat(uncertainty.interval().upper()).isCloseTo(ends[1], within(1e-12));
    }

    @Test
    void theTiersOwnChurnIsNotApartFromItself() {
        ChurnUncertainty uncertainty = chance(waiting(90)).uncertainty().orElseThrow();

        assertThat(uncertainty.fromTier()).isZero();
        assertThat(uncertainty.interval().lower()).isCloseTo(0.05523, within(5e-6)); // Wilson's, of 10 of 100
        assertThat(uncertainty.interval().upper()).isCloseTo(0.17437, within(5e-6));
        assertThat(ChurnChance.ofKnownLoss().probability().orElseThrow("loss")).isEqualTo(1.0);
    }

    /** None of 20 account-months: [0, z² / (20 + z²)] = [0, 0.1611]; over three months 1 - (1 - 0.1611)³ = 0.4097. */
    @Test
    void aTierThatLostNobodyMayStillLoseSomebody() {
        LadderFit.TierChurn nobody = new LadderFit.TierChurn(0, 20, 0.01);
        ChurnUncertainty month = ChurnChance.ofTier(nobody, 1).uncertainty().orElseThrow();
        ChurnUncertainty quarter = ChurnChance.ofTier(nobody, 3).uncertainty().orElseThrow();

        assertThat(month.interval().upper()).isCloseTo(0.1611, within(5e-5));
        assertThat(quarter.interval().upper()).isCloseTo(0.4097, within(5e-5));
        assertThat(month.interval().lower()).isZero();
        assertThat(month.fromTier()).isPositive();
    }

    private static ChurnChance chance(JourneyProgress progress) {
        return ChurnChance.within(TIER, progress.nextLeg(), ReachModel.of(LEGS, 1));
    }

    private static LegModel legs() {
        LegModel.Builder legs = LegModel.builder(PATH);
        for (int i = 0; i < 2; i++) {
            legs.addChurned(progress(100), START.plusDays(20));
        }
        legs.add(progress(100, reached("r", "decided", START.plusDays(40).toString())));
        for (int i = 0; i < 3; i++) {
            legs.add(progress(100));
        }
        return legs.build();
    }

    private static JourneyProgress waiting(int days) {
        return progress(days);
    }

    private static JourneyProgress progress(int days, MilestoneEvent... events) {
        return JourneyProgress.of(PATH, List.of(events), START, START.plusDays(days));
    }
}
