package dev.bearing.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.Direction;
import dev.bearing.journey.ExperienceObservation;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.OutcomeAssessment;
import dev.bearing.journey.OutcomeFacts;
import dev.bearing.journey.OutcomeGoal;
import dev.bearing.journey.OutcomeMeasurement;
import dev.bearing.journey.OutcomeMetric;
import dev.bearing.journey.StalenessPolicy;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CauseClassifierTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate JAN = LocalDate.of(2026, 1, 1);
    private static final LocalDate LEFT = LocalDate.of(2026, 6, 1);
    private static final SuccessPath PATH = SuccessPath.of(
            "path",
            List.of(
                    SuccessMilestone.builder("connected").build(),
                    SuccessMilestone.builder("decided").after("connected").build()));

    private final CauseClassifier standard = CauseClassifier.standard();
    private final ChurnCase bare = ChurnCase.of(
            ChurnEvent.builder(ACME, LEFT, ChurnEvent.Kind.CANCELLATION).build());

    private static OutcomeAssessment assess(LocalDate asOf, AccountFact... facts) {
        return DesiredOutcome.of(
                        List.of(OutcomeMetric.of("orders", Direction.UP)),
                        AppropriateExperience.of(AppropriateExperience.Requirement.required("phone")))
                .assess(OutcomeFacts.of(List.of(facts)), StalenessPolicy.yearly(), asOf);
    }

    private static OutcomeGoal goal() {
        return OutcomeGoal.builder(ACME, "orders", JAN).baseline(0).target(10).build();
    }

    private static OutcomeMeasurement orders(long count) {
        return OutcomeMeasurement.of(ACME, "orders", LEFT.minusDays(9), count);
    }

    private static ExperienceObservation phone(boolean met) {
        return ExperienceObservation.of(ACME, "phone", LEFT.minusDays(20), met);
    }

    private static JourneyProgress progress(MilestoneEvent... events) {
        return JourneyProgress.of(PATH, List.of(events), JAN, LEFT);
    }

    private static MilestoneEvent reached(String milestone) {
        return MilestoneEvent.of(ACME, milestone, MilestoneLevel.OUTCOME, JAN.plusDays(30));
    }

    private static RootCause missed(RootCause.Half half, String milestone) {
        return new RootCause.OutcomeNotAchieved(half, Optional.of(milestone));
    }

    @Test
    void anOutsideEventComesBeforeEverythingElse() {
        ChurnCase closed = bare.withUnmet(Answer.known(List.of("technical")))
                .withProgress(progress())
                .withOutside(RootCause.OutsideEvent.CLOSED);
        assertThat(standard.classify(closed)).isEqualTo(new RootCause.Exogenous(RootCause.OutsideEvent.CLOSED));
        assertThat(standard.classify(closed).isControllable()).isFalse();
    }

    @Test
    void whoCouldNotSucceedIsNotBlamedOnTheOutcome() {
        ChurnCase unfit = bare.withUnmet(Answer.known(List.of("technical", "able", "able")))
                .withAssessment(assess(LEFT, goal(), orders(3)));
        assertThat(standard.classify(unfit)).isEqualTo(new RootCause.NoSuccessPotential(List.of("able", "technical")));
    }

    @Test
    void tellsWhichHalfWasMissedAndWhereItStalled() {
        ChurnCase fit = bare.withUnmet(Answer.known(List.of())).withProgress(progress(reached("connected")));
        assertThat(standard.classify(fit.withAssessment(assess(LEFT, goal(), orders(3), phone(true)))))
                .isEqualTo(missed(RootCause.Half.REQUIRED_OUTCOME, "decided"));
        assertThat(standard.classify(fit.withAssessment(assess(LEFT, goal(), orders(3), phone(false)))))
                .isEqualTo(missed(RootCause.Half.BOTH, "decided"));
        assertThat(standard.classify(fit.withAssessment(assess(LEFT, goal(), orders(12), phone(false)))))
                .isEqualTo(missed(RootCause.Half.APPROPRIATE_EXPERIENCE, "decided"));
    }

    @Test
    void aMissedOutcomeDoesNotSayThatItCouldHaveSucceededWhereNobodyLooked() {
        ChurnCase assessed = bare.withUnmet(Answer.known(List.of())).withProgress(progress());
        ClassifiedChurn looked = ClassifiedChurn.of(bare.event(), assessed, standard, StatedCauses.standard());
        ClassifiedChurn notLooked =
                ClassifiedChurn.of(bare.event(), bare.withProgress(progress()), standard, StatedCauses.standard());
        assertThat(notLooked.cause()).isEqualTo(looked.cause());
        assertThat(looked.fitKnown()).isTrue();
        assertThat(notLooked.fitKnown()).isFalse();
    }

    @Test
    void whoChurnedBeforeAnyMilestoneStalledAtTheFirst() {
        assertThat(standard.classify(bare.withProgress(progress())))
                .isEqualTo(missed(RootCause.Half.REQUIRED_OUTCOME, "connected"));
    }

    @Test
    void theEndOfThePathStandsInForAnOutcomeNobodyMeasured() {
        ChurnCase arrived = bare.withProgress(progress(reached("connected"), reached("decided")));
        assertThat(standard.classify(arrived).kind()).isEqualTo(RootCause.Kind.UNKNOWN);
        assertThat(standard.classify(arrived.withAssessment(assess(LEFT, phone(false)))))
                .isEqualTo(new RootCause.OutcomeNotAchieved(RootCause.Half.APPROPRIATE_EXPERIENCE, Optional.empty()));
    }

    @Test
    void whoHadWhatItWantedAndOfWhomNothingIsKnownIsUnknown() {
        assertThat(standard.classify(bare.withAssessment(assess(LEFT, goal(), orders(12), phone(true)))))
                .isEqualTo(new RootCause.Unknown(
                        Answer.Reason.INSUFFICIENT_DATA, "acme had what it wanted, as far as is known, and left"));
        assertThat(standard.classify(bare))
                .isEqualTo(new RootCause.Unknown(Answer.Reason.INSUFFICIENT_DATA, "nobody knows what acme wanted"));
        assertThat(standard.spec()).isPresent();
    }

    @Test
    void refusesWhatWasKnownOnlyAfterTheLoss() {
        OutcomeAssessment later = assess(LEFT.plusDays(1), goal(), orders(3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bare.withAssessment(later))
                .withMessage("assessment must not be after the loss on 2026-06-01, was of 2026-06-02");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bare.withProgress(JourneyProgress.of(PATH, List.of(), JAN, LEFT.plusDays(1))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChurnCase.of(
                        ChurnEvent.builder(ACME, LEFT, ChurnEvent.Kind.DOWNSELL).build()))
                .withMessage("event must be a loss, was DOWNSELL");
    }

    @Test
    void theWordsOfAVendorStandForCauses() {
        StatedCauses words = StatedCauses.standard()
                .with("Wrong size", StatedCauses.Meaning.NO_SUCCESS_POTENTIAL)
                .with("not used", StatedCauses.Meaning.OUTCOME_NOT_ACHIEVED);
        assertThat(words.meaning("wrong SIZE")).contains(StatedCauses.Meaning.NO_SUCCESS_POTENTIAL);
        assertThat(words.meaning("price")).isEmpty();
        assertThat(words.outside(List.of("price", "Company closed"))).contains(RootCause.OutsideEvent.CLOSED);
        assertThat(words.outside(List.of("acquired"))).contains(RootCause.OutsideEvent.ACQUIRED);
        assertThat(words.outside(List.of("not used"))).isEmpty();
    }
}
