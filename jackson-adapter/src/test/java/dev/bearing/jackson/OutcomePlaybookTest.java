package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeCondition;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.AppropriateExperience.Requirement;
import dev.bearing.journey.CoverageAssignment;
import dev.bearing.journey.CoverageSegment;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.Direction;
import dev.bearing.journey.EffortPolicy;
import dev.bearing.journey.OutcomeMetric;
import dev.bearing.journey.OutcomeSource;
import dev.bearing.journey.RequirementKind;
import dev.bearing.journey.StalenessPolicy;
import dev.bearing.review.OutcomeSettings;
import dev.bearing.review.Playbook;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions of desired outcomes, staleness and coverage segments in a playbook. */
class OutcomePlaybookTest {

    private static final String YAML = """
            schemaVersion: "1.0"
            desiredOutcomes:
              - id: fast-close
                to: 2026-04-01
                segment: smb
                jobToBeDone: close the month in a day
                conditions: [their bank sends statements]
                statedBy: inferred
                reviewedOn: 2026-01-15
                metrics: [{name: days to close, direction: down, weight: 2}]
                experience:
                  - {requirement: review, kind: cadence, value: 30}
                  - {requirement: language, necessity: preferred, kind: language, weight: 0.5, value: german}
              - id: fast-close
                from: 2026-04-01
                segment: smb
                metrics: [errors]
                experience: [{requirement: review}]
              - account: acme
                metrics: [margin]
                experience: [{requirement: on site}]
            staleness: {name: half a year, statedDays: 183, evidenceDays: 92}
            coverage:
              segments:
                - id: guided
                  experience: [{requirement: review, kind: cadence, value: 30}]
                  peopleShare: 0.75
                  cadenceDays: 30
                  hoursPerMonth: 4
                - {id: alone, experience: [{requirement: help pages}], hoursPerMonth: 0.25}
              effort: {windowDays: 60, hoursPerInteraction: 0.5, hoursByChannel: {call: 1.5}}
              capacityHours: 320
            """;

    private static final Requirement REVIEW =
            Requirement.required("review").about(RequirementKind.CADENCE).withValue("30");

    private static final Playbook PLAYBOOK = Playbook.builder()
            .desiredOutcome(DesiredOutcome.builder(
                            List.of(OutcomeMetric.of("days to close", Direction.DOWN)
                                    .withWeight(2)),
                            AppropriateExperience.of(
                                    REVIEW,
                                    Requirement.preferred("language")
                                            .about(RequirementKind.LANGUAGE)
                                            .withWeight(0.5)
                                            .withValue("german")))
                    .id("fast-close")
                    .inForce(DateRange.of(LocalDate.of(1970, 1, 1), LocalDate.of(2026, 4, 1)))
                    .segment(new AttributeCondition("segment", "smb"))
                    .jobToBeDone("close the month in a day")
                    .conditions("their bank sends statements")
                    .statedBy(OutcomeSource.INFERRED)
                    .reviewedOn(LocalDate.of(2026, 1, 15))
                    .build())
            .desiredOutcome(DesiredOutcome.builder(
                            List.of(OutcomeMetric.of("errors", Direction.UP)),
                            AppropriateExperience.of(Requirement.required("review")))
                    .id("fast-close")
                    .inForce(DateRange.startingOn(LocalDate.of(2026, 4, 1)))
                    .segment(new AttributeCondition("segment", "smb"))
                    .build())
            .desiredOutcome(DesiredOutcome.builder(
                            List.of(OutcomeMetric.of("margin", Direction.UP)),
                            AppropriateExperience.of(Requirement.required("on site")))
                    .accountId(AccountId.of("acme"))
                    .build())
            .outcomes(OutcomeSettings.defaults()
                    .withStaleness(StalenessPolicy.of("half a year", 183).withEvidenceDays(92))
                    .withSegment(CoverageSegment.of("guided", AppropriateExperience.of(REVIEW), 4)
                            .withPeopleShare(0.75)
                            .withCadenceDays(30))
                    .withSegment(CoverageSegment.of(
                            "alone", AppropriateExperience.of(Requirement.required("help pages")), 0.25))
                    .withEffort(EffortPolicy.of(60, 0.5).withChannel("call", 1.5))
                    .withCapacityHours(320))
            .build();

