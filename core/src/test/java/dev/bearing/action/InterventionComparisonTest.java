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
import java.util.Optional;
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

    /** Helped after 20 days: the others are looked at after 20 days too, and each has 90 from there. */
    @Test
    void looksAtBothAfterTheSameWait() {
        add(110, done("call", 20));
        add(111, List.of());
        add(110, List.of());
        add(20, List.of());
        add(21, List.of());
        assertGroups(new EffectGroup(1, 1), new EffectGroup(2, 3), 0);
        assertThat(comparison.effect().treated()).containsOnlyKeys("all, after 20 days");
    }

    @Test
    void whoIsHelpedLaterStandsForTheOthersUntilThen() {
        add(-1, done("call", 20));
        add(60, done("call", 30));
        assertGroups(new EffectGroup(0, 1), new EffectGroup(1, 1), 1);
    }

    @Test
    void eachStandsForTheOthersOnce() {
        add(50, done("call", 20));
        add(50, done("call", 30));
        add(-1, List.of());
        add(-1, List.of());
        // after 20 days three wait for one of the two helped: two of them; the third is left for the other
        assertThat(comparison.effect().untreated().get("all, after 20 days").accounts())
                .isEqualTo(2);
        assertThat(comparison.effect().untreated().get("all, after 30 days").accounts())
                .isEqualTo(1);
        assertThat(comparison.leftOut()).isZero();
    }

    @Test
    void leavesOutWhoWasTreatedAfterCrossingOrLeaving() {
        add(50, done("call", 50));
        add(50, done("call", 150));
        comparison.add(crossingAfter(-1), done("call", 20), "all", Optional.of(ENTERED.plusDays(20)));
        add(-1, List.of());
        assertGroups(new EffectGroup(0, 0), new EffectGroup(0, 0), 3);
    }

    @Test
    void whoHasLeftStandsForNobody() {
        add(50, done("call", 20));
        comparison.add(crossingAfter(-1), List.of(), "all", Optional.of(ENTERED.plusDays(20)));
        assertGroups(new EffectGroup(0, 0), new EffectGroup(0, 0), 1);
        comparison.add(crossingAfter(-1), List.of(), "all", Optional.of(ENTERED.plusDays(21)));
        assertGroups(new EffectGroup(1, 1), new EffectGroup(0, 1), 0);
    }

    /** 200 days have passed since the leg began: of help after 110 days the 90 are just over. */
    @Test
    void helpThatCameTooLatelyIsNotCountedYet() {
        add(-1, done("call", 111));
        add(-1, List.of());
        assertGroups(new EffectGroup(0, 0), new EffectGroup(0, 0), 1);
        add(-1, done("call", 110));
        assertGroups(new EffectGroup(0, 1), new EffectGroup(0, 2), 1);
    }

    @Test
    void leavesOutWhomAnotherInterventionTouchedFirst() {
        add(50, done("call", 20, "mail", 10));
        add(-1, done("mail", 10));
        assertGroups(new EffectGroup(0, 0), new EffectGroup(0, 0), 1);
        add(50, done("call", 20, "mail", 30));
        add(-1, done("mail", 30));
        assertGroups(new EffectGroup(1, 1), new EffectGroup(0, 1), 1);
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
    void doesNotCompareWhoNeverCame() {
        JourneyProgress never = JourneyProgress.of(PATH, List.of(), ENTERED, AS_OF);
        comparison.add(never, done("call", 5), "all");
        assertGroups(new EffectGroup(0, 0), new EffectGroup(0, 0), 0);
    }

    @Test
    void comparesWithinStrataAlone() {
        comparison.add(crossingAfter(50), done("call", 20), "good");
        comparison.add(crossingAfter(50), List.of(), "bad");
        assertGroups(new EffectGroup(0, 0), new EffectGroup(0, 0), 1);
        comparison.add(crossingAfter(-1), List.of(), "good");
        assertThat(comparison.effect().treated()).containsEntry("good, after 20 days", new EffectGroup(1, 1));
        assertThat(comparison.effect().untreated()).containsEntry("good, after 20 days", new EffectGroup(0, 1));
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
