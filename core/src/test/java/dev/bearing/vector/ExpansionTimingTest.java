package dev.bearing.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.Motion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class ExpansionTimingTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate TODAY = START.plusDays(200);
    private static final double EXACT = 1e-12;

    private static final SuccessPath PATH = SuccessPath.of(
            "path",
            List.of(
                    SuccessMilestone.builder("first").build(),
                    SuccessMilestone.builder("second")
                            .after("first")
                            .expansion(LogicalExpansion.of("seats", Money.parse("USD 100"), Motion.SELF_SERVE))
                            .build()));

    /** Ten accounts that reach the first milestone on day 10, 20 … 100, and the second 20 days later. */
    private static final List<JourneyProgress> WALKED = walked();

    /** They decide 10, 20 … 80 days after the second; the ninth leaves 5 days after it, the tenth never decides. */
    private static final DecisionTimes DECISIONS = decisions();

    private static List<JourneyProgress> walked() {
        List<JourneyProgress> all = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            all.add(progress("w" + i, 10 * i, 10 * i + 20));
        }
        return all;
    }

    private static DecisionTimes decisions() {
        DecisionTimes.Builder builder = DecisionTimes.builder();
        for (int i = 1; i <= 10; i++) {
            LocalDate second = START.plusDays(10L * i + 20);
            List<ExpansionLead> leads = i <= 8
                    ? List.of(lead("w" + i, second)
                            .wonOn(second.plusDays(10L * i))
                            .build())
                    : List.of();
            builder.add(WALKED.get(i - 1), leads, i == 9 ? Optional.of(second.plusDays(5)) : Optional.empty());
        }
        return builder.build();
    }

    private static LegModel legs() {
        LegModel.Builder builder = LegModel.builder(PATH);
        WALKED.forEach(builder::add);
        return builder.build();
    }

    @Test
    void thoseWhoLeaveOrAreNeverOfferedItDoNotDecide() {
        assertThat(DECISIONS.decisions("second")).isEqualTo(8);
        assertThat(DECISIONS.decisions("first")).isZero();
        assertThat(DECISIONS.isAtOnce()).isFalse();
        assertThat(DECISIONS.decidedWithin("second", 0, 10)).isCloseTo(0.1, within(EXACT));
        // of nine who had neither decided nor left, one more on day 20
        assertThat(DECISIONS.decidedWithin("second", 10, 10)).isCloseTo(1.0 / 8, within(EXACT));
        assertThat(DECISIONS.decidedWithin("second", 500, 30)).isZero();
    }

    @Test
    void fewDecisionsBorrowTheTimesOfAllMilestones() {
        assertThat(DECISIONS.decidedWithin("unheard of", 0, 10)).isCloseTo(0.1, within(EXACT));
    }

    @Test
    void whereNothingWasEverDecidedAccountsDecideAtOnce() {
        DecisionTimes none = DecisionTimes.atOnce();
        assertThat(none.isAtOnce()).isTrue();
        assertThat(none.decidedWithin("second", 0, 0)).isEqualTo(1);
        assertThat(none.decidedWithin("second", 1, 30)).isZero();
    }

    @Test
    void whatIsDecidedBeforeTheMilestoneDoesNotCount() {
        LocalDate second = START.plusDays(30);
        DecisionTimes early = DecisionTimes.builder()
                .add(
                        WALKED.get(0),
                        List.of(lead("w1", START).lostOn(second.minusDays(1)).build()),
                        Optional.empty())
                .build();
        assertThat(early.isAtOnce()).isTrue();
    }

    @Test
    void anAccountThatIsThereGoesOnFromItsWait() {
        DueExpansion due = timing(2).due(progress("x", 100, 190)).get(0); // there for 10 days
        assertThat(due.there()).isTrue();
        List<DueExpansion.Chance> months = due.months().orElseThrow("known");
        assertThat(months.get(0).reach()).isEqualTo(1);
        assertThat(months.get(0).decided()).isCloseTo(DECISIONS.decidedWithin("second", 10, 30), within(EXACT));
        assertThat(months.get(1).decided()).isCloseTo(DECISIONS.decidedWithin("second", 10, 61), within(EXACT));
        assertThat(due.relativeVariance()).isCloseTo(1.0 / 10 + 1.0 / 8, within(EXACT));
        assertThat(due.isDecided(List.of())).isFalse();
        assertThat(due.isDecided(List.of(lead("x", TODAY).lostOn(TODAY).build())))
                .isTrue();
    }

    @Test
    void anAccountOnItsWayDecidesInTheDaysLeft() {
        DueExpansion due = timing(1).due(progress("x", 195, 999)).get(0); // 5 days on a leg that takes 20
        assertThat(due.there()).isFalse();
        DueExpansion.Chance month = due.months().orElseThrow("known").get(0);
        assertThat(month.reach()).isCloseTo(1, within(EXACT));
        assertThat(month.decided()).isCloseTo(DECISIONS.decidedWithin("second", 0, 30 - 15), within(EXACT));
    }

    @Test
    void refusesAnotherPathAndNoMonth() {
        assertThatIllegalArgumentException().isThrownBy(() -> timing(0));
        SuccessPath other = SuccessPath.of("other", PATH.milestones());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timing(1).due(JourneyProgress.of(other, List.of(), START, TODAY)));
    }

    /** The daily recursion against a vector's chance for the same account. */
    @Property(seed = "20261122", tries = 60)
    void reachIsThatOfTheVectorAndNeverFalls(@ForAll @IntRange(min = 110, max = 200) int first) {
        JourneyProgress progress = progress("x", first, 999);
        LegModel legs = legs();
        List<DueExpansion.Chance> months =
                timing(3).due(progress).get(0).months().toOptional().orElse(List.of());
        for (int month = 1; month <= months.size(); month++) {
            DueExpansion.Chance chance = months.get(month - 1);
            SuccessVector vector = PathVector.DEFAULT.evaluate(VectorInputs.builder(AccountId.of("x"), progress, legs)
                    .horizonMonths(month)
                    .build());
            vector.chances()
                    .get(0)
                    .reach()
                    .toOptional()
                    .ifPresent(reach -> assertThat(chance.reach()).isCloseTo(reach, within(1e-9)));
            assertThat(chance.decided()).isBetween(0.0, 1.0);
            if (month > 1) {
                DueExpansion.Chance before = months.get(month - 2);
                assertThat(chance.reach()).isGreaterThanOrEqualTo(before.reach() - EXACT);
                assertThat(chance.reach() * chance.decided())
                        .isGreaterThanOrEqualTo(before.reach() * before.decided() - EXACT);
            }
        }
    }

    private static ExpansionTiming timing(int months) {
        return ExpansionTiming.of(legs(), DECISIONS, months);
    }

    private static ExpansionLead.Builder lead(String account, LocalDate opened) {
        return ExpansionLead.builder(AccountId.of(account), "seats", Motion.SELF_SERVE, opened);
    }

    private static JourneyProgress progress(String account, int first, int second) {
        List<MilestoneEvent> events = new ArrayList<>();
        events.add(event(account, "first", first));
        if (second <= 200) {
            events.add(event(account, "second", second));
        }
        return JourneyProgress.of(PATH, events, START, TODAY);
    }

    private static MilestoneEvent event(String account, String milestone, int day) {
        return MilestoneEvent.of(AccountId.of(account), milestone, MilestoneLevel.OUTCOME, START.plusDays(day));
    }
}
