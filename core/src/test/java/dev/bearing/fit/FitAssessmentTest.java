package dev.bearing.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FitAssessmentTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 10);
    private static final LocalDate SOON = LocalDate.of(2026, 4, 1);
    private static final LocalDate LATER = LocalDate.of(2026, 7, 1);

    private static FitAssessment.Builder assessment() {
        return FitAssessment.builder(ACME, DAY);
    }

    private static FitAssessment.Builder inTime() {
        return assessment().futureValueBy(SOON).requiredBy(LATER);
    }

    private static FitAssessment.Builder tooLate() {
        return assessment().futureValueBy(LATER).requiredBy(SOON);
    }

    @Test
    void isGoodWhereTodaysOfferBringsValueNowAndInTime() {
        assertThat(inTime().initialValueNow(true)
                        .allFits(FitVerdict.MET)
                        .build()
                        .classify())
                .isEqualTo(Answer.known(FitClass.GOOD));
    }

    @Test
    void isStretchWhereOneOfTheSixFitsIsMissing() {
        FitAssessment assessment = inTime().initialValueNow(true)
                .allFits(FitVerdict.MET)
                .fit(FitType.COMPETENCE, FitVerdict.UNMET)
                .build();
        assertThat(assessment.potential()).isEqualTo(FitVerdict.UNMET);
        assertThat(assessment.classify()).isEqualTo(Answer.known(FitClass.STRETCH));
    }

    @Test
    void isNotYetWhereValueComesInTimeButNotNow() {
        assertThat(inTime().initialValueNow(false).build().classify()).isEqualTo(Answer.known(FitClass.NOT_YET));
    }

    @Test
    void outgrowsUsWhereValueNowIsFollowedByNone() {
        assertThat(tooLate().initialValueNow(true).build().classify()).isEqualTo(Answer.known(FitClass.OUTGROWS_US));
        assertThat(assessment().futureValue(false).initialValueNow(true).build().classify())
                .isEqualTo(Answer.known(FitClass.OUTGROWS_US));
    }

    @Test
    void isBadWithoutValueNowAndInTime() {
        assertThat(tooLate().initialValueNow(false).build().classify()).isEqualTo(Answer.known(FitClass.BAD));
    }

    @Test
    void isBadWhereOnlyThisOneCouldBeServedSo() {
        assertThat(inTime().initialValueNow(true)
                        .allFits(FitVerdict.MET)
                        .sharedUseCase(false)
                        .build()
                        .classify())
                .isEqualTo(Answer.known(FitClass.BAD));
    }

    @Test
    void hasNoClassWhereItDependsOnWhatIsNotKnownAndSaysOnWhat() {
        FitAssessment assessment = inTime().initialValueNow(true)
                .allFits(FitVerdict.MET)
                .fit(FitType.CULTURAL, FitVerdict.UNKNOWN)
                .build();
        assertThat(assessment.classify())
                .isEqualTo(Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "the class of acme may be STRETCH to GOOD: cultural fit not known"));
        assertThat(assessment.classify(UnknownFits.WORST_CASE)).isEqualTo(Answer.known(FitClass.STRETCH));
    }

    @Test
    void hasAClassWhereWhatIsNotKnownMakesNoDifference() {
        assertThat(assessment()
                        .initialValueNow(false)
                        .futureValue(false)
                        .build()
                        .classify())
                .isEqualTo(Answer.known(FitClass.BAD)); // the six fits are not known, and no matter
    }

    @Test
    void doesNotKnowWhetherValueComesInTimeWithoutADayByWhichItIsNeeded() {
        assertThat(assessment().futureValueBy(SOON).build().futureInTime()).isEqualTo(FitVerdict.UNKNOWN);
        assertThat(assessment().futureValue(true).build().futureInTime()).isEqualTo(FitVerdict.UNKNOWN);
        assertThat(inTime().requiredBy(SOON).build().futureInTime()).isEqualTo(FitVerdict.MET);
    }

    @Test
    void isAFactOfItsDayWhoseExpectationsAreNoNews() {
        FitAssessment assessment = inTime().build();
        assertThat(assessment.newestDay()).isEqualTo(DAY);
        assertThat(assessment.asKnownOn(DAY)).isEqualTo(assessment);
        assertThat(assessment.key())
                .isEqualTo(assessment().recordedOn(LATER).build().key());
        assertThat(assessment.fits()).hasSize(6).containsEntry(FitType.RESOURCE, FitVerdict.UNKNOWN);
    }

    @Test
    void refusesADayOfAFutureValueThatIsRuledOut() {
        FitAssessment.Builder contradiction = inTime().futureValue(false);
        assertThatIllegalArgumentException()
                .isThrownBy(contradiction::build)
                .withMessageStartingWith("futureValueBy must be empty where there is no future value");
    }
}