    private final PlaybookFormat format = PlaybookFormat.standard();

    @Test
    void readsEveryPart() {
        assertThat(format.parseYaml(YAML)).isEqualTo(PLAYBOOK);
    }

    @Test
    void readsBackWhatItWrites() {
        assertThat(format.parseYaml(format.toYaml(PLAYBOOK))).isEqualTo(PLAYBOOK);
        assertThat(format.parseJson(format.toJson(PLAYBOOK))).isEqualTo(PLAYBOOK);
        assertThat(format.toJson(Playbook.empty())).doesNotContain("staleness", "coverage");
    }

    @Test
    void aPolicyWithoutANameIsNamedByItsDays() {
        Playbook playbook = format.parseJson("{\"schemaVersion\": \"1.0\", \"staleness\": {\"statedDays\": 30}}");
        assertThat(playbook.outcomes().staleness()).isEqualTo(StalenessPolicy.of("30 days", 30));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "desiredOutcomes": [{"from": "soon", "metrics": ["a"], "experience": [{"requirement": "b"}]}] | desiredOutcomes[0].from must be a date from 1970 to 9999 such as 2026-01-31, was soon
            "desiredOutcomes": [{"statedBy": "me", "metrics": ["a"], "experience": [{"requirement": "b"}]}] | desiredOutcomes[0].statedBy must be one of customer, inferred, was me
            "desiredOutcomes": [{"from": "2026-02-01", "to": "2026-01-01", "metrics": ["a"], "experience": [{"requirement": "b"}]}] | desiredOutcomes[0]: to must be after from = 2026-02-01, was 2026-01-01
            "desiredOutcomes": [{"id": "x", "metrics": ["a"], "experience": [{"requirement": "b"}]}, {"id": "x", "metrics": ["a"], "experience": [{"requirement": "b"}]}] | versions of desired outcome x must not be valid on one day, were always and always
            "desiredOutcomes": [{"metrics": ["a"], "experience": [{"requirement": "b", "kind": "odd"}]}] | desiredOutcomes[0].experience[0].kind must be one of channel, cadence, skill, language, governance, self_service, pace, other, was odd
            "staleness": {"statedDays": 0} | staleness: statedDays must be positive, was 0
            "coverage": {"segments": [{"id": "a", "hoursPerMonth": 1}]} | coverage.segments[0].experience is missing
            "coverage": {"segments": [{"id": "a", "experience": [{"requirement": "b"}]}]} | coverage.segments[0].hoursPerMonth is missing
            "coverage": {"segments": [{"id": "a", "experience": [{"requirement": "b"}], "hoursPerMonth": 1, "mrrFrom": 100}]} | coverage.segments[0].mrrFrom is unknown, known are cadenceDays, experience, hoursPerMonth, id, peopleShare (line 1)
            "coverage": {"effort": {"windowDays": 0}} | coverage.effort: windowDays must be positive, was 0
            "coverage": {"capacityHours": -1} | coverage: capacityHours must be positive and finite, was -1.0
            """)
    void refusesWithThePlace(String part, String message) {
        assertThatThrownBy(() -> format.parseJson("{\"schemaVersion\": \"1.0\", " + part + "}"))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessage(message);
    }

    @Test
    void refusesToSaveAnAssignmentOfTheHostsOwn() {
        OutcomeSettings own = OutcomeSettings.defaults()
                .withAssignment((experience, segments) -> Answer.known(new CoverageAssignment(segments.get(0), 0)));
        assertThatThrownBy(() -> format.toJson(Playbook.builder().outcomes(own).build()))
                .hasMessage("coverage cannot be saved: the assignment of segments has no name and parameters");
    }
}
