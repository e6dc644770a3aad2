package dev.bearing.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.journey.InterventionEvent;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InterventionComparisonTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
    private static final LocalDate ENTERED = AS_OF.minusDays(200);
    private static final SuccessPath PATH = SuccessPath.of(
            "p",
            List.of(
                    SuccessMilestone.builder("a").build(),
                    SuccessMilestone.builder("b").after("a").build()));

    private final InterventionComparison comparison =
            new InterventionComparison("call", "b", 90, TouchPolicy.FIRST_TOUCH);

    private static JourneyProgress crossingAfter(int days) {
        Stream<MilestoneEvent> events = Stream.of(MilestoneEvent.of(ACME, "a", MilestoneLevel.OUTCOME, ENTERED));
        if (days >= 0) {
            events = Stream.concat(
                    events, Stream.of(MilestoneEvent.of(ACME, "b", MilestoneLevel.OUTCOME, ENTERED.plusDays(days))));
        }
        return JourneyProgress.of(PATH, events.toList(), ENTERED.minusDays(10), AS_OF);
    }

    private static List<InterventionEvent> done(Object... idsAndDays) {
        return Stream.iterate(0, i -> i + 2)
                .limit(idsAndDays.length / 2)
                .map(i -> InterventionEvent.of(
                        ACME, (String) idsAndDays[i], ENTERED.plusDays((Integer) idsAndDays[i + 1])))
                .toList();
    }

    private void add(int crossed, List<InterventionEvent> done) {
        comparison.add(crossingAfter(crossed), done, "all");
    }

    private void assertGroups(EffectGroup treated, EffectGroup untreated, long leftOut) {
        assertThat(comparison.effect().allTreated()).isEqualTo(treated);
        assertThat(comparison.effect().allUntreated()).isEqualTo(untreated);
        assertThat(comparison.leftOut()).isEqualTo(leftOut);
    }

    @Test
    void sortsAccountsByWhetherTheyWereHelpedInTime() {
        add(50, done("call", 20));
        add(-1, done("call", 20));
        add(120, done("call", 20));
        add(50, List.of());
        add(-1, done("call", 150));
        assertGroups(new EffectGroup(1, 3), new EffectGroup(1, 2), 0);
    }

    @Test
    void leavesOutWhoWasTreatedAfterCrossing() {
        add(50, done("call", 51));
        add(50, done("call", 150));
        assertGroups(new EffectGroup(0, 0), new EffectGroup(0, 0), 2);
    }

    @Test
    void leavesOutWhomAnotherInterventionTouchedFirst() {
        add(50, done("call", 20, "mail", 10));
        add(-1, done("mail", 10));
        add(50, done("call", 20, "mail", 30));
        assertGroups(new EffectGroup(1, 1), new EffectGroup(0, 0), 2);
    }

    @Test
    void orCountsEveryTouch() {
        InterventionComparison any = new InterventionComparison("call", "b", 90, TouchPolicy.ANY_TOUCH);
        any.add(crossingAfter(50), done("call", 20, "mail", 10), "all");
        any.add(crossingAfter(-1), done("mail", 10), "all");
        assertThat(any.effect().allTreated()).isEqualTo(new EffectGroup(1, 1));
        assertThat(any.effect().allUntreated()).isEqualTo(new EffectGroup(0, 1));
    }

    @Test
    void doesNotCompareWhoCameTooLatelyOrNever() {
        JourneyProgress never = JourneyProgress.of(PATH, List.of(), ENTERED, AS_OF);
        MilestoneEvent lately = MilestoneEvent.of(ACME, "a", MilestoneLevel.OUTCOME, AS_OF.minusDays(89));
        comparison.add(never, List.of(), "all");
        comparison.add(JourneyProgress.of(PATH, List.of(lately), ENTERED, AS_OF), List.of(), "all");
        assertGroups(new EffectGroup(0, 0), new EffectGroup(0, 0), 0);
    }

    @Test
    void keepsStrataApart() {
        comparison.add(crossingAfter(50), done("call", 20), "good");
        comparison.add(crossingAfter(50), List.of(), "bad");
        assertThat(comparison.effect().treated().keySet())
                .isEqualTo(comparison.effect().untreated().keySet());
        assertThat(comparison.effect().treated()).containsEntry("good", new EffectGroup(1, 1));
        assertThat(comparison.effect().untreated()).containsEntry("good", new EffectGroup(0, 0));
    }

    @Test
    void rejectsWhatWasDoneForSeveralAccounts() {
        List<InterventionEvent> several = Arrays.asList(
                InterventionEvent.of(ACME, "call", AS_OF), InterventionEvent.of(AccountId.of("bolt"), "call", AS_OF));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> add(1, several))
                .withMessage("what was done must be of one account");
    }
}
