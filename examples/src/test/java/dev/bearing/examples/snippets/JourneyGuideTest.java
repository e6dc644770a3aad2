package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.interaction.Accountability;
import dev.bearing.interaction.OpenSide;
import dev.bearing.interaction.Task;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.JourneyStanding;
import dev.bearing.journey.JourneyState;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.LegTimes;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.MilestoneWaiver;
import dev.bearing.journey.Route;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.journey.TimeToValue;
import dev.bearing.review.AccountJourney;
import dev.bearing.review.PathReview;
import dev.bearing.review.SuccessReview;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** The code of the pages on the success path and on time to value. */
class JourneyGuideTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final AccountId GLOBEX = AccountId.of("globex");
    private static final AccountId INITECH = AccountId.of("initech");
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    private static MilestoneEvent outcome(AccountId account, String milestone, LocalDate on) {
        return MilestoneEvent.of(account, milestone, MilestoneLevel.OUTCOME, on);
    }

    @Test
    void aRoute() {
        LocalDate asOf = JANUARY;

        // snippet: route
        SuccessPath path = SuccessPath.of(
                "reports",
                List.of(
                        SuccessMilestone.builder("imported").expectedDays(5).build(),
                        SuccessMilestone.builder("cleaned")
                                .after("imported")
                                .expectedDays(40)
                                .build(),
                        SuccessMilestone.builder("typed_in").expectedDays(30).build(),
                        SuccessMilestone.builder("decided")
                                .afterAny("cleaned", "typed_in") // one is enough
                                .expectedDays(20)
                                .build()));
        JourneyProgress start = JourneyProgress.of(path, List.of(), JANUARY, asOf);
        Route.of(start, LegTimes.planned()); // typed_in, decided: 50 days
        // end

        // snippet: path-rerouted
        JourneyProgress skipped = JourneyProgress.of(path, List.of(outcome(ACME, "cleaned", asOf)), JANUARY, asOf);
        Route.of(skipped, LegTimes.planned()).daysLeft(); // 20: nobody is sent back to import

        JourneyProgress waived = start.withWaivers(List.of(MilestoneWaiver.of(ACME, "typed_in", asOf)));
        Route.of(waived, LegTimes.planned()); // decided
        // end

        assertThat(Route.of(start, LegTimes.planned())).hasToString("typed_in, decided");
        assertThat(Route.of(start, LegTimes.planned()).daysLeft().orElseThrow("days"))
                .isEqualTo(50);
        assertThat(Route.of(skipped, LegTimes.planned()).daysLeft().orElseThrow("days"))
                .isEqualTo(20);
        assertThat(Route.of(waived, LegTimes.planned())).hasToString("decided");
    }

    @Test
    void aStanding() {
        LocalDate asOf = LocalDate.of(2026, 3, 31);
        SuccessPath path = SuccessPath.of(
                "analytics",
                List.of(
                        SuccessMilestone.builder("data_connected")
                                .expectedDays(14)
                                .build(),
                        SuccessMilestone.builder("report_used")
                                .after("data_connected")
                                .expectedDays(30)
                                .build()));
        JourneyProgress progress =
                JourneyProgress.of(path, List.of(outcome(ACME, "data_connected", JANUARY.plusDays(10))), JANUARY, asOf);
        LegModel legs = LegModel.builder(path).build();

        // snippet: standing
        Accountability tasks = Accountability.of(
                List.of(
                        Task.builder(ACME, Task.Party.CUSTOMER, "name an owner", MARCH)
                                .milestone("report_used")
                                .build(),
                        Task.builder(ACME, Task.Party.VENDOR, "train the team", MARCH)
                                .milestone("report_used")
                                .doneOn(MARCH.minusDays(3))
                                .build()),
                asOf);
        JourneyStanding standing = JourneyStanding.of(progress, legs, tasks);

        standing.state(); // STUCK
        standing.reasons(); // report_used: 79 days waited, 30 expected; open is the customer's task
        tasks.onTime(Task.Party.VENDOR); // 1 of 1
        // end

        assertThat(standing.state().orElseThrow("state")).isEqualTo(JourneyState.STUCK);
        assertThat(standing.reasons())
                .containsExactly("report_used: 79 days waited, 30 expected; open is the customer's task");
        assertThat(standing.openSide()).isEqualTo(OpenSide.CUSTOMER);
        assertThat(tasks.onTime(Task.Party.VENDOR).numerator()).isEqualTo(1);
        assertThat(tasks.onTime(Task.Party.VENDOR).denominator()).isEqualTo(1);
    }

    @Test
    void pathsInAReview() {
        SuccessReview review = Example.REVIEW;

        // snippet: path review
        PathReview path = review.journeys().get(0);
        path.count(JourneyState.STUCK); // 91 of 240 customers
        path.legs().get(2).medianDays(); // half cross within 66 days
        path.legs().get(2).late(); // those who wait too long, by whose task is open
        List<AccountJourney> one = review.journeys(AccountId.of("acct-0010"));
        one.get(0).standing().route(); // first_outcome_confirmed, second_team_outcome, board_decides_on_it
        // end

        assertThat(path.count(JourneyState.STUCK)).isEqualTo(91);
        assertThat(path.accounts()).hasSize(240);
        assertThat(path.legs().get(2).medianDays().orElseThrow("median")).isEqualTo(66);
        assertThat(path.legs().get(2).late()).isNotEmpty();
        assertThat(one.get(0).standing().route())
                .hasToString("first_outcome_confirmed, second_team_outcome, board_decides_on_it");
    }

    @Test
    void aTimeToValue() {
        LocalDate asOf = LocalDate.of(2026, 3, 31);
        SuccessPath path = SuccessPath.of(
                "analytics", List.of(SuccessMilestone.builder("data_connected").build()));
        JourneyProgress acme =
                JourneyProgress.of(path, List.of(outcome(ACME, "data_connected", JANUARY.plusDays(10))), JANUARY, asOf);
        JourneyProgress globex = JourneyProgress.of(path, List.of(), JANUARY, asOf);
        JourneyProgress initech = JourneyProgress.of(path, List.of(), MARCH, asOf);

        // snippet: time to value
        List<TimeToValue.Wait> waits = List.of(
                TimeToValue.toFirstValue(ACME, acme), // there after 10 days
                TimeToValue.toFirstValue(GLOBEX, globex).withChurn(MARCH), // left before
                TimeToValue.toMilestone(INITECH, initech, "data_connected")); // still waits
        TimeToValue time = TimeToValue.of(waits);

        time.quantileDays(0.3); // 10 days
        time.medianDays(); // CENSORED: one of three is there, one waits, one will never be
        SortedMap<YearMonth, TimeToValue> months = TimeToValue.by(waits, TimeToValue.Wait::startMonth);
        // end

        assertThat(time.quantileDays(0.3).orElseThrow("quantile")).isEqualTo(10);
        assertThat(time.medianDays().isKnown()).isFalse();
        assertThat(months).containsOnlyKeys(YearMonth.of(2026, 1), YearMonth.of(2026, 3));
    }
}
