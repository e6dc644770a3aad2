package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneyFactsTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    private final MilestoneEvent reached = MilestoneEvent.of(ACME, "m", MilestoneLevel.OUTCOME, MARCH);
    private final OutcomeMeasurement measured = OutcomeMeasurement.of(ACME, "hours", MARCH, -0.0);
    private final ExperienceObservation observed = ExperienceObservation.of(ACME, "phone", MARCH, true);
    private final OutcomeGoal goal = OutcomeGoal.builder(ACME, "hours", MARCH)
            .baseline(40)
            .target(10)
            .dueOn(MAY)
            .build();
    private final InterventionEvent intervention = InterventionEvent.of(ACME, "webinar", MARCH);
    private final ExpansionLead lead = ExpansionLead.builder(ACME, "seats", Motion.FULL_SERVE, MARCH)
            .origin(LeadOrigin.PRODUCT)
            .offeredOn(APRIL)
            .acceptedOn(APRIL)
            .wonOn(MAY)
            .amount(new BigDecimal("1200.00"))
            .build();

    private final MilestoneWaiver waiver = MilestoneWaiver.of(ACME, "m", MARCH);

    private final List<AccountFact> all = List.of(reached, measured, observed, goal, intervention, lead, waiver);

    @Test
    void areKnownFromTheDayTheyTookEffect() {
        assertThat(all).allSatisfy(fact -> {
            assertThat(fact.accountId()).isEqualTo(ACME);
            assertThat(fact.effectiveOn()).isEqualTo(MARCH);
            assertThat(fact.recordedOn()).isEqualTo(MARCH);
        });
    }

    @Test
    void areKeyedByAccountNameAndDay() {
        assertThat(reached.key()).isEqualTo(List.of(ACME, "m", MilestoneLevel.OUTCOME, MARCH));
        assertThat(measured.key()).isEqualTo(List.of(ACME, "hours", MARCH));
        assertThat(observed.key()).isEqualTo(List.of(ACME, "phone", MARCH));
        assertThat(goal.key()).isEqualTo(List.of(ACME, "hours", MARCH));
        assertThat(intervention.key()).isEqualTo(List.of(ACME, "webinar", MARCH));
        assertThat(lead.key()).isEqualTo(List.of(ACME, "seats", MARCH));
        assertThat(waiver.key()).isEqualTo(List.of(ACME, "m", MARCH));
        assertThat(waiver.withReason("bought it elsewhere").key()).isEqualTo(waiver.key());
    }

    @Test
    void areAsNewAsWhatHappenedInThemAndNeverAsWhatIsPlanned() {
        assertThat(reached.newestDay()).isEqualTo(MARCH);
        assertThat(goal.newestDay()).isEqualTo(MARCH);
        assertThat(lead.newestDay()).isEqualTo(MAY);
        assertThat(reached.withRecordedOn(APRIL).newestDay()).isEqualTo(APRIL);
        assertThat(measured.withRecordedOn(APRIL).newestDay()).isEqualTo(APRIL);
        assertThat(observed.withRecordedOn(APRIL).newestDay()).isEqualTo(APRIL);
    }

    @Test
    void aLeadForgetsWhatHappensLater() {
        ExpansionLead inApril = lead.asKnownOn(APRIL);
        assertThat(inApril.wonOn()).isEmpty();
        assertThat(inApril.offeredOn()).contains(APRIL);
        assertThat(inApril.isOpen()).isTrue();
        assertThat(lead.isOpen()).isFalse();
        assertThat(lead.asKnownOn(MAY)).isEqualTo(lead);
        ExpansionLead lost = ExpansionLead.builder(ACME, "seats", Motion.SELF_SERVE, MARCH)
                .lostOn(APRIL)
                .recordedOn(APRIL)
                .build();
        assertThat(lost.isOpen()).isFalse();
        assertThat(lost.asKnownOn(MARCH).lostOn()).isEmpty();
    }

    @Test
    void factsWithoutLaterDatesStayAsTheyAre() {
        assertThat(List.of(reached, measured, observed, goal, intervention))
                .allSatisfy(fact -> assertThat(fact.asKnownOn(MARCH)).isSameAs(fact));
    }

    @Test
    void amountsAreEqualWhateverTheirZeros() {
        InterventionEvent one = InterventionEvent.builder(ACME, "visit", MARCH)
                .cost(new BigDecimal("100"))
                .outcome("crossed")
                .recordedOn(APRIL)
                .build();
        InterventionEvent other = InterventionEvent.builder(ACME, "visit", MARCH)
                .recordedOn(APRIL)
                .outcome("crossed")
                .cost(new BigDecimal("100.00"))
                .build();
        assertThat(one).isEqualTo(other);
        assertThat(lead.amount().map(BigDecimal::toPlainString)).contains("1200");
        assertThat(measured).isEqualTo(OutcomeMeasurement.of(ACME, "hours", MARCH, 0.0));
    }

    @Test
    void rejectWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutcomeMeasurement.of(ACME, "hours", MARCH, Double.NaN))
                .withMessage("value of hours must be finite, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        OutcomeGoal.builder(ACME, "hours", MARCH).target(1).build())
                .withMessage("baseline of hours must be finite, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        OutcomeGoal.builder(ACME, "hours", MARCH).baseline(1).build())
                .withMessage("target of hours must be finite, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InterventionEvent.builder(ACME, "visit", MARCH)
                        .cost(BigDecimal.ONE.negate())
                        .build())
                .withMessage("cost must not be negative, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MilestoneEvent.of(ACME, "", MilestoneLevel.OUTCOME, MARCH))
                .withMessage("milestone must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExperienceObservation.of(ACME, "phone", LocalDate.of(1969, 12, 31), true))
                .withMessage("on must be from 1970 to 9999, was 1969-12-31");
    }

    @Test
    void keepTheirEvidence() {
        assertThat(reached.withEvidence("mail of 2 March").evidence()).contains("mail of 2 March");
    }
}
