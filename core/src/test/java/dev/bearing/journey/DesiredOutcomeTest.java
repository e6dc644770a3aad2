package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeCondition;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Attributes;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesiredOutcomeTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate JAN = LocalDate.of(2026, 1, 1);
    private static final LocalDate FEB = LocalDate.of(2026, 2, 1);
    private static final LocalDate MAR = LocalDate.of(2026, 3, 1);

    private static final AppropriateExperience EXPERIENCE = AppropriateExperience.of(
            AppropriateExperience.Requirement.required("phone"), AppropriateExperience.Requirement.preferred("german"));

    private final DesiredOutcome outcome = DesiredOutcome.of(
            List.of(
                    OutcomeMetric.of("hours", Direction.DOWN).withUnit("h/week"),
                    OutcomeMetric.of("revenue", Direction.UP).withWeight(3)),
            EXPERIENCE);

    private final List<OutcomeGoal> goals = List.of(
            OutcomeGoal.builder(ACME, "hours", JAN).baseline(40).target(20).build(),
            OutcomeGoal.builder(ACME, "hours", MAR).baseline(20).target(10).build(),
            OutcomeGoal.builder(ACME, "revenue", JAN).baseline(100).target(200).build());

    private OutcomeAssessment assess(List<OutcomeMeasurement> measurements, List<ExperienceObservation> observations) {
        return outcome.assess(goals, measurements, observations, FEB);
    }

    private static OutcomeMeasurement measured(String metric, LocalDate on, double value) {
        return OutcomeMeasurement.of(ACME, metric, on, value);
    }

    @Test
    void weighsTheAttainmentsOfItsMetrics() {
        OutcomeAssessment assessment =
                assess(List.of(measured("hours", JAN, 30), measured("revenue", FEB, 150)), List.of());
        assertThat(assessment.metrics())
                .extracting(m -> m.attainment().orElseThrow("share"))
                .containsExactly(0.5, 0.5);
        assertThat(assessment.attainment().orElseThrow("mean")).isEqualTo(0.5);
        OutcomeAssessment uneven =
                assess(List.of(measured("hours", JAN, 20), measured("revenue", FEB, 100)), List.of());
        assertThat(uneven.attainment().orElseThrow("mean")).isCloseTo(0.25, within(1e-15));
        assertThat(uneven.outcomeMet()).isEqualTo(Answer.known(false));
    }

    @Test
    void takesTheGoalInForceAndTheLatestVersionOfTheLatestMeasurement() {
        List<OutcomeMeasurement> measurements = List.of(
                measured("hours", JAN, 38),
                measured("hours", JAN.plusDays(9), 30),
                measured("hours", JAN.plusDays(9), 25).withRecordedOn(JAN.plusDays(12)),
                measured("hours", JAN.plusDays(9), 5).withRecordedOn(MAR),
                measured("hours", MAR, 15));
        OutcomeAssessment february = outcome.assess(goals, measurements, List.of(), FEB);
        assertThat(february.metrics().get(0).attainment().orElseThrow("share")).isEqualTo(0.75);
        OutcomeAssessment march = outcome.assess(goals, measurements, List.of(), MAR);
        assertThat(march.metrics().get(0).attainment().orElseThrow("share")).isEqualTo(0.5);
    }

    @Test
    void whatNobodyMeasuredIsUnknown() {
        OutcomeAssessment assessment = assess(List.of(measured("hours", JAN, 20)), List.of());
        assertThat(assessment.metrics().get(1).met())
                .isEqualTo(Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA, "there is no measurement of revenue by 2026-02-01"));
        assertThat(assessment.attainment().isKnown()).isFalse();
        assertThat(assessment.outcomeMet().isKnown()).isFalse();
        assertThat(assessment.success().isKnown()).isFalse();
        OutcomeAssessment noGoal = outcome.assess(List.of(), List.of(), List.of(), FEB);
        assertThat(noGoal.metrics().get(0).attainment())
                .isEqualTo(Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "there is no goal of hours by 2026-02-01"));
    }

    @Test
    void oneMetricThatIsNotMetSettlesIt() {
        OutcomeAssessment assessment = assess(List.of(measured("hours", JAN, 39)), List.of());
        assertThat(assessment.outcomeMet()).isEqualTo(Answer.known(false));
        assertThat(assessment.success()).isEqualTo(Answer.known(false));
    }

    @Test
    void successNeedsTheOutcomeAndTheRequiredExperience() {
        List<OutcomeMeasurement> met = List.of(measured("hours", JAN, 20), measured("revenue", JAN, 210));
        ExperienceObservation noGerman = ExperienceObservation.of(ACME, "german", JAN, false);
        ExperienceObservation noPhone = ExperienceObservation.of(ACME, "phone", JAN, false);
        ExperienceObservation phoneAgain = ExperienceObservation.of(ACME, "phone", FEB, true);
        assertThat(assess(met, List.of()).success()).isEqualTo(Answer.known(true));
        assertThat(assess(met, List.of(noGerman)).success()).isEqualTo(Answer.known(true));
        assertThat(assess(met, List.of(noPhone)).success()).isEqualTo(Answer.known(false));
        assertThat(assess(met, List.of(noPhone, phoneAgain)).success()).isEqualTo(Answer.known(true));
    }

    @Test
    void theExperienceIsCountedAmongWhatWasObserved() {
        ExperienceObservation phone = ExperienceObservation.of(ACME, "phone", JAN, true);
        ExperienceObservation noGerman = ExperienceObservation.of(ACME, "german", JAN, false);
        OutcomeAssessment one = assess(List.of(), List.of(phone));
        assertThat(one.requirements())
                .extracting(OutcomeAssessment.RequirementFulfilment::fulfilment)
                .containsExactly(Fulfilment.MET, Fulfilment.UNKNOWN);
        assertThat(one.experienceFulfilment().orElseThrow("share")).isEqualTo(1);
        OutcomeAssessment both = assess(List.of(), List.of(phone, noGerman));
        assertThat(both.experienceFulfilment().orElseThrow("share")).isEqualTo(0.5);
        assertThat(both.requiredExperienceViolated()).isFalse();
        assertThat(assess(List.of(), List.of()).experienceFulfilment().isKnown())
                .isFalse();
    }

    @Test
    void needsBothHalves() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DesiredOutcome.of(List.of(), EXPERIENCE))
                .withMessage("a desired outcome must have a metric");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AppropriateExperience.of())
                .withMessage("an appropriate experience must have a requirement");
        OutcomeMetric hours = OutcomeMetric.of("hours", Direction.DOWN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DesiredOutcome.of(List.of(hours, hours), EXPERIENCE))
                .withMessage("metric hours stands twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AppropriateExperience.of(
                        AppropriateExperience.Requirement.required("phone"),
                        AppropriateExperience.Requirement.preferred("phone")))
                .withMessage("requirement phone stands twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hours.withWeight(Double.NaN))
                .withMessage("weight of hours must be positive and finite, was NaN");
    }

    @Test
    void isMeantForASegmentOrForAll() {
        DesiredOutcome forSmall = outcome.forSegment(new AttributeCondition("segment", "smb"))
                .withJobToBeDone("close the books in a day");
        assertThat(outcome.appliesTo(Attributes.empty())).isTrue();
        assertThat(forSmall.appliesTo(Attributes.empty())).isFalse();
        assertThat(forSmall.appliesTo(Attributes.empty().with("segment", AttributeValue.parse("smb"))))
                .isTrue();
        assertThat(forSmall.jobToBeDone()).contains("close the books in a day");
    }

    @Test
    void rejectsFactsOfSeveralAccounts() {
        OutcomeMeasurement other = OutcomeMeasurement.of(AccountId.of("b2"), "hours", JAN, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assess(List.of(other), List.of()))
                .withMessage("facts must be of one account, were of 2");
    }
}
