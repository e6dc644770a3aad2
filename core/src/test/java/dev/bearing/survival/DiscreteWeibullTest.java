package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscreteWeibullTest {

    static Stream<Map<String, String>> references() {
        return Table.read("bdw_fits.csv").stream();
    }

    @ParameterizedTest
    @MethodSource("references")
    void agreesWithFitsAtFortyDigits(Map<String, String> row) {
        RetentionFit fit =
                DiscreteWeibull.fit(ShiftedBetaGeometricTest.counts(row)).orElseThrow("fit");
        DiscreteWeibull model = (DiscreteWeibull) fit.model();
        assertThat(model.churn()).isCloseTo(number(row, "theta"), relative(row, "theta", 1e-8));
        assertThat(model.c()).isCloseTo(number(row, "dw_c"), relative(row, "dw_c", 1e-8));
        assertThat(fit.logLikelihood()).isCloseTo(number(row, "dw_loglik"), relative(row, "dw_loglik", 1e-13));
        assertThat(fit.durationDependence().orElseThrow("test").statistic())
                .isCloseTo(2 * (number(row, "dw_loglik") - number(row, "geometric_loglik")), within(1e-8));
        assertThat(fit.isDiscreteWeibullLimit()).isFalse();
        assertThat(fit.parameters()).containsExactly("churn", "c");
    }

    @ParameterizedTest
    @MethodSource("references")
    void agreesOnTheCurveAtTheReferenceParameters(Map<String, String> row) {
        DiscreteWeibull model = DiscreteWeibull.of(number(row, "theta"), number(row, "dw_c"));
        double[] survival = Table.numbers(row.get("dw_survival"));
        for (int t = 0; t < survival.length; t++) {
            assertThat(model.survival(t).orElseThrow("S")).isCloseTo(survival[t], within(1e-12 * survival[t]));
        }
        for (int t = 1; t < survival.length; t++) {
            assertThat(model.retentionRate(t)).isCloseTo(survival[t] / survival[t - 1], within(1e-12));
            assertThat(Math.exp(model.logProbability(t))).isCloseTo(survival[t - 1] - survival[t], within(1e-12));
        }
    }

    @Test
    void isTheGeometricModelWhereCIsOne() {
        DiscreteWeibull one = DiscreteWeibull.of(0.07, 1);
        GeometricRetention other = GeometricRetention.of(0.07);
        for (long t : new long[] {1, 2, 7, 60, 5_000}) {
            assertThat(one.logSurvival(t)).isCloseTo(other.logSurvival(t), within(1e-12 * -other.logSurvival(t)));
            assertThat(one.retentionRate(t)).isCloseTo(0.93, within(1e-12));
        }
        for (double discount : new double[] {0, 1e-6, 0.01, 0.1, 1}) {
            double closed = other.lifetime(3, discount);
            assertThat(one.lifetime(3, discount)).isCloseTo(closed, within(1e-11 * closed));
        }
        assertThat(DiscreteWeibull.of(1e-7, 1).lifetime(0, 0)).isCloseTo(1e7, within(1e-3));
    }

    @Test
    void itsHazardRisesOrFallsWithC() {
        assertThat(DiscreteWeibull.of(0.1, 1.5).retentionRate(9))
                .isLessThan(DiscreteWeibull.of(0.1, 1.5).retentionRate(8));
        assertThat(DiscreteWeibull.of(0.1, 0.5).retentionRate(9))
                .isGreaterThan(DiscreteWeibull.of(0.1, 0.5).retentionRate(8));
        assertThat(DiscreteWeibull.of(0.5, 20).lifetime(1000, 0.1)).isEqualTo(1.0);
    }

    @Test
    void nobodyIsLeftWhereTheCurveIsTooSmallForANumber() {
        DiscreteWeibull model = DiscreteWeibull.of(0.5, 300);
        assertThat(model.logSurvival(1_000_000)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(model.retentionRate(1_000_000)).isZero();
        assertThat(model.lifetime(1_000_000, 0.1)).isZero();
        assertThat(((Answer.Unknown<Double>) model.churnWithin(1_000_000, 1)).reason())
                .isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(DiscountedLifetime.ofPeriodic(0.1)
                        .of(model, ValuationDate.JUST_PAID, 3)
                        .orElseThrow("value"))
                .isBetween(0.0, 1e-9);
    }

    @Test
    void itsProfileIntervalsAreWhereTheLikelihoodRatioTestRefuses() {
        RetentionFit fit = DiscreteWeibull.fit(RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593))
                .orElseThrow("fit");
        for (String parameter : fit.parameters()) {
            Interval interval = fit.profileInterval(parameter).orElseThrow("interval");
            double error = fit.standardErrors().get(parameter);
            assertThat(interval.upper() - interval.lower()).isCloseTo(3.92 * error, within(0.1 * error));
        }
        assertThat(fit.conditionNumber()).isGreaterThan(1);
        assertThat(fit.covariance("churn", "c")).isNegative();
    }

    @Test
    void saysWhyThereIsNoFit() {
        assertThat(reason(RenewalCounts.ofSurvivors(1000))).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(RenewalCounts.ofSurvivors(1000, 900))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(RenewalCounts.ofSurvivors(1000, 1000, 1000))).isEqualTo(Answer.Reason.ZERO_CHURN);
        assertThat(reason(RenewalCounts.ofSurvivors(1000, 900, 900))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(RenewalCounts.ofSurvivors(1000, 1000, 900))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    private static Answer.Reason reason(RenewalCounts counts) {
        return ((Answer.Unknown<RetentionFit>) DiscreteWeibull.fit(counts)).reason();
    }

    @Test
    void aModelWithoutCHasNothingToTest() {
        RetentionFit sbg = ShiftedBetaGeometric.fit(RenewalCounts.ofSurvivors(1000, 869, 743, 653))
                .orElseThrow("fit");
        assertThat(((Answer.Unknown<ChiSquareTest>) sbg.durationDependence()).reason())
                .isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsAChurnOutsideItsRange(double bad) {
        assertThatIllegalArgumentException().isThrownBy(() -> DiscreteWeibull.of(bad, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsAPowerOutsideItsRange(double bad) {
        assertThatIllegalArgumentException().isThrownBy(() -> DiscreteWeibull.of(0.5, bad));
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static Offset<Double> relative(Map<String, String> row, String column, double tolerance) {
        return within(tolerance * Math.abs(number(row, column)));
    }
}
