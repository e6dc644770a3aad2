package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.interaction.Interaction;
import dev.bearing.interaction.Interaction.Function;
import dev.bearing.interaction.InteractionTotals;
import dev.bearing.interaction.MeaningfulContact;
import dev.bearing.journey.LegContacts.Landmark;
import dev.bearing.journey.LegContacts.OnLeg;
import dev.bearing.value.Answer;
import dev.bearing.value.Association;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LegContactsTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate AS_OF = START.plusDays(200);
    private static final SuccessPath PATH = SuccessPath.of(
            "p",
            List.of(
                    SuccessMilestone.builder("first").build(),
                    SuccessMilestone.builder("second").after("first").build()));
    private static final Landmark FIVE = new Landmark(10, 50, 1, MeaningfulContact.any());

    private static JourneyProgress progress(String account, int first, int second) {
        List<MilestoneEvent> events = new ArrayList<>();
        AccountId id = AccountId.of(account);
        events.add(MilestoneEvent.of(id, "first", MilestoneLevel.OUTCOME, START.plusDays(first)));
        if (second > 0) {
            events.add(MilestoneEvent.of(id, "second", MilestoneLevel.OUTCOME, START.plusDays(second)));
        }
        return JourneyProgress.of(PATH, events, START, AS_OF);
    }

    private static Interaction on(String account, int day, Function function) {
        return Interaction.builder(AccountId.of(account), START.plusDays(day))
                .function(function)
                .cost(new BigDecimal("10.50"))
                .build();
    }

    private static Optional<OnLeg> second(String account, int first, int second, Interaction... own) {
        return OnLeg.of(AccountId.of(account), progress(account, first, second), "second", List.of(own));
    }

    private static OnLeg there(String account, int first, int second, Interaction... own) {
        return second(account, first, second, own).orElseThrow();
    }

    @Test
    void onlyContactOnTheLegAndAboutItsMilestoneCounts() {
        Interaction before = on("a", 19, Function.SUPPORT);
        Interaction within = on("a", 20, Function.KNOWLEDGE);
        Interaction after = on("a", 61, Function.SUPPORT);
        Interaction elsewhere = Interaction.builder(AccountId.of("a"), START.plusDays(30))
                .milestone("first")
                .build();
        OnLeg leg = there("a", 20, 60, before, within, after, elsewhere);
        assertThat(leg.enteredOn()).isEqualTo(START.plusDays(20));
        assertThat(leg.crossedOn()).contains(START.plusDays(60));
        assertThat(leg.contacts()).containsExactly(within);
    }

    @Test
    void oneThatChurnedFirstLeftAndOneThatChurnedBeforeNeverCame() {
        OnLeg leg = there("a", 20, 60, on("a", 50, Function.SUPPORT));
        OnLeg gone = leg.withChurn(START.plusDays(40)).orElseThrow();
        assertThat(gone.left()).isTrue();
        assertThat(gone.crossedOn()).isEmpty();
        assertThat(gone.contacts()).isEmpty();
        assertThat(leg.withChurn(START.plusDays(60))).contains(leg);
        assertThat(leg.withChurn(START.plusDays(19))).isEmpty();
        assertThat(second("b", 70, 60)).as("it had the milestone before").isEmpty();
    }

    @Test
    void coverageIsTheShareOfAccountsThatAFunctionHadToDoWith() {
        LegContacts leg = LegContacts.of(
                PATH.milestones().get(1),
                List.of(
                        there("a", 20, 60, on("a", 30, Function.SUPPORT), on("a", 31, Function.SUPPORT)),
                        there("b", 20, 60, on("b", 30, Function.KNOWLEDGE)),
                        there("c", 20, 0)));
        assertThat(leg.coverage(Function.SUPPORT).numerator()).isEqualTo(1);
        assertThat(leg.coverage(Function.SUPPORT).denominator()).isEqualTo(3);
        assertThat(leg.coverage(Function.TECHNICAL_ENABLEMENT).numerator()).isZero();
        assertThat(leg.plus(LegContacts.of(leg.milestone(), List.of(there("d", 20, 0))))
                        .coverage(Function.SUPPORT)
                        .denominator())
                .isEqualTo(4);
    }

    @Test
    void tellsThoseStillThereAtTheLandmarkApartByContactUntilThen() {
        LegContacts leg = LegContacts.of(
                PATH.milestones().get(1),
                List.of(
                        there("early", 20, 25, on("early", 21, Function.SUPPORT)), // crossed before the landmark
                        there("with", 20, 60, on("with", 30, Function.SUPPORT)), // contact on the landmark's day
                        there("late", 20, 81, on("late", 21, Function.SUPPORT)), // crossed after the horizon
                        there("without", 20, 80, on("without", 31, Function.SUPPORT)), // contact came later
                        there("left", 20, 0).withChurn(START.plusDays(31)).orElseThrow(),
                        there("waits", 20, 0),
                        there("new", 180, 0))); // not followed long enough
        Association crossing = leg.crossing(FIVE).orElseThrow("both groups have members");
        assertThat(crossing.with().members()).extracting("id").containsExactly("late", "with");
        assertThat(crossing.with().numerator()).isEqualTo(1);
        assertThat(crossing.without().members()).extracting("id").containsExactly("left", "waits", "without");
        assertThat(crossing.without().numerator()).isEqualTo(1);
        assertThat(crossing.difference()).isCloseTo(1.0 / 6, within(1e-15));
        assertThat(leg.crossing(Landmark.defaults()).isKnown()).as("too few").isFalse();
    }

    @Test
    void ofSeveralVersionsOfAnInteractionTheLastKnownCounts() {
        Interaction.Builder call = Interaction.builder(AccountId.of("a"), START.plusDays(30));
        Interaction first = call.cost(BigDecimal.TEN).build();
        Interaction second =
                call.cost(new BigDecimal("12")).recordedOn(START.plusDays(50)).build();
        Interaction third =
                call.cost(new BigDecimal("15")).recordedOn(AS_OF.plusDays(1)).build();
        assertThat(there("a", 20, 60, second, first, third).contacts()).containsExactly(second);
        TimeToValue.Wait wait = TimeToValue.toMilestone(AccountId.of("a"), progress("a", 20, 60), "second");
        assertThat(CostToOutcome.Spent.of(wait, List.of(first, second)).spent())
                .isEqualTo(new InteractionTotals(1, new BigDecimal("12"), 0));
    }

    @Test
    void costToOutcomeCountsTheWholeEffortAlsoForThoseThatDidNotGetThere() {
        AccountId a = AccountId.of("a");
        AccountId b = AccountId.of("b");
        TimeToValue.Wait there = TimeToValue.toMilestone(a, progress("a", 20, 60), "second");
        TimeToValue.Wait waits = TimeToValue.toMilestone(b, progress("b", 20, 0), "second");
        CostToOutcome reached = CostToOutcome.of(List.of(CostToOutcome.Spent.of(
                there,
                List.of(
                        on("a", -30, Function.SUPPORT),
                        on("a", 60, Function.SUPPORT),
                        on("a", 61, Function.SUPPORT)))));
        CostToOutcome all = reached.plus(CostToOutcome.of(
                List.of(CostToOutcome.Spent.of(waits, List.of(on("b", 5, Function.SUPPORT))))));
        assertThat(all.reached()).isEqualTo(new InteractionTotals(2, new BigDecimal("21"), 0));
        assertThat(all.notReached()).isEqualTo(new InteractionTotals(1, new BigDecimal("10.5"), 0));
        assertThat(all.costPerOutcome().orElseThrow("known")).isEqualByComparingTo("31.5");
        assertThat(all.time().n()).isEqualTo(2);
        assertThat(all.time().censored()).isEqualTo(1);
        assertThat(CostToOutcome.of(List.of()).costPerOutcome())
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.message()).isEqualTo("none of 0 accounts got there"));
    }
}
