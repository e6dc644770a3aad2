package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.interaction.Accountability;
import dev.bearing.interaction.OpenSide;
import dev.bearing.interaction.Task;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JourneyStandingTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final SuccessPath PATH = SuccessPath.of(
            "p",
            List.of(
                    SuccessMilestone.builder("a").expectedDays(20).build(),
                    SuccessMilestone.builder("b").after("a").build()));
    private static final LegModel NOTHING_SEEN = LegModel.builder(PATH).build();

    private static JourneyProgress progress(SuccessPath path, int days, MilestoneEvent... events) {
        return JourneyProgress.of(path, List.of(events), START, START.plusDays(days));
    }

    private static MilestoneEvent reached(String milestone, int day) {
        return MilestoneEvent.of(ACME, milestone, MilestoneLevel.OUTCOME, START.plusDays(day));
    }

    private static Accountability tasks(int asOf, Task... tasks) {
        return Accountability.of(List.of(tasks), START.plusDays(asOf));
    }

    private static Task task(Task.Party party, String milestone, int due) {
        return Task.builder(ACME, party, "a task", START.plusDays(due))
                .milestone(milestone)
                .build();
    }

    @ParameterizedTest
    @CsvSource({"0, ON_TRACK", "20, ON_TRACK", "21, BEHIND", "40, BEHIND", "41, STUCK"})
    void comparesTheWaitWithTheExpectedDays(int days, JourneyState state) {
        JourneyStanding standing = JourneyStanding.of(progress(PATH, days), NOTHING_SEEN, tasks(days));
        assertThat(standing.state()).isEqualTo(Answer.known(state));
        assertThat(standing.legs()).extracting(leg -> leg.source()).containsExactly(JourneyStanding.Source.EXPECTED);
    }

    /** 1.4 and 2.8 times 90 days are 126 and 252, and as doubles a little less. */
    @ParameterizedTest
    @CsvSource({"126, ON_TRACK", "127, BEHIND", "252, BEHIND", "253, STUCK"})
    void aWaitMayLastAsLongAsTheFactorSays(int days, JourneyState state) {
        SuccessPath path = SuccessPath.of(
                        "p",
                        List.of(SuccessMilestone.builder("a").expectedDays(90).build()))
                .withStanding(new StandingPolicy(1.4, 2.8));
        LegModel legs = LegModel.builder(path).build();
        assertThat(JourneyStanding.of(progress(path, days), legs, tasks(days)).state())
                .isEqualTo(Answer.known(state));
    }

    @Test
    void takesTheLimitsOfThePath() {
        SuccessPath patient = PATH.withStanding(new StandingPolicy(2, 5));
        LegModel legs = LegModel.builder(patient).build();
        assertThat(JourneyStanding.of(progress(patient, 40), legs, tasks(40)).state())
                .isEqualTo(Answer.known(JourneyState.ON_TRACK));
        assertThat(JourneyStanding.of(progress(patient, 41), legs, tasks(41)).state())
                .isEqualTo(Answer.known(JourneyState.BEHIND));
    }

    @Test
    void comparesWithTheMedianOfOthersWhereNothingIsExpected() {
        LegModel.Builder others = LegModel.builder(PATH);
        for (int days : new int[] {10, 20, 30, 40, 50}) {
            others.add(progress(PATH, 100, reached("a", 0), reached("b", days)));
        }
        JourneyStanding standing = JourneyStanding.of(progress(PATH, 45, reached("a", 10)), others.build(), tasks(45));
        assertThat(standing.state()).isEqualTo(Answer.known(JourneyState.BEHIND));
        assertThat(standing.legs().get(0).source()).isEqualTo(JourneyStanding.Source.OBSERVED_MEDIAN);
        assertThat(standing.reasons()).containsExactly("b: 35 days waited, 30 the median of others");
    }

    @Test
    void isUnknownWhereNeitherIsKnown() {
        JourneyStanding standing = JourneyStanding.of(progress(PATH, 45, reached("a", 10)), NOTHING_SEEN, tasks(45));
        assertThat(standing.state().isKnown()).isFalse();
        assertThat(standing.worst()).isEmpty();
        assertThat(standing.openSide()).isEqualTo(OpenSide.NONE_KNOWN);
        assertThat(standing.legs().get(0).reason()).isEqualTo("b: 35 days waited, no expected time known");
    }

    @Test
    void hasArrivedWhereNothingIsLeftAlthoughAMilestoneWasSkipped() {
        JourneyStanding standing = JourneyStanding.of(progress(PATH, 90, reached("b", 10)), NOTHING_SEEN, tasks(90));
        assertThat(standing.state()).isEqualTo(Answer.known(JourneyState.ARRIVED));
        assertThat(standing.legs()).isEmpty();
    }

    @Test
    void standsAsItsWorstLegDoes() {
        SuccessPath join = SuccessPath.of(
                "join",
                List.of(
                        SuccessMilestone.builder("slow").expectedDays(100).build(),
                        SuccessMilestone.builder("quick").expectedDays(10).build(),
                        SuccessMilestone.builder("goal")
                                .after("slow", "quick")
                                .expectedDays(5)
                                .build()));
        JourneyStanding standing = JourneyStanding.of(
                progress(join, 30),
                LegModel.builder(join).build(),
                tasks(30, task(Task.Party.VENDOR, "slow", 20), task(Task.Party.CUSTOMER, "quick", 20)));
        assertThat(standing.state()).isEqualTo(Answer.known(JourneyState.STUCK));
        assertThat(standing.reasons())
                .containsExactly("quick: 30 days waited, 10 expected; open is the customer's task");
        assertThat(standing.openSide()).isEqualTo(OpenSide.CUSTOMER);
    }

    @Test
    void isNotStuckOnABranchItDoesNotNeed() {
        SuccessPath either = SuccessPath.of(
                "either",
                List.of(
                        SuccessMilestone.builder("x").expectedDays(90).build(),
                        SuccessMilestone.builder("y").expectedDays(1).build(),
                        SuccessMilestone.builder("goal")
                                .afterAny("x", "y")
                                .expectedDays(10)
                                .build()));
        JourneyStanding standing = JourneyStanding.of(
                progress(either, 30, reached("x", 25)), LegModel.builder(either).build(), tasks(30));
        assertThat(standing.route()).hasToString("goal");
        assertThat(standing.state()).isEqualTo(Answer.known(JourneyState.ON_TRACK));
    }

    @Test
    void waitsAnewAfterARegression() {
        MilestoneEvent lost = MilestoneEvent.of(ACME, "a", MilestoneLevel.REGRESSED, START.plusDays(80));
        JourneyStanding standing =
                JourneyStanding.of(progress(PATH, 90, reached("a", 10), lost), NOTHING_SEEN, tasks(90));
        assertThat(standing.state()).isEqualTo(Answer.known(JourneyState.ON_TRACK));
        assertThat(standing.legs().get(0).leg().daysWaited()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "-1, 2", "NaN, 2", "1, 0.9", "1, NaN", "1, Infinity"})
    void rejectsLimitsOutOfRange(double behindAfter, double stuckAfter) {
        assertThatIllegalArgumentException().isThrownBy(() -> new StandingPolicy(behindAfter, stuckAfter));
    }
}
