package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeometricRetentionTest {

    static Stream<Map<String, String>> references() {
        return ShiftedBetaGeometricTest.references();
    }

    @ParameterizedTest
    @MethodSource("references")
    void agreesWithTheReferenceFits(Map<String, String> row) {
        RenewalCounts counts = ShiftedBetaGeometricTest.counts(row);
        RetentionFit fit = GeometricRetention.fit(counts).orElseThrow("fit");
        assertThat(counts.opportunities()).isEqualTo(Long.parseLong(row.get("opportunities")));
        assertThat(fit.model().provenance().parameters().get("churn"))
                .isCloseTo(Double.parseDouble(row.get("theta")), within(1e-14));
        assertThat(fit.standardErrors().get("churn")).isCloseTo(Double.parseDouble(row.get("theta_se")), within(1e-14));
        double logLikelihood = Double.parseDouble(row.get("geometric_loglik"));
        assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(1e-12 * -logLikelihood));
        assertThat(fit.isGeometricLimit()).isFalse();
    }

    @Test
    void keepsTheSameShareAtEveryRenewal() {
        GeometricRetention model = GeometricRetention.of(0.2);
        assertThat(model.survival(3).orElseThrow("S")).isCloseTo(0.512, within(1e-15));
        assertThat(model.retentionRate(7)).isEqualTo(0.8);
        assertThat(Math.exp(model.logProbability(3))).isCloseTo(0.8 * 0.8 * 0.2, within(1e-15));
        assertThat(model.lifetime(5, 0)).isCloseTo(5, within(1e-12));
        assertThat(GeometricRetention.of(0).lifetime(0, 0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(GeometricRetention.of(1).survival(0).orElseThrow("S")).isEqualTo(1);
        assertThat(GeometricRetention.of(1).survival(1).orElseThrow("S")).isZero();
    }

    @Test
    void expectsNothingOfWhomNobodyIsLeft() {
        GeometricRetention model = GeometricRetention.of(1);

        assertThat(model.expectedRemaining(0, 9).orElseThrow("remaining")).isEqualTo(1);
        assertThat(((Answer.Unknown<Double>) model.expectedRemaining(1, 9)).reason())
                .isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(model.churnWithin(1, 9).isKnown()).isFalse();
    }

    @Test
    void needsOnlyOneRenewal() {
        RetentionFit fit =
                GeometricRetention.fit(RenewalCounts.ofSurvivors(1000, 900)).orElseThrow("fit");
        assertThat(fit.model().retentionRate(1)).isCloseTo(0.9, within(1e-15));
        Answer<RetentionFit> nobody = GeometricRetention.fit(RenewalCounts.ofSurvivors(10, 10));
        assertThat(((Answer.Unknown<RetentionFit>) nobody).reason()).isEqualTo(Answer.Reason.ZERO_CHURN);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void rejectsAChurnOutsideItsRange(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GeometricRetention.of(bad))
                .withMessage("churn must be in [0, 1], was %s", bad);
    }
}
