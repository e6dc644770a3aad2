package dev.bearing.review;

import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.path;
import static dev.bearing.review.Facts.reached;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChurnChanceTest {

    private static final SuccessPath PATH =
            path(SuccessMilestone.builder("decided").build());
    private static final LocalDate START = day("2026-01-01");
    private static final Answer<Double> TIER = Answer.known(0.1);

    /** Six accounts: two churn after 20 days, one reaches after 40, three still wait after 100. */
    private static final LegModel LEGS = legs();

    @Test
    void whatHappenedOnTheLegIsShrunkToTheTier() {
        Answer<Double> churn = ChurnChance.within(1, TIER, Optional.of(waiting(10)), Optional.of(LEGS));

        // after 10 days all 6 wait; within 30 days more 2 of them churn: (6 · 2/6 + 30 · 0.1) / 36
        assertThat(churn.orElseThrow("churn")).isCloseTo(5.0 / 36, within(1e-15));
        assertThat(churn)
                .isInstanceOfSatisfying(
                        Answer.Known.class,
                        known -> assertThat(known.explanation().terms().stream()
                                        .mapToDouble(Contribution::value)
                                        .sum())
                                .isCloseTo(5.0 / 36, within(1e-15)));
    }

    @Test
    void whoWaitedLongerIsComparedWithThoseWhoDid() {
        // after 25 days 4 still wait and nobody churns any more: (4 · 0 + 30 · 0.1) / 34
        assertThat(ChurnChance.within(1, TIER, Optional.of(waiting(25)), Optional.of(LEGS))
                        .orElseThrow("churn"))
                .isCloseTo(3.0 / 34, within(1e-15));
    }

    @Test
    void severalMonthsCompound() {
        // without anything known of the leg: 1 - 0.9³
        assertThat(ChurnChance.within(3, TIER, Optional.empty(), Optional.empty())
                        .orElseThrow("churn"))
                .isCloseTo(0.271, within(1e-15));
    }

    @Test
    void whoHasArrivedHasTheChurnOfItsTier() {
        JourneyProgress arrived =
                JourneyProgress.of(PATH, List.of(reached("a", "decided", "2026-01-05")), START, day("2026-02-01"));

        assertThat(ChurnChance.within(1, TIER, Optional.of(arrived), Optional.of(LEGS))
                        .orElseThrow("churn"))
                .isCloseTo(0.1, within(1e-15));
    }

    @Test
    void aWaitThatNobodyWaitedHasTheChurnOfItsTier() {
        assertThat(ChurnChance.within(1, TIER, Optional.of(waiting(90)), Optional.of(LEGS))
                        .orElseThrow("churn"))
                .isCloseTo(0.1, within(1e-15));
    }

    @Test
    void withoutATierItIsNotKnown() {
        Answer<Double> unknown = Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody");

        assertThat(ChurnChance.within(1, unknown, Optional.of(waiting(10)), Optional.of(LEGS)))
                .isEqualTo(unknown);
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
