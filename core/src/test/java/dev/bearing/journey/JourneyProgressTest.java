package dev.bearing.journey;

import static dev.bearing.journey.MilestoneLevel.CONFIRMED;
import static dev.bearing.journey.MilestoneLevel.FUNCTIONAL;
import static dev.bearing.journey.MilestoneLevel.OUTCOME;
import static dev.bearing.journey.MilestoneLevel.REGRESSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JourneyProgressTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    /** a (1) and b (2) first, c (1) after both, d (4) after c. */
    private static final SuccessPath PATH = SuccessPath.of(
            "p",
            List.of(
                    SuccessMilestone.builder("a").build(),
                    SuccessMilestone.builder("b").weight(2).build(),
                    SuccessMilestone.builder("c").after("a", "b").build(),
                    SuccessMilestone.builder("d").weight(4).after("c").build()));

    private static LocalDate day(int day) {
        return START.plusDays(day);
    }

    private static MilestoneEvent event(String milestone, MilestoneLevel level, int day) {
        return MilestoneEvent.of(ACME, milestone, level, day(day));
    }

    private static JourneyProgress after(int days, MilestoneEvent... events) {
        return JourneyProgress.of(PATH, List.of(events), START, day(days));
    }

    @Test
    void weighsOutcomesFullyAndTasksInPart() {
        JourneyProgress progress = after(50, event("a", OUTCOME, 10), event("b", FUNCTIONAL, 20));
        assertThat(progress.position()).isCloseTo((1 + 2 * 0.5) / 8, within(1e-15));
        assertThat(progress.withFunctionalCredit(0.25).position()).isCloseTo((1 + 2 * 0.25) / 8, within(1e-15));
        assertThat(progress.credit("a")).isEqualTo(1);
        assertThat(progress.credit("b")).isEqualTo(0.5);
        assertThat(progress.credit("d")).isZero();
        assertThat(progress.explanation().terms())
                .containsExactly(
                        new Contribution("a", 0.125),
                        new Contribution("b", 0.125),
                        new Contribution("c", 0),
                        new Contribution("d", 0));
    }

    /** Achieved, partly achieved: 0.75 of two equal milestones. */
    @Test
    void oneAndAHalfOfTwoAreThreeQuarters() {
        SuccessPath two = SuccessPath.of(
                "two",
                List.of(
                        SuccessMilestone.builder("a").build(),
                        SuccessMilestone.builder("b").build()));
        List<MilestoneEvent> events = List.of(event("a", OUTCOME, 1), event("b", FUNCTIONAL, 2));
        assertThat(JourneyProgress.of(two, events, START, day(9)).position()).isEqualTo(0.75);
    }

    @Test
    void knowsWhereItStoodEarlier() {
        JourneyProgress progress =
                after(50, event("a", FUNCTIONAL, 5), event("a", CONFIRMED, 10), event("b", OUTCOME, 20));
        assertThat(progress.position(day(4))).isZero();
        assertThat(progress.position(day(5))).isEqualTo(0.5 / 8);
        assertThat(progress.position(day(10))).isEqualTo(1.0 / 8);
        assertThat(progress.position(day(20))).isEqualTo(3.0 / 8);
        assertThat(progress.position(day(20)) - progress.position(day(9))).isEqualTo(2.5 / 8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> progress.position(day(51)))
                .withMessage("day must not be after asOf = 2026-02-20, was 2026-02-21");
    }

    @Test
    void aRegressionTakesTheCreditBackUntilItIsAchievedAgain() {
        MilestoneEvent[] events = {
            event("a", OUTCOME, 10), event("a", REGRESSED, 20), event("a", FUNCTIONAL, 30), event("a", OUTCOME, 40)
        };
        JourneyProgress progress = after(50, events);
        assertThat(progress.position(day(19))).isEqualTo(1.0 / 8);
        assertThat(progress.position(day(20))).isZero();
        assertThat(progress.position(day(30))).isEqualTo(0.5 / 8);
        assertThat(progress.position(day(40))).isEqualTo(1.0 / 8);
        assertThat(progress.reachedOn("a")).contains(day(40));
        assertThat(progress.firstReachedOn("a")).contains(day(10));
        assertThat(after(25, events).reachedOn("a")).isEmpty();
        assertThat(after(25, events).firstReachedOn("a")).contains(day(10));
    }

    @Test
    void aRegressionOfTheSameDayWins() {
        JourneyProgress progress = after(50, event("a", OUTCOME, 10), event("a", REGRESSED, 10));
        assertThat(progress.position()).isZero();
        assertThat(progress.firstReachedOn("a")).isEmpty();
    }

    @Test
    void aLaterTaskDoesNotTakeAnOutcomeBack() {
        assertThat(after(50, event("a", OUTCOME, 10), event("a", FUNCTIONAL, 20))
                        .credit("a"))
                .isEqualTo(1);
    }

    @Test
    void theNextMilestoneIsTheFirstThatIsOpen() {
        JourneyProgress none = after(50);
        assertThat(none.nextLeg())
                .contains(new JourneyProgress.Leg(PATH.milestone("a").orElseThrow(), START, 50));
        assertThat(none.openLegs()).extracting(leg -> leg.milestone().id()).containsExactly("a", "b");
        JourneyProgress two = after(50, event("a", OUTCOME, 10), event("b", OUTCOME, 30));
        assertThat(two.nextLeg())
                .contains(new JourneyProgress.Leg(PATH.milestone("c").orElseThrow(), day(30), 20));
    }

    @Test
    void skippingAheadKeepsItsCreditAndDoesNotMoveTheNextMilestone() {
        JourneyProgress progress = after(50, event("c", OUTCOME, 10), event("a", OUTCOME, 20));
        assertThat(progress.position()).isEqualTo(2.0 / 8);
        assertThat(progress.nextMilestone().map(SuccessMilestone::id)).contains("b");
        JourneyProgress further = after(50, event("c", OUTCOME, 10), event("a", OUTCOME, 20), event("b", OUTCOME, 30));
        assertThat(further.nextMilestone().map(SuccessMilestone::id)).contains("d");
    }

    @Test
    void whoIsWhereThePathLeadsIsNotSentBackForWhatItSkipped() {
        JourneyProgress progress = after(50, event("d", OUTCOME, 10), event("a", OUTCOME, 20));
        assertThat(progress.arrived()).isTrue();
        assertThat(progress.nextMilestone()).isEmpty();
        assertThat(progress.position()).isEqualTo(5.0 / 8);
    }

    @Test
    void aLegDoesNotBeginBeforeTheAccountSetOut() {
        List<MilestoneEvent> imported = List.of(event("a", OUTCOME, -20), event("b", OUTCOME, -10));
        JourneyProgress progress = JourneyProgress.of(PATH, imported, START, day(7));
        assertThat(progress.nextLeg().map(JourneyProgress.Leg::beganOn)).contains(START);
        assertThat(progress.position(START.minusDays(15))).isEqualTo(1.0 / 8);
    }

    @Test
    void aLegBeginsAnewWhenItsMilestoneIsLost() {
        JourneyProgress progress = after(50, event("a", OUTCOME, 10), event("a", REGRESSED, 20));
        assertThat(progress.nextLeg())
                .contains(new JourneyProgress.Leg(PATH.milestone("a").orElseThrow(), day(20), 30));
    }

    @Test
    void arrivesWhenAllIsReached() {
        JourneyProgress progress = after(
                50, event("a", OUTCOME, 1), event("b", OUTCOME, 2), event("c", CONFIRMED, 3), event("d", OUTCOME, 4));
        assertThat(progress.arrived()).isTrue();
        assertThat(progress.position()).isEqualTo(1);
        assertThat(progress.nextLeg()).isEmpty();
        assertThat(progress.position(day(3))).isLessThan(1);
    }

    @Test
    void aTinyMilestoneThatIsMissingKeepsThePositionBelowOne() {
        SuccessPath path = SuccessPath.of(
                "p",
                List.of(
                        SuccessMilestone.builder("a").build(),
                        SuccessMilestone.builder("b").weight(1e-300).build()));
        JourneyProgress progress = JourneyProgress.of(path, List.of(event("a", OUTCOME, 1)), START, day(2));
        assertThat(progress.position()).isLessThan(1);
        assertThat(progress.arrived()).isFalse();
    }

    @Test
    void ignoresWhatHappenedOrBecameKnownLater() {
        JourneyProgress progress = after(
                50,
                event("a", OUTCOME, 51),
                event("b", OUTCOME, 10).withRecordedOn(day(51)),
                event("unknown", OUTCOME, 1));
        assertThat(progress.position()).isZero();
        assertThat(progress.asOf()).isEqualTo(day(50));
        assertThat(progress.start()).isEqualTo(START);
        assertThat(progress.path()).isEqualTo(PATH);
        assertThat(progress.functionalCredit()).isEqualTo(JourneyProgress.DEFAULT_FUNCTIONAL_CREDIT);
    }

    @Test
    void theFirstValueIsTheFirstOutcomeOfTheCustomersOwn() {
        SuccessPath path = SuccessPath.of(
                "p",
                List.of(
                        SuccessMilestone.builder("shared")
                                .beneficiary(Beneficiary.SHARED)
                                .build(),
                        SuccessMilestone.builder("own").build(),
                        SuccessMilestone.builder("second").build()));
        List<MilestoneEvent> events = List.of(
                event("shared", OUTCOME, 3),
                event("own", FUNCTIONAL, 5),
                event("own", OUTCOME, 12),
                event("second", OUTCOME, 9));
        assertThat(JourneyProgress.of(path, events, START, day(20))
                        .daysToFirstValue()
                        .orElseThrow("days"))
                .isEqualTo(9);
        Answer<Long> notYet = JourneyProgress.of(path, events, START, day(8)).daysToFirstValue();
        assertThat(((Answer.Unknown<Long>) notYet).reason()).isEqualTo(Answer.Reason.CENSORED);
        assertThat(JourneyProgress.of(path, List.of(event("own", OUTCOME, -5)), START, day(8))
                        .daysToFirstValue()
                        .orElseThrow("days"))
                .isZero();
    }

    @Test
    void rejectsEventsOfSeveralAccountsAndAStartInTheFuture() {
        List<MilestoneEvent> mixed =
                List.of(event("a", OUTCOME, 1), MilestoneEvent.of(AccountId.of("b2"), "a", OUTCOME, START));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JourneyProgress.of(PATH, mixed, START, day(5)))
                .withMessage("events must be of one account, were of acme and b2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JourneyProgress.of(PATH, List.of(), day(6), day(5)))
                .withMessage("start must not be after asOf = 2026-01-06, was 2026-01-07");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> after(5).reachedOn("z"))
                .withMessage("path p has no milestone z");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void rejectsAFunctionalCreditOutsideItsRange(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> after(5).withFunctionalCredit(bad))
                .withMessage("functionalCredit must be in [0, 1), was %s", bad);
    }

    @Test
    void tellsTheLevelOfEachMilestone() {
        JourneyProgress progress = after(
                50,
                event("a", FUNCTIONAL, 5),
                event("a", OUTCOME, 10),
                event("a", CONFIRMED, 20),
                event("b", FUNCTIONAL, 7),
                event("c", OUTCOME, 8),
                event("c", REGRESSED, 30));
        assertThat(progress.level("a")).contains(CONFIRMED);
        assertThat(progress.level("b")).contains(FUNCTIONAL);
        assertThat(progress.level("c")).contains(REGRESSED);
        assertThat(progress.level("d")).isEmpty();
        assertThat(progress.doneOn("a")).contains(day(5));
        assertThat(progress.reachedOn("a")).contains(day(10));
        assertThat(progress.confirmedOn("a")).contains(day(20));
        assertThat(progress.confirmedOn("b")).isEmpty();
        assertThat(progress.regressions("c")).containsExactly(day(30));
        assertThat(progress.regressions("a")).isEmpty();
        assertThat(progress.changeDays()).containsExactly(day(5), day(7), day(8), day(10), day(30));
    }

    @Test
    void anOutcomeImpliesItsTask() {
        assertThat(after(50, event("a", OUTCOME, 10)).doneOn("a")).contains(day(10));
        assertThat(after(50, event("a", CONFIRMED, 10)).doneOn("a")).contains(day(10));
        assertThat(after(50, event("a", CONFIRMED, 10)).reachedOn("a")).contains(day(10));
    }

    @Test
    void countsEveryLoss() {
        JourneyProgress progress = after(
                50,
                event("a", OUTCOME, 1),
                event("a", REGRESSED, 2),
                event("a", FUNCTIONAL, 3),
                event("a", REGRESSED, 4),
                event("a", CONFIRMED, 5),
                event("a", REGRESSED, 6));
        assertThat(progress.regressions("a")).containsExactly(day(2), day(6));
        assertThat(progress.openLegs().get(0).beganOn()).isEqualTo(day(6));
    }

    @Test
    void goesOnWithoutAMilestoneThatIsWaived() {
        JourneyProgress waived = after(50, event("a", OUTCOME, 10))
                .withWaivers(List.of(MilestoneWaiver.of(ACME, "b", day(20)), MilestoneWaiver.of(ACME, "x", day(1))));
        assertThat(waived.openLegs())
                .extracting(leg -> leg.milestone().id(), JourneyProgress.Leg::beganOn)
                .containsExactly(tuple("c", day(20)));
        assertThat(waived.waivedOn("b")).contains(day(20));
        assertThat(waived.waivedOn("a")).isEmpty();
        assertThat(waived.position(day(19))).isEqualTo(1.0 / 8);
        assertThat(waived.position(day(20))).isEqualTo(1.0 / 6); // b weighs 2
        assertThat(waived.position()).isEqualTo(1.0 / 6);
        assertThat(waived.positionOnTodaysPath(day(19))).isEqualTo(1.0 / 6);
        assertThat(waived.explanation().terms())
                .containsExactly(new Contribution("a", 1.0 / 6), new Contribution("c", 0), new Contribution("d", 0));
        assertThat(waived.withFunctionalCredit(0.1).waivedOn("b")).contains(day(20));
    }

    @Test
    void aMilestoneThatIsReachedAllTheSameKeepsItsCreditAndItsWeight() {
        JourneyProgress progress = after(50, event("a", OUTCOME, 10), event("b", OUTCOME, 30))
                .withWaivers(List.of(MilestoneWaiver.of(ACME, "b", day(20)), MilestoneWaiver.of(ACME, "d", day(20))));
        assertThat(progress.position(day(29))).isEqualTo(1.0 / 2); // of a and c
        assertThat(progress.position()).isEqualTo(3.0 / 4); // of a, b and c
    }

    @Test
    void hasArrivedWhereAllIsReachedOrWaivedAndNotWhereNothingIsReached() {
        List<MilestoneWaiver> all = List.of(
                MilestoneWaiver.of(ACME, "a", day(5)),
                MilestoneWaiver.of(ACME, "b", day(5)),
                MilestoneWaiver.of(ACME, "c", day(5)),
                MilestoneWaiver.of(ACME, "d", day(5)));
        JourneyProgress nothing = after(50).withWaivers(all);
        assertThat(nothing.arrived()).isFalse();
        assertThat(nothing.isWaivedThroughout()).isTrue();
        assertThat(nothing.position()).isZero();
        assertThat(nothing.nextLeg()).isEmpty();
        JourneyProgress one = after(50, event("b", OUTCOME, 20)).withWaivers(all);
        assertThat(one.arrived()).isTrue();
        assertThat(one.isWaivedThroughout()).isFalse();
        assertThat(one.position()).isEqualTo(1);
    }

    @Test
    void whereTheGoalIsWaivedThePathEndsWithWhatComesBeforeIt() {
        List<MilestoneWaiver> goal = List.of(MilestoneWaiver.of(ACME, "d", day(5)));
        assertThat(after(50).withWaivers(goal).arrived()).isFalse();
        assertThat(after(50, event("a", OUTCOME, 10)).withWaivers(goal).arrived())
                .isFalse();
        assertThat(after(50, event("c", OUTCOME, 10)).withWaivers(goal).arrived())
                .isTrue();
    }

    @Test
    void oneOfSeveralBranchesIsEnough() {
        SuccessPath branches = SuccessPath.of(
                "branches",
                List.of(
                        SuccessMilestone.builder("x").build(),
                        SuccessMilestone.builder("y").build(),
                        SuccessMilestone.builder("goal").afterAny("x", "y").build()));
        JourneyProgress there = JourneyProgress.of(
                branches, List.of(event("y", OUTCOME, 10), event("goal", OUTCOME, 20)), START, day(50));
        assertThat(there.arrived()).isTrue();
        JourneyProgress waived = JourneyProgress.of(branches, List.of(event("y", OUTCOME, 10)), START, day(50))
                .withWaivers(List.of(MilestoneWaiver.of(ACME, "goal", day(30))));
        assertThat(waived.arrived()).isTrue();
        JourneyProgress none = JourneyProgress.of(branches, List.of(), START, day(50))
                .withWaivers(List.of(MilestoneWaiver.of(ACME, "goal", day(30))));
        assertThat(none.arrived()).isFalse();
    }

    @Test
    void seesNoWaiverOfAnotherDayOrAccount() {
        JourneyProgress progress = after(50);
        assertThat(progress.withWaivers(List.of(MilestoneWaiver.of(ACME, "a", day(51))))
                        .waivedOn("a"))
                .isEmpty();
        assertThat(progress.withWaivers(
                                List.of(MilestoneWaiver.of(ACME, "a", day(1)).withRecordedOn(day(51))))
                        .waivedOn("a"))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> progress.withWaivers(List.of(
                        MilestoneWaiver.of(ACME, "a", day(1)), MilestoneWaiver.of(AccountId.of("bolt"), "a", day(1)))));
    }

    @Test
    void beginsALegWithTheFirstOfItsBranches() {
        SuccessPath path = SuccessPath.of(
                "p",
                List.of(
                        SuccessMilestone.builder("x").build(),
                        SuccessMilestone.builder("y").build(),
                        SuccessMilestone.builder("goal").afterAny("x", "y").build()));
        JourneyProgress none = JourneyProgress.of(path, List.of(), START, day(50));
        assertThat(none.openLegs()).extracting(leg -> leg.milestone().id()).containsExactly("x", "y");
        JourneyProgress both =
                JourneyProgress.of(path, List.of(event("x", OUTCOME, 30), event("y", OUTCOME, 20)), START, day(50));
        assertThat(both.openLegs())
                .extracting(leg -> leg.milestone().id(), JourneyProgress.Leg::beganOn)
                .containsExactly(tuple("goal", day(20)));
    }
}
