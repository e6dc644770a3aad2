package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.journey.AppropriateExperience.Requirement;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeAssessmentTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate JAN = LocalDate.of(2026, 1, 1);
    private static final LocalDate FEB = LocalDate.of(2026, 2, 1);
    private static final LocalDate JUN = LocalDate.of(2026, 6, 1);

    private static final AppropriateExperience EXPERIENCE = AppropriateExperience.of(
            Requirement.required("phone").withWeight(3),
            Requirement.required("weekly").withWeight(1),
            Requirement.preferred("german").withWeight(2));

    private static final DesiredOutcome OUTCOME =
            DesiredOutcome.of(List.of(OutcomeMetric.of("orders", Direction.UP)), EXPERIENCE);

    private static OutcomeAssessment assess(
            DesiredOutcome outcome, StalenessPolicy policy, LocalDate asOf, AccountFact... facts) {
        return outcome.assess(OutcomeFacts.of(List.of(facts)), policy, asOf);
    }

    private static OutcomeAssessment assess(AccountFact... facts) {
        return assess(OUTCOME, StalenessPolicy.yearly(), JUN, facts);
    }

    private static ExperienceObservation seen(String requirement, boolean met) {
        return ExperienceObservation.of(ACME, requirement, FEB, met);
    }

    @Test
    void theExperienceIsTheWeightMetOutOfTheWeightLookedAt() {
        assertThat(assess(seen("phone", true), seen("german", false))
                        .experienceFulfilment()
                        .orElseThrow("share"))
                .isCloseTo(3.0 / 5, within(1e-15));
        assertThat(assess(seen("phone", false)).experienceFulfilment())
                .isEqualTo(Answer.known(
                        0.0, dev.bearing.value.Explanation.sum("weight met out of the weight looked at", List.of())));
        assertThat(assess().experienceFulfilment())
                .isEqualTo(Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "nobody has looked at a requirement of the experience by 2026-06-01"));
    }

    @Test
    void theRequiredExperienceIsMetOnlyWhereAllOfItWasLookedAt() {
        assertThat(assess(seen("phone", true), seen("weekly", true)).requiredExperienceMet())
                .isEqualTo(Answer.known(true));
        assertThat(assess(seen("phone", true), seen("german", true)).requiredExperienceMet())
                .isEqualTo(
                        Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "nobody has looked at weekly by 2026-06-01"));
        assertThat(assess(seen("phone", false)).requiredExperienceMet()).isEqualTo(Answer.known(false));
        assertThat(assess(seen("phone", true), seen("weekly", true), seen("german", false))
                        .requiredExperienceMet())
                .isEqualTo(Answer.known(true));
    }

    @Test
    void evidenceThatIsTooOldIsUnknownAgain() {
        StalenessPolicy quarter = StalenessPolicy.of("quarter", 92).withEvidenceDays(92);
        OutcomeGoal goal =
                OutcomeGoal.builder(ACME, "orders", JAN).baseline(0).target(10).build();
        OutcomeMeasurement measured = OutcomeMeasurement.of(ACME, "orders", FEB, 10);
        OutcomeAssessment fresh = assess(OUTCOME, quarter, FEB.plusDays(92), goal, measured, seen("phone", true));
        assertThat(fresh.outcomeMet()).isEqualTo(Answer.known(true));
        assertThat(fresh.requirements().get(0).fulfilment()).isEqualTo(Fulfilment.MET);
        OutcomeAssessment old = assess(OUTCOME, quarter, FEB.plusDays(93), goal, measured, seen("phone", true));
        assertThat(old.metrics().get(0).attainment())
                .isEqualTo(Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "the last measurement of orders is of 2026-02-01, older than 92 days on 2026-05-05"));
        assertThat(old.requirements().get(0).fulfilment()).isEqualTo(Fulfilment.UNKNOWN);
        assertThat(old.requirements().get(0).ageDays(old.asOf())).contains(93L);
        assertThat(old.requirements().get(1).ageDays(old.asOf())).isEmpty();
        assertThat(old.success().isKnown()).isFalse();
    }

    @Test
    void whatWasSaidLastTellsWhetherItIsStale() {
        DesiredOutcome written = OUTCOME.toBuilder()
                .inForce(DateRange.startingOn(JAN))
                .statedBy(OutcomeSource.INFERRED)
                .build();
        StalenessPolicy policy = StalenessPolicy.of("quarter", 92);
        OutcomeAssessment.Statement begun =
                assess(written, policy, JAN.plusDays(92)).statement();
        assertThat(begun.statedOn()).contains(JAN);
        assertThat(begun.statedBy()).contains(OutcomeSource.INFERRED);
        assertThat(begun.stale()).isEqualTo(Answer.known(false));
        assertThat(assess(written, policy, JAN.plusDays(93)).statement().stale())
                .isEqualTo(Answer.known(true));
        OutcomeStatement said = OutcomeStatement.of(ACME, FEB, OutcomeSource.CUSTOMER);
        OutcomeAssessment.Statement confirmed =
                assess(written, policy, JAN.plusDays(93), said).statement();
        assertThat(confirmed.ageDays()).isEqualTo(Answer.known(62L));
        assertThat(confirmed.statedBy()).contains(OutcomeSource.CUSTOMER);
        assertThat(confirmed.stale()).isEqualTo(Answer.known(false));
        OutcomeAssessment.Statement reviewed = assess(
                        written.toBuilder().reviewedOn(FEB.plusDays(1)).build(), policy, JUN, said)
                .statement();
        assertThat(reviewed.statedOn()).contains(FEB.plusDays(1));
        assertThat(reviewed.statedBy()).contains(OutcomeSource.INFERRED);
    }

    @Test
    void whatIsSaidLaterDoesNotCountYet() {
        DesiredOutcome written = OUTCOME.toBuilder().reviewedOn(JUN.plusDays(1)).build();
        OutcomeStatement later = OutcomeStatement.of(ACME, JUN.plusDays(1), OutcomeSource.CUSTOMER);
        OutcomeStatement learntLater =
                OutcomeStatement.of(ACME, FEB, OutcomeSource.CUSTOMER).withRecordedOn(JUN.plusDays(1));
        OutcomeAssessment.Statement statement = assess(written, StalenessPolicy.yearly(), JUN, later, learntLater)
                .statement();
        assertThat(statement.statedOn()).isEmpty();
        assertThat(statement.stale())
                .isEqualTo(Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA, "nobody is known to have said what is wanted by 2026-06-01"));
    }

    @Test
    void rejectsWhatIsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StalenessPolicy.of("never", 0))
                .withMessage("statedDays must be positive, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StalenessPolicy.yearly().withEvidenceDays(-1))
                .withMessage("evidenceDays must be positive, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StalenessPolicy.of(" ", 1))
                .withMessage("name must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Requirement.required("phone").withWeight(Double.NaN))
                .withMessage("weight of phone must be positive and finite, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Requirement.required("phone").withValue(" "))
                .withMessage("value of phone must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OUTCOME.toBuilder().id(" ").build())
                .withMessage("id must not be blank");
    }

    @Test
    void keepsWhatTheCustomerSaid() {
        DesiredOutcome outcome = OUTCOME.toBuilder()
                .id("orders")
                .accountId(ACME)
                .jobToBeDone("ship on the day of the order")
                .conditions("their warehouse is online")
                .build();
        assertThat(outcome.conditions()).containsExactly("their warehouse is online");
        assertThat(outcome.toBuilder().build()).isEqualTo(outcome);
        assertThat(outcome.appliesTo(dev.bearing.account.Attributes.empty())).isFalse();
    }
}
