package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LegModelTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
    private static final SuccessPath PATH = SuccessPath.of(
            "p",
            List.of(
                    SuccessMilestone.builder("first").build(),
                    SuccessMilestone.builder("second").after("first").build()));

    private static MilestoneEvent reached(String milestone, LocalDate on) {
        return MilestoneEvent.of(ACME, milestone, MilestoneLevel.OUTCOME, on);
    }

    /**
     * An account that entered the second leg some days before the as-of day, after ten days on the first.
     *
     * @param observed days from entering the second leg to the as-of day
     * @param reachedAfter days from entering to reaching, or -1
     */
    private static JourneyProgress account(int observed, int reachedAfter) {
        LocalDate entered = AS_OF.minusDays(observed);
        List<MilestoneEvent> events = new ArrayList<>(List.of(reached("first", entered)));
        if (reachedAfter >= 0) {
            events.add(reached("second", entered.plusDays(reachedAfter)));
        }
        return JourneyProgress.of(PATH, events, entered.minusDays(10), AS_OF);
    }

    /** The ten of the competing-risk example: 5R 8R 8C 12- 15R 20C 20- 30R 40- 60-. */
    private static LegModel.Builder ten() {
        LegModel.Builder builder = LegModel.builder(PATH);
        builder.add(account(90, 5)).add(account(90, 8)).add(account(90, 15)).add(account(90, 30));
        builder.addChurned(account(90, -1), AS_OF.minusDays(90 - 8));
        builder.addChurned(account(90, -1), AS_OF.minusDays(90 - 20));
        return builder.add(account(12, -1))
                .add(account(20, -1))
                .add(account(40, -1))
                .add(account(60, -1));
    }

    @Test
    void givesTheIncidencesOfTheCompetingRiskExample() {
        LegModel model = ten().build();
        assertThat(model.entered("second")).isEqualTo(10);
        assertThat(model.incidence("second").incidence(LegModel.REACHED, 30).orElseThrow("incidence"))
                .isCloseTo(0.4722222222222222, within(1e-12));
        assertThat(model.incidence("second").incidence(LegModel.CHURNED, 30).orElseThrow("incidence"))
                .isCloseTo(0.2166666666666667, within(1e-12));
        assertThat(model.reachWithin("second", 15, 15).orElseThrow("reach")).isCloseTo(4.0 / 15, within(1e-12));
        assertThat(model.churnWithin("second", 15, 15).orElseThrow("churn")).isCloseTo(0.2, within(1e-12));
        assertThat(model.dwellShare("second", 15).orElseThrow("share")).isCloseTo(19.0 / 54, within(1e-12));
        assertThat(model.remainingDays("second", 15, 0.25).orElseThrow("days")).isEqualTo(15);
        assertThat(reason(model.medianDays("second"))).isEqualTo(Answer.Reason.CENSORED);
        assertThat(reason(model.medianRemainingDays("second", 15))).isEqualTo(Answer.Reason.CENSORED);
        assertThat(reason(model.reachWithin("second", 50, 30))).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        assertThat(model.path()).isEqualTo(PATH);
    }

    @Test
    void theFirstLegBeginsWhenTheAccountSetsOut() {
        assertThat(ten().build().medianDays("first").orElseThrow("all took ten days"))
                .isEqualTo(10);
        assertThat(ten().build().medianRemainingDays("first", 4).orElseThrow("days"))
                .isEqualTo(6);
    }

    @Test
    void leavesOutWhoNeverEnteredOrWasThereBefore() {
        LegModel.Builder builder = LegModel.builder(PATH);
        LocalDate start = AS_OF.minusDays(50);
        builder.add(JourneyProgress.of(PATH, List.of(), start, AS_OF));
        builder.add(JourneyProgress.of(
                PATH,
                List.of(reached("second", start.plusDays(5)), reached("first", start.plusDays(9))),
                start,
                AS_OF));
        builder.addChurned(
                JourneyProgress.of(PATH, List.of(reached("first", start.plusDays(20))), start, AS_OF),
                start.plusDays(15));
        LegModel model = builder.minimumAccounts(1).build();
        assertThat(model.entered("second")).isZero();
        assertThat(model.entered("first")).isEqualTo(3);
        assertThat(model.incidence("first").events(LegModel.REACHED)).isEqualTo(1);
        assertThat(model.incidence("first").events(LegModel.CHURNED)).isEqualTo(1);
        assertThat(reason(model.medianDays("second"))).isEqualTo(Answer.Reason.EMPTY_BASE);
    }

    @Test
    void whatWasReachedBeforeSettingOutDoesNotCount() {
        LocalDate start = AS_OF.minusDays(50);
        LegModel model = LegModel.builder(PATH)
                .add(JourneyProgress.of(PATH, List.of(reached("first", start.minusDays(5))), start, AS_OF))
                .build();
        assertThat(model.entered("first")).isZero();
        assertThat(model.entered("second")).isEqualTo(1);
        assertThat(model.incidence("second").lastTime()).isEqualTo(50);
    }

    @Test
    void reachingOnTheDayOfLeavingCountsAsReaching() {
        LegModel model = LegModel.builder(PATH)
                .addChurned(account(90, 8), AS_OF.minusDays(90 - 8))
                .build();
        assertThat(model.incidence("second").events(LegModel.REACHED)).isEqualTo(1);
        assertThat(model.incidence("second").events(LegModel.CHURNED)).isZero();
    }

    @Test
    void aChurnAfterTheAsOfDayHasNotHappenedYet() {
        LegModel model = LegModel.builder(PATH)
                .addChurned(account(90, -1), AS_OF.plusDays(1))
                .build();
        assertThat(model.incidence("second").events(LegModel.CHURNED)).isZero();
        assertThat(model.incidence("second").lastTime()).isEqualTo(90);
    }

    @Test
    void aRegressionDoesNotUndoAFirstCrossing() {
        List<MilestoneEvent> events = List.of(
                reached("first", AS_OF.minusDays(40)),
                MilestoneEvent.of(ACME, "first", MilestoneLevel.REGRESSED, AS_OF.minusDays(20)));
        LegModel model = LegModel.builder(PATH)
                .add(JourneyProgress.of(PATH, events, AS_OF.minusDays(60), AS_OF))
                .build();
        assertThat(model.incidence("first").events(LegModel.REACHED)).isEqualTo(1);
        assertThat(model.entered("second")).isEqualTo(1);
    }

    @Test
    void isUnknownForTooFewAccounts() {
        LegModel.Builder builder = LegModel.builder(PATH);
        for (int i = 0; i < 4; i++) {
            builder.add(account(30, 10));
        }
        Answer<Double> four = builder.build().medianDays("second");
        assertThat(four)
                .isEqualTo(Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA, "4 accounts entered the leg to second, needed 5"));
        assertThat(builder.minimumAccounts(4).build().medianDays("second").orElseThrow("days"))
                .isEqualTo(10);
    }

    @Test
    void rejectsAnotherPathAndAnUnknownMilestone() {
        SuccessPath other = SuccessPath.of("q", PATH.milestones());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LegModel.builder(other).add(account(9, 1)))
                .withMessage("progress must be on path q: first, second, was on p: first, second");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ten().build().medianDays("z"))
                .withMessage("path p has no milestone z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LegModel.builder(PATH).minimumAccounts(0))
                .withMessage("minimumAccounts must be 1 or more, was 0");
    }

    @Provide
    Arbitrary<List<int[]>> accounts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(-1, 40),
                        Arbitraries.integers().between(-1, 40))
                .as((observed, reachedAfter, churnedAfter) -> new int[] {observed, reachedAfter, churnedAfter})
                .list()
                .ofMinSize(5)
                .ofMaxSize(30);
    }

    private static LegModel model(List<int[]> accounts, int shift) {
        LegModel.Builder builder = LegModel.builder(PATH);
        for (int[] account : accounts) {
            LocalDate asOf = AS_OF.plusDays(shift);
            LocalDate entered = asOf.minusDays(account[0]);
            List<MilestoneEvent> events = new ArrayList<>(List.of(reached("first", entered)));
            if (account[1] >= 0) {
                events.add(reached("second", entered.plusDays(account[1])));
            }
            JourneyProgress progress = JourneyProgress.of(PATH, events, entered.minusDays(10), asOf);
            if (account[2] >= 0) {
                builder.addChurned(progress, entered.plusDays(account[2]));
            } else {
                builder.add(progress);
            }
        }
        return builder.build();
    }

    @Property(seed = "20261122", tries = 200)
    void reachedChurnedAndWaitingAddUpToOneAndShiftingChangesNothing(@ForAll("accounts") List<int[]> accounts) {
        LegModel model = model(accounts, 0);
        model.incidence("second")
                .curve()
                .forEach(point -> assertThat(point.eventFree()
                                + point.incidences().get(0)
                                + point.incidences().get(1))
                        .isCloseTo(1, within(1e-12)));
        assertThat(model(accounts, 1_000).incidence("second").curve())
                .isEqualTo(model.incidence("second").curve());
    }

    private static Answer.Reason reason(Answer<?> answer) {
        return ((Answer.Unknown<?>) answer).reason();
    }
}
