package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoalProgressTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate JAN = LocalDate.of(2026, 1, 1);
    private static final LocalDate DUE = JAN.plusDays(100);

    private static final OutcomeGoal GOAL = OutcomeGoal.builder(ACME, "orders", JAN)
            .baseline(0)
            .target(10)
            .dueOn(DUE)
            .build();

    private static OutcomeMeasurement on(int day, double value) {
        return OutcomeMeasurement.of(ACME, "orders", JAN.plusDays(day), value);
    }

    private static GoalProgress progress(OutcomeGoal goal, int asOf, OutcomeMeasurement... measured) {
        return GoalProgress.of(goal, List.of(measured), Direction.UP, JAN.plusDays(asOf));
    }

    @Test
    void comparesTheWayDoneWithTheTimeGoneOnTheDayOfTheMeasurement() {
        assertThat(progress(GOAL, 50, on(50, 5)).standing()).isEqualTo(GoalStanding.ON_PACE);
        assertThat(progress(GOAL, 51, on(51, 5)).standing()).isEqualTo(GoalStanding.BEHIND);
        assertThat(progress(GOAL, 90, on(50, 5)).standing()).isEqualTo(GoalStanding.ON_PACE);
        assertThat(progress(GOAL, 90, on(50, 5)).measurementAgeDays()).isEqualTo(40);
        assertThat(progress(GOAL, 90, on(50, 5)).daysToDue()).contains(10L);
    }

    /** 0.3 of 0.4 on day 9 of 12: three quarters of both, which as doubles are not alike. */
    @Test
    void asMuchOfTheWayAsOfTheTimeIsOnPace() {
        OutcomeGoal goal = OutcomeGoal.builder(ACME, "orders", JAN)
                .baseline(0)
                .target(0.4)
                .dueOn(JAN.plusDays(12))
                .build();
        assertThat(0.3 / 0.4).isLessThan(9 / 12.0);
        assertThat(progress(goal, 9, on(9, 0.3)).standing()).isEqualTo(GoalStanding.ON_PACE);
        assertThat(progress(goal, 9, on(9, 0.2999)).standing()).isEqualTo(GoalStanding.BEHIND);
    }

    @Test
    void theDueDayItselfIsNotMissed() {
        assertThat(progress(GOAL, 100, on(100, 9)).standing()).isEqualTo(GoalStanding.BEHIND);
        assertThat(progress(GOAL, 101, on(100, 9)).standing()).isEqualTo(GoalStanding.MISSED);
        assertThat(progress(GOAL, 101, on(100, 9)).daysToDue()).contains(-1L);
    }

    @Test
    void aGoalMetAfterItsDayIsMetLate() {
        assertThat(progress(GOAL, 120, on(100, 10)).standing()).isEqualTo(GoalStanding.MET);
        GoalProgress late = progress(GOAL, 120, on(50, 5), on(110, 11));
        assertThat(late.standing()).isEqualTo(GoalStanding.MET_LATE);
        assertThat(late.firstMetOn()).contains(JAN.plusDays(110));
    }

    @Test
    void showsThatAGoalWasReachedAndLostAgain() {
        GoalProgress lost = progress(GOAL, 90, on(10, 4), on(30, 10), on(60, 8), on(80, 9));
        assertThat(lost.standing()).isEqualTo(GoalStanding.REGRESSED);
        assertThat(lost.firstMetOn()).contains(JAN.plusDays(30));
        assertThat(lost.lostOn()).contains(JAN.plusDays(60));
        GoalProgress regained = progress(GOAL, 110, on(30, 10), on(60, 8), on(105, 10));
        assertThat(regained.standing()).isEqualTo(GoalStanding.MET);
        assertThat(regained.lostOn()).isEmpty();
    }

    @Test
    void whatWasMetBeforeTheGoalBeganIsMetFromItsFirstDay() {
        assertThat(progress(GOAL, 5, on(-40, 12)).firstMetOn()).contains(JAN);
        // the value of day -20 stands when the goal begins, that of day -40 does not count
        GoalProgress superseded = progress(GOAL, 5, on(-40, 12), on(-20, 3));
        assertThat(superseded.firstMetOn()).isEmpty();
        assertThat(superseded.lostOn()).isEmpty();
    }

    @Test
    void withoutADayItIsOpenUntilItIsMet() {
        OutcomeGoal open =
                OutcomeGoal.builder(ACME, "orders", JAN).baseline(0).target(10).build();
        assertThat(progress(open, 900, on(3, 1)).standing()).isEqualTo(GoalStanding.OPEN);
        assertThat(progress(open, 900, on(3, 10)).standing()).isEqualTo(GoalStanding.MET);
        assertThat(progress(open, 900, on(3, 1)).daysToDue()).isEmpty();
    }

    @Test
    void aGoalToKeepSomethingIsMetOrNot() {
        OutcomeGoal keep = OutcomeGoal.builder(ACME, "orders", JAN)
                .baseline(5)
                .target(5)
                .dueOn(DUE)
                .build();
        assertThat(progress(keep, 10, on(9, 5)).standing()).isEqualTo(GoalStanding.MET);
        assertThat(progress(keep, 10, on(3, 6), on(9, 4)).standing()).isEqualTo(GoalStanding.REGRESSED);
        assertThat(progress(keep, 10, on(9, 4)).standing()).isEqualTo(GoalStanding.BEHIND);
    }

    @Test
    void aGoalDueOnTheDayItBeganHasNoPace() {
        OutcomeGoal now = OutcomeGoal.builder(ACME, "orders", JAN)
                .baseline(0)
                .target(10)
                .dueOn(JAN)
                .build();
        assertThat(progress(now, 0, on(0, 9)).standing()).isEqualTo(GoalStanding.BEHIND);
    }
}
