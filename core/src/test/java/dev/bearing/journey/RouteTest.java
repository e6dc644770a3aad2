package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate AS_OF = START.plusDays(100);

    /** Two branches lead to the decision: by an import (5 + 40) or by hand (30 + 10). */
    private static final SuccessPath BRANCHES = SuccessPath.of(
            "branches",
            List.of(
                    days("imported", 5),
                    days("typed_in", 30),
                    SuccessMilestone.builder("cleaned")
                            .after("imported")
                            .expectedDays(40)
                            .build(),
                    SuccessMilestone.builder("checked")
                            .after("typed_in")
                            .expectedDays(10)
                            .build(),
                    SuccessMilestone.builder("decided")
                            .afterAny("cleaned", "checked")
                            .expectedDays(20)
                            .build()));

    private static SuccessMilestone days(String id, int days) {
        return SuccessMilestone.builder(id).expectedDays(days).build();
    }

    private static JourneyProgress progress(SuccessPath path, int days, String... reached) {
        List<MilestoneEvent> events = new ArrayList<>();
        for (String milestone : reached) {
            events.add(MilestoneEvent.of(ACME, milestone, MilestoneLevel.OUTCOME, START.plusDays(days)));
        }
        return JourneyProgress.of(path, events, START, START.plusDays(days));
    }

    private static double left(Route route) {
        return route.daysLeft().orElseThrow("days left");
    }

    @Test
    void takesTheBranchThatIsExpectedSooner() {
        Route route = Route.of(progress(BRANCHES, 0), LegTimes.planned());
        assertThat(route).hasToString("typed_in, checked, decided");
        assertThat(left(route)).isEqualTo(60);
        assertThat(route.stops())
                .extracting(stop -> stop.inDays().orElseThrow("in days"))
                .containsExactly(30.0, 40.0, 60.0);
    }

    @Test
    void isLaidAnewFromWhereTheAccountStands() {
        Route route = Route.of(progress(BRANCHES, 0, "cleaned"), LegTimes.planned());
        assertThat(route).hasToString("decided");
        assertThat(left(route)).isEqualTo(20);
    }

    @Test
    void doesNotSendAnyoneBackForWhatWasSkipped() {
        SuccessPath chain = SuccessPath.of(
                "chain",
                List.of(
                        days("a", 10),
                        SuccessMilestone.builder("b")
                                .after("a")
                                .expectedDays(10)
                                .build(),
                        SuccessMilestone.builder("c")
                                .after("b")
                                .expectedDays(10)
                                .build()));
        JourneyProgress skipped = progress(chain, 5, "b");
        assertThat(Route.of(skipped, LegTimes.planned())).hasToString("c");
        assertThat(skipped.position()).isLessThan(1);
        assertThat(Route.of(progress(chain, 5, "c"), LegTimes.planned()).isEmpty())
                .isTrue();
    }

    @Test
    void waitsForTheSlowestOfWhatItNeeds() {
        SuccessPath join = SuccessPath.of(
                "join",
                List.of(
                        days("a", 10),
                        days("b", 25),
                        SuccessMilestone.builder("c")
                                .after("a", "b")
                                .expectedDays(5)
                                .build()));
        Route route = Route.of(progress(join, 0), LegTimes.planned());
        assertThat(route).hasToString("a, b, c");
        assertThat(left(route)).isEqualTo(30);
        Answer.Known<Double> known = (Answer.Known<Double>) route.daysLeft();
        assertThat(known.explanation().terms()).extracting("name").containsExactly("b", "c");
        assertThat(known.explanation().terms().stream()
                        .mapToDouble(term -> term.value())
                        .sum())
                .isEqualTo(30);
    }

    @Test
    void leadsToTheGoalThatIsExpectedSoonest() {
        SuccessPath two = SuccessPath.of("two", List.of(days("far", 50), days("near", 20)));
        assertThat(Route.of(progress(two, 0), LegTimes.planned())).hasToString("near");
        assertThat(Route.of(progress(two, 0, "near"), LegTimes.planned())).hasToString("far");
        assertThat(Route.to("far", progress(two, 0), LegTimes.planned())).hasToString("far");
        assertThat(Route.of(progress(two, 0, "near", "far"), LegTimes.planned()).isEmpty())
                .isTrue();
    }

    @Test
    void prefersABranchWhoseTimeIsKnown() {
        SuccessPath path = SuccessPath.of(
                "p",
                List.of(
                        SuccessMilestone.builder("unknown").build(),
                        days("known", 80),
                        SuccessMilestone.builder("goal")
                                .afterAny("unknown", "known")
                                .expectedDays(1)
                                .build()));
        assertThat(Route.of(progress(path, 0), LegTimes.planned())).hasToString("known, goal");
    }

    @Test
    void saysWhoseTimeIsNotKnown() {
        SuccessPath path = SuccessPath.of(
                "p",
                List.of(
                        SuccessMilestone.builder("a").build(),
                        SuccessMilestone.builder("b").after("a").expectedDays(7).build()));
        Route route = Route.of(progress(path, 0), LegTimes.planned());
        assertThat(route).hasToString("a, b");
        assertThat(route.daysLeft())
                .isEqualTo(Answer.unknown(Answer.Reason.NOT_CONFIGURED, "how long the legs to a take is not known"));
    }

    @Test
    void goesOnWithoutWhatIsWaived() {
        JourneyProgress waived =
                progress(BRANCHES, 0).withWaivers(List.of(MilestoneWaiver.of(ACME, "imported", START)));
        Route route = Route.of(waived, LegTimes.planned());
        assertThat(route).hasToString("typed_in, checked, decided");
        JourneyProgress both = waived.withWaivers(List.of(MilestoneWaiver.of(ACME, "cleaned", START)));
        assertThat(Route.of(both, LegTimes.planned())).hasToString("decided");
    }

    @Test
    void countsTheDaysWaitedAndPlansAnewWhatIsLate() {
        SuccessPath one = SuccessPath.of("one", List.of(days("a", 30)));
        assertThat(left(Route.of(progress(one, 10), LegTimes.planned()))).isEqualTo(20);
        assertThat(left(Route.of(progress(one, 30), LegTimes.planned()))).isZero();
        assertThat(left(Route.of(progress(one, 31), LegTimes.planned()))).isEqualTo(30);
    }

    @Test
    void takesTheTimesThatWereObserved() {
        SuccessPath one = SuccessPath.of("one", List.of(days("a", 30)));
        LegModel.Builder legs = LegModel.builder(one);
        for (int day : new int[] {10, 20, 40, 60, 80}) {
            legs.add(JourneyProgress.of(
                    one,
                    List.of(MilestoneEvent.of(ACME, "a", MilestoneLevel.OUTCOME, START.plusDays(day))),
                    START,
                    AS_OF));
        }
        LegTimes observed = LegTimes.observed(legs.build()).orElse(LegTimes.planned());
        assertThat(left(Route.of(progress(one, 0), observed))).isEqualTo(40);
        // of the three still waiting on day 30 (40, 60, 80), half are there by day 60
        assertThat(left(Route.of(progress(one, 30), observed))).isEqualTo(30);
        LegTimes tooFew = LegTimes.observed(LegModel.builder(one).build()).orElse(LegTimes.planned());
        assertThat(left(Route.of(progress(one, 10), tooFew))).isEqualTo(20);
    }

    /** Of five, three never got there: after 50 days nobody can tell when half of those who wait will. */
    @Test
    void doesNotPlanWhatOthersDidNotReach() {
        SuccessPath one = SuccessPath.of("one", List.of(days("a", 30)));
        LegModel.Builder legs = LegModel.builder(one);
        legs.add(progress(one, 10, "a")).add(progress(one, 20, "a"));
        for (int i = 0; i < 3; i++) {
            legs.add(progress(one, 100));
        }
        LegTimes times = LegTimes.observed(legs.build()).orElse(LegTimes.planned());
        assertThat(Route.of(progress(one, 50), times).daysLeft())
                .isEqualTo(Answer.unknown(Answer.Reason.CENSORED, "how long the legs to a take is not known"));
    }

    @Test
    void refusesAMilestoneThePathDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Route.to("x", progress(BRANCHES, 0), LegTimes.planned()))
                .withMessage("path branches has no milestone x");
    }
}
