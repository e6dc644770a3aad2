package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.account.Attributes;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.AppropriateExperience.Requirement;
import dev.bearing.journey.CoverageAssignment;
import dev.bearing.journey.CoverageSegment;
import dev.bearing.journey.CoverageStrategy;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.DesiredOutcomes;
import dev.bearing.journey.Direction;
import dev.bearing.journey.EffortPolicy;
import dev.bearing.journey.GoalProgress;
import dev.bearing.journey.GoalStanding;
import dev.bearing.journey.OutcomeAssessment;
import dev.bearing.journey.OutcomeFacts;
import dev.bearing.journey.OutcomeGoal;
import dev.bearing.journey.OutcomeMeasurement;
import dev.bearing.journey.OutcomeMetric;
import dev.bearing.journey.OutcomeSource;
import dev.bearing.journey.OutcomeStatement;
import dev.bearing.journey.StalenessPolicy;
import dev.bearing.review.OutcomeSettings;
import dev.bearing.review.Playbook;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code of the pages on desired outcomes and coverage segments. */
class OutcomeGuideTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

    @Test
    void versionsPaceAndAge() {
        LocalDate asOf = LocalDate.of(2026, 6, 30);
        AppropriateExperience experience = AppropriateExperience.of(Requirement.required("phone"));

        // snippet: outcome-versions
        DesiredOutcome first = DesiredOutcome.builder(List.of(OutcomeMetric.of("orders", Direction.UP)), experience)
                .id("growth")
                .jobToBeDone("sell to the whole country")
                .statedBy(OutcomeSource.INFERRED)
                .inForce(DateRange.of(JANUARY, APRIL))
                .build();
        DesiredOutcome second = DesiredOutcome.builder(List.of(OutcomeMetric.of("margin", Direction.UP)), experience)
                .id("growth")
                .inForce(DateRange.startingOn(APRIL))
                .build();
        DesiredOutcomes versions = DesiredOutcomes.of(first, second); // refused if they shared a day
        // end

        // snippet: desired-outcome-assessed
        OutcomeFacts facts = OutcomeFacts.of(List.of(
                OutcomeGoal.builder(ACME, "margin", APRIL)
                        .baseline(10)
                        .target(20)
                        .dueOn(LocalDate.of(2026, 10, 1))
                        .build(),
                OutcomeMeasurement.of(ACME, "margin", LocalDate.of(2026, 6, 1), 14),
                OutcomeStatement.of(ACME, APRIL, OutcomeSource.CUSTOMER)));
        OutcomeAssessment assessment = versions.of(ACME, Attributes.empty(), asOf)
                .orElseThrow()
                .assess(facts, StalenessPolicy.of("quarter", 92), asOf);

        GoalProgress margin = assessment.metrics().get(0).progress().orElseThrow();
        margin.standing(); // ON_PACE: 0.4 of the way in 0.33 of the time
        assessment.statement().stale(); // false: the customer said so 90 days ago
        // end

        assertThat(margin.standing()).isEqualTo(GoalStanding.ON_PACE);
        assertThat(assessment.metrics().get(0).attainment().orElseThrow("share"))
                .isCloseTo(0.4, within(1e-12));
        assertThat(assessment.statement().stale()).isEqualTo(Answer.known(false));
        assertThat(assessment.statement().ageDays()).isEqualTo(Answer.known(90L));
    }

    @Test
    void coverageSegments() {
        // snippet: coverage-segments
        AppropriateExperience guided =
                AppropriateExperience.of(Requirement.required("named contact"), Requirement.required("review"));
        AppropriateExperience alone =
                AppropriateExperience.of(Requirement.required("help pages"), Requirement.preferred("review"));
        List<CoverageSegment> segments =
                List.of(CoverageSegment.of("guided", guided, 4), CoverageSegment.of("alone", alone, 0.5));

        AppropriateExperience needed = AppropriateExperience.of(
                Requirement.required("named contact"), Requirement.required("review"), Requirement.preferred("german"));
        Answer<CoverageAssignment> answer = CoverageStrategy.nearest().assign(needed, segments);
        // guided, at a distance of 1 - 2/3
        // end

        // snippet: coverage-playbook
        Playbook playbook = Playbook.builder()
                .outcomes(OutcomeSettings.defaults()
                        .withSegment(segments.get(0))
                        .withSegment(segments.get(1))
                        .withEffort(EffortPolicy.of(90, 0.5).withChannel("call", 1))
                        .withCapacityHours(320))
                .build();
        // end

        CoverageAssignment assigned = answer.orElseThrow("segment");
        assertThat(assigned.segment().id()).isEqualTo("guided");
        assertThat(assigned.distance()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(playbook.outcomes().segments()).hasSize(2);
    }
}
