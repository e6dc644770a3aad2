package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.journey.TimeToValue.End;
import dev.bearing.journey.TimeToValue.Wait;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeToValueTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate AS_OF = START.plusDays(100);
    private static final SuccessPath PATH = SuccessPath.of(
            "p",
            List.of(
                    SuccessMilestone.builder("first").build(),
                    SuccessMilestone.builder("second").after("first").build()));

    private static Wait wait(String id, long days, End end) {
        return new Wait(AccountId.of(id), START, days, end);
    }

    private static JourneyProgress progress(MilestoneEvent... events) {
        return JourneyProgress.of(PATH, List.of(events), START, AS_OF);
    }

    private static MilestoneEvent outcome(String milestone, long day) {
        return MilestoneEvent.of(ACME, milestone, MilestoneLevel.OUTCOME, START.plusDays(day));
    }

    /** The competing risks of the worked example: reached at 5 8 15 20 30, churned at 8 20, last seen at the others. */
    private static TimeToValue example() {
        long[] days = {5, 8, 8, 12, 15, 20, 20, 30, 40, 60};
        String ends = "RRC-RC-R--";
        List<Wait> waits = new ArrayList<>();
        for (int i = 0; i < days.length; i++) {
            End end = ends.charAt(i) == 'R' ? End.REACHED : ends.charAt(i) == 'C' ? End.CHURNED : End.WAITING;
            waits.add(wait("a" + i, days[i], end));
        }
        return TimeToValue.of(waits);
    }

    private static Optional<Answer.Reason> reason(Answer<?> answer) {
        return answer.fold(known -> Optional.empty(), unknown -> Optional.of(unknown.reason()));
    }

    @Test
    void countsThoseWhoChurnedAsNeverGettingThere() {
        TimeToValue time = example();
        double[] reached = {.1, .2, .3166666666666667, .3166666666666667, .4722222222222222};
        long[] at = {5, 8, 15, 20, 30};
        for (int i = 0; i < at.length; i++) {
            assertThat(time.incidence().incidence(TimeToValue.REACHED, at[i]).orElseThrow("incidence"))
                    .isCloseTo(reached[i], within(1e-12));
        }
        assertThat(time.n()).isEqualTo(10);
        assertThat(time.reached()).isEqualTo(4);
        assertThat(time.churned()).isEqualTo(2);
        assertThat(time.censored()).isEqualTo(4);
    }

    @Test
    void doesNotKnowTheMedianWhereHalfNeverGetThere() {
        assertThat(reason(example().medianDays())).contains(Answer.Reason.CENSORED);
        assertThat(example().quantileDays(0.3).orElseThrow("quantile")).isEqualTo(15);
    }

    @Test
    void isEmptyWithoutAccounts() {
        TimeToValue none = TimeToValue.of(List.of());
        assertThat(none.n()).isZero();
        assertThat(reason(none.medianDays())).contains(Answer.Reason.EMPTY_BASE);
    }

    @Test
    void waitsFromTheStartToTheFirstOutcome() {
        Wait wait = TimeToValue.toFirstValue(ACME, progress(outcome("second", 40), outcome("first", 60)));
        assertThat(wait).isEqualTo(new Wait(ACME, START, 40, End.REACHED));
        assertThat(TimeToValue.toMilestone(ACME, progress(outcome("first", 60)), "first"))
                .isEqualTo(new Wait(ACME, START, 60, End.REACHED));
    }

    @Test
    void waitsZeroDaysForWhatWasThereBeforeTheAccount() {
        assertThat(TimeToValue.toFirstValue(ACME, progress(outcome("first", -20)))
                        .days())
                .isZero();
        assertThat(TimeToValue.toMilestone(ACME, progress(outcome("first", -20)), "first"))
                .isEqualTo(new Wait(ACME, START, 0, End.REACHED));
    }

    @Test
    void stillWaitsWhereOnlyTheTaskIsDone() {
        MilestoneEvent task = MilestoneEvent.of(ACME, "first", MilestoneLevel.FUNCTIONAL, START.plusDays(3));
        assertThat(TimeToValue.toFirstValue(ACME, progress(task))).isEqualTo(new Wait(ACME, START, 100, End.WAITING));
        assertThat(TimeToValue.toMilestone(ACME, progress(task), "first").end()).isEqualTo(End.WAITING);
    }

    @Test
    void doesNotForgetAValueThatWasLostAgain() {
        MilestoneEvent lost = MilestoneEvent.of(ACME, "first", MilestoneLevel.REGRESSED, START.plusDays(30));
        assertThat(TimeToValue.toMilestone(ACME, progress(outcome("first", 10), lost), "first"))
                .isEqualTo(new Wait(ACME, START, 10, End.REACHED));
    }

    @Test
    void endsAtAChurnThatCameFirst() {
        Wait reached = wait("a", 40, End.REACHED);
        assertThat(reached.withChurn(START.plusDays(39))).isEqualTo(wait("a", 39, End.CHURNED));
        assertThat(reached.withChurn(START.plusDays(40))).isEqualTo(reached);
        assertThat(reached.withChurn(START.plusDays(41))).isEqualTo(reached);
        Wait waiting = wait("a", 100, End.WAITING);
        assertThat(waiting.withChurn(AS_OF)).isEqualTo(wait("a", 100, End.CHURNED));
        assertThat(waiting.withChurn(AS_OF.plusDays(1))).isEqualTo(waiting);
        assertThat(waiting.withChurn(START.minusDays(1))).isEqualTo(wait("a", 0, End.CHURNED));
    }

    @Test
    void groupsByTheMonthTheySetOutIn() {
        Wait january = wait("a", 10, End.REACHED);
        Wait february = new Wait(AccountId.of("b"), LocalDate.of(2026, 2, 28), 20, End.REACHED);
        assertThat(TimeToValue.by(List.of(february, january), Wait::startMonth))
                .containsOnlyKeys(YearMonth.of(2026, 1), YearMonth.of(2026, 2))
                .hasEntrySatisfying(
                        YearMonth.of(2026, 2),
                        time -> assertThat(time.medianDays().orElseThrow("median"))
                                .isEqualTo(20));
    }

    @Test
    void rejectsNegativeDays() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wait("a", -1, End.WAITING))
                .withMessage("days must not be negative, was -1");
    }
}
