package dev.bearing.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Attributes;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateConditionTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final GateCondition MET = GateCondition.is("industry", "retail");
    private static final GateCondition UNMET = GateCondition.is("industry", "health");
    private static final GateCondition UNKNOWN = GateCondition.is("country", "DE");
    private static final FitFacts ACME_TODAY = FitFacts.of(
            ACME,
            DAY,
            Attributes.empty()
                    .with("industry", AttributeValue.parse("retail"))
                    .with("seats", AttributeValue.parse("10")));

    @ParameterizedTest
    @CsvSource({"retail, MET", "health, UNMET"})
    void asksForOneOfSomeValues(String value, FitVerdict verdict) {
        assertThat(GateCondition.is("industry", value, "media").verdict(ACME_TODAY))
                .isEqualTo(verdict);
        assertThat(GateCondition.isNot("industry", value, "media").verdict(ACME_TODAY))
                .isNotEqualTo(verdict);
    }

    @Test
    void doesNotKnowOfAnAttributeThatIsAbsent() {
        assertThat(UNKNOWN.verdict(ACME_TODAY)).isEqualTo(FitVerdict.UNKNOWN);
        assertThat(GateCondition.isNot("country", "DE").verdict(ACME_TODAY)).isEqualTo(FitVerdict.UNKNOWN);
        assertThat(GateCondition.atLeast("budget", 1).verdict(ACME_TODAY)).isEqualTo(FitVerdict.UNKNOWN);
        assertThat(GateCondition.atLeast("industry", 1).verdict(ACME_TODAY)).isEqualTo(FitVerdict.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"9.5, MET, UNMET", "10, MET, MET", "10.1, UNMET, MET"})
    void includesItsBounds(double bound, FitVerdict atLeast, FitVerdict atMost) {
        assertThat(GateCondition.atLeast("seats", bound).verdict(ACME_TODAY)).isEqualTo(atLeast);
        assertThat(GateCondition.atMost("seats", bound).verdict(ACME_TODAY)).isEqualTo(atMost);
    }

    @Test
    void joinsByKleenesLogic() {
        assertThat(GateCondition.allOf(MET, UNKNOWN).verdict(ACME_TODAY)).isEqualTo(FitVerdict.UNKNOWN);
        assertThat(GateCondition.allOf(UNMET, UNKNOWN).verdict(ACME_TODAY)).isEqualTo(FitVerdict.UNMET);
        assertThat(GateCondition.allOf(MET, MET).verdict(ACME_TODAY)).isEqualTo(FitVerdict.MET);
        assertThat(GateCondition.anyOf(MET, UNKNOWN).verdict(ACME_TODAY)).isEqualTo(FitVerdict.MET);
        assertThat(GateCondition.anyOf(UNMET, UNKNOWN).verdict(ACME_TODAY)).isEqualTo(FitVerdict.UNKNOWN);
        assertThat(GateCondition.anyOf(UNMET, UNMET).verdict(ACME_TODAY)).isEqualTo(FitVerdict.UNMET);
    }

    @Test
    void readsTheAssessmentInForce() {
        FitAssessment met =
                FitAssessment.builder(ACME, DAY).allFits(FitVerdict.MET).build();
        FitFacts assessed = new FitFacts(ACME, DAY, Attributes.empty(), Optional.of(met));
        assertThat(GateCondition.assessedPotential().verdict(assessed)).isEqualTo(FitVerdict.MET);
        assertThat(GateCondition.assessedPotential().verdict(ACME_TODAY)).isEqualTo(FitVerdict.UNKNOWN);
    }

    @Test
    void saysWhatItAsksInWords() {
        assertThat(GateCondition.allOf(
                                new GateCondition.Within("seats", Optional.of(10.0), Optional.of(500.0)),
                                GateCondition.anyOf(MET, GateCondition.isNot("country", "DE", "AT")))
                        .toString())
                .isEqualTo("seats at least 10 and at most 500 and (industry = retail or country not AT or DE)");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void refusesBoundsThatAreNotFinite(double bound) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GateCondition.atLeast("seats", bound))
                .withMessage("a bound of seats must be finite, was " + bound);
    }

    @Test
    void refusesWhatAsksNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> GateCondition.is("industry"));
        assertThatIllegalArgumentException().isThrownBy(GateCondition::allOf);
        assertThatIllegalArgumentException().isThrownBy(GateCondition::anyOf);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GateCondition.Within("seats", Optional.of(2.0), Optional.of(1.0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GateCondition.Within("seats", Optional.empty(), Optional.empty()));
    }

    @Test
    void refusesAnAssessmentOfAnotherAccountOrDay() {
        FitAssessment later = FitAssessment.builder(ACME, DAY.plusDays(1)).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FitFacts(ACME, DAY, Attributes.empty(), Optional.of(later)));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new FitFacts(AccountId.of("zest"), DAY.plusDays(1), Attributes.empty(), Optional.of(later)));
    }
}
