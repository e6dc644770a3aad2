package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShiftedBetaGeometricTest {

    static Stream<Map<String, String>> references() {
        return Table.read("sbg_fits.csv").stream();
    }

    static RenewalCounts counts(Map<String, String> row) {
        if (row.get("alive").isEmpty()) {
            return RenewalCounts.ofTenures(Table.spells(Table.read("telco_m2m_odd.csv")));
        }
        return Arrays.stream(row.get("alive").split("\\|"))
                .map(cohort -> RenewalCounts.ofSurvivors(Arrays.stream(cohort.split(" "))
                        .mapToLong(Long::parseLong)
                        .toArray()))
                .reduce(RenewalCounts::plus)
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("references")
    void agreesWithFitsAtFortyDigits(Map<String, String> row) {
        RetentionFit fit = ShiftedBetaGeometric.fit(counts(row)).orElseThrow("fit");
        ShiftedBetaGeometric model = (ShiftedBetaGeometric) fit.model();
        assertThat(model.alpha()).isCloseTo(number(row, "alpha"), relative(row, "alpha", 1e-6));
        assertThat(model.beta()).isCloseTo(number(row, "beta"), relative(row, "beta", 1e-6));
        assertThat(fit.logLikelihood()).isCloseTo(number(row, "loglik"), relative(row, "loglik", 1e-12));
        assertThat(fit.standardErrors().get("alpha"))
                .isCloseTo(number(row, "se_alpha"), relative(row, "se_alpha", 1e-6));
        assertThat(fit.standardErrors().get("beta")).isCloseTo(number(row, "se_beta"), relative(row, "se_beta", 1e-6));
        assertThat(fit.covariance("alpha", "beta")).isCloseTo(number(row, "cov"), relative(row, "cov", 1e-6));
        assertThat(model.meanChurn()).isCloseTo(number(row, "mean_churn"), relative(row, "mean_churn", 1e-8));
        assertThat(model.polarization()).isCloseTo(number(row, "polarization"), relative(row, "polarization", 1e-7));
        assertThat(fit.isGeometricLimit()).isFalse();
        assertThat(model.provenance().converged()).isTrue();
        assertThat(model.provenance().iterations()).isBetween(1, 12);
        assertThat(fit.gradientNorm()).isLessThan(1e-6);
        assertThat(fit.conditionNumber()).isGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("references")
    void agreesOnTheCurveAtTheReferenceParameters(Map<String, String> row) {
        ShiftedBetaGeometric model = ShiftedBetaGeometric.of(number(row, "alpha"), number(row, "beta"));
        double[] survival = Table.numbers(row.get("survival"));
        for (int t = 0; t < survival.length; t++) {
            assertThat(model.survival(t).orElseThrow("S")).isCloseTo(survival[t], within(1e-12));
        }
        double[] retention = Table.numbers(row.get("retention"));
        for (int t = 1; t <= retention.length; t++) {
            assertThat(model.retentionRate(t)).isCloseTo(retention[t - 1], within(1e-12));
        }
        double lifetime = model.lifetime(0, 0);
        if (row.get("expected_lifetime").isEmpty()) {
            assertThat(lifetime).isEqualTo(Double.POSITIVE_INFINITY);
        } else {
            assertThat(lifetime).isCloseTo(number(row, "expected_lifetime"), within(1e-9 * lifetime));
        }
    }

    @ParameterizedTest
    @MethodSource("references")
    void theDeltaMethodAgreesOnTheCurve(Map<String, String> row) {
        UncertainRetention delta =
                UncertainRetention.delta(ShiftedBetaGeometric.fit(counts(row)).orElseThrow("fit"));
        double[] errors = Table.numbers(row.get("survival_se"));
        for (int t = 1; t < errors.length; t++) {
            long time = t;
            assertThat(error(delta, model -> model.survival(time))).isCloseTo(errors[t], within(1e-7 * errors[t]));
        }
    }

    private static double error(
            UncertainRetention retention, java.util.function.Function<RetentionModel, Answer<Double>> quantity) {
        return retention
                        .estimate(quantity)
                        .flatMap(estimate -> estimate.interval())
                        .map(interval -> interval.upper() - interval.lower())
                        .orElseThrow("interval")
                / 2
                / 1.959963984540054;
    }

    @Test
    void reproducesThePublishedFits() {
        RetentionFit regular = fit(1000, 631, 468, 382, 326, 289, 262, 241);
        assertThat(rounded(regular)).containsExactly(0.704, 1.182);
        assertThat(regular.logLikelihood()).isCloseTo(-1680.265, within(5e-4));
        // the journal prints 0.688 for alpha of the second, the working paper and every replication 0.668
        RetentionFit highEnd = fit(1000, 869, 743, 653, 593, 551, 517, 491);
        assertThat(rounded(highEnd)).containsExactly(0.668, 3.806);
        RetentionFit years0To4 = fit(1000, 631, 468, 382, 326);
        assertThat(rounded(years0To4)).containsExactly(0.764, 1.296);
    }

    private static RetentionFit fit(long... alive) {
        return ShiftedBetaGeometric.fit(RenewalCounts.ofSurvivors(alive)).orElseThrow("fit");
    }

    private static double[] rounded(RetentionFit fit) {
        ShiftedBetaGeometric model = (ShiftedBetaGeometric) fit.model();
        return new double[] {Math.round(model.alpha() * 1e3) / 1e3, Math.round(model.beta() * 1e3) / 1e3};
    }

    @ParameterizedTest
    @CsvFileSource(resources = "sbg_stress.csv", useHeadersInDisplayName = true)
    void keepsItsDigitsFarOutAndForLargeParameters(double alpha, double beta, long t, double logS, double logP) {
        ShiftedBetaGeometric model = ShiftedBetaGeometric.of(alpha, beta);
        assertThat(model.logSurvival(t)).isCloseTo(logS, within(1e-12 * Math.abs(logS)));
        assertThat(model.logProbability(t)).isCloseTo(logP, within(1e-12 * Math.abs(logP)));
    }

    @Test
    void followsTheRecursionOfTheLossesAndTheyAddUp() {
        ShiftedBetaGeometric model = ShiftedBetaGeometric.of(0.7, 1.2);
        double loss = 0.7 / 1.9;
        double left = 1;
        for (int t = 1; t <= 200; t++) {
            assertThat(Math.exp(model.logProbability(t))).isCloseTo(loss, within(1e-13));
            left -= loss;
            assertThat(model.survival(t).orElseThrow("S")).isCloseTo(left, within(1e-13));
            // P(t + 1) = P(t) (beta + t - 1) / (alpha + beta + t), Fader and Hardie (2007), equation 7
            loss *= (1.2 + t - 1) / (0.7 + 1.2 + t);
        }
    }

    @Test
    void isTheSameFitFromCohortsAndFromCustomersOneByOne() {
        RenewalCounts cohort = RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593);
        RetentionFit one = ShiftedBetaGeometric.fit(cohort).orElseThrow("fit");
        RetentionFit other = ShiftedBetaGeometric.fit(RenewalCounts.ofTenures(cohort.toSpells()))
                .orElseThrow("fit");
        assertThat(other.model()).isEqualTo(one.model());
    }

    @Test
    void aDelayedEntryCountsFromTheRenewalAfterIt() {
        // a cohort seen as a whole, or cut in two at its second renewal, has the same likelihood
        RenewalCounts whole = RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593);
        Spells.Builder later = Spells.builder();
        long[] alive = {743, 653, 593};
        for (int t = 3; t <= 4; t++) {
            for (long i = alive[t - 2]; i < alive[t - 3]; i++) {
                later.add(2, t, 1);
            }
        }
        for (long i = 0; i < 593; i++) {
            later.add(2, 4, 0);
        }
        RenewalCounts cut = RenewalCounts.ofSurvivors(1000, 869, 743).plus(RenewalCounts.ofTenures(later.build()));
        assertThat(ShiftedBetaGeometric.fit(cut).orElseThrow("fit").logLikelihood())
                .isEqualTo(ShiftedBetaGeometric.fit(whole).orElseThrow("fit").logLikelihood());
    }

    @Test
    void becomesTheGeometricModelWhereTheHazardRises() {
        RetentionFit fit = fit(1000, 990, 950, 850, 600);
        assertThat(fit.isGeometricLimit()).isTrue();
        assertThat(fit.model()).isInstanceOf(GeometricRetention.class);
        assertThat(fit.parameters()).containsExactly("churn");
        assertThat(fit.model().provenance().model()).isEqualTo("sbg");
        assertThat(fit.model().provenance().flags()).containsExactly(RenewalFitter.GEOMETRIC_LIMIT);
        assertThat(((GeometricRetention) fit.model()).churn()).isCloseTo(400.0 / 3790, within(1e-15));
    }

    @Test
    void becomesTheGeometricModelWhereAllAreAlike() {
        RetentionFit fit = fit(10_000, 9_000, 8_100, 7_290, 6_561);
        assertThat(fit.isGeometricLimit()).isTrue();
        assertThat(fit.logLikelihood())
                .isEqualTo(
                        GeometricRetention.fit(fit.counts()).orElseThrow("fit").logLikelihood());
    }

    @Test
    void stillConvergesWhereCustomersHardlyDiffer() {
        RetentionFit fit = fit(1_000_000, 899_990, 810_000, 729_020, 656_150);
        ShiftedBetaGeometric model = (ShiftedBetaGeometric) fit.model();
        assertThat(model.provenance().converged()).isTrue();
        assertThat(model.alpha()).isGreaterThan(100);
        assertThat(fit.logLikelihood())
                .isGreaterThanOrEqualTo(
                        GeometricRetention.fit(fit.counts()).orElseThrow("fit").logLikelihood());
    }

    @Test
    void saysWhyThereIsNoFit() {
        assertThat(reason(RenewalCounts.ofSurvivors(1000))).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(RenewalCounts.ofSurvivors(0, 0, 0))).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(RenewalCounts.ofSurvivors(1000, 900))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(RenewalCounts.ofSurvivors(1000, 1000, 1000))).isEqualTo(Answer.Reason.ZERO_CHURN);
        assertThat(reason(RenewalCounts.ofSurvivors(1000, 0))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(RenewalCounts.ofSurvivors(1000, 900, 900, 900))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(RenewalCounts.ofTenures(Spells.of(new long[] {0, 0}, new int[] {0, 0}))))
                .isEqualTo(Answer.Reason.EMPTY_BASE);
    }

    private static Answer.Reason reason(RenewalCounts counts) {
        return ((Answer.Unknown<RetentionFit>) ShiftedBetaGeometric.fit(counts)).reason();
    }

    @Test
    void drawsTenuresWithTheSharesOfTheModel() {
        ShiftedBetaGeometric model = ShiftedBetaGeometric.of(0.7, 1.2);
        SplittableRandom random = new SplittableRandom(7);
        int draws = 20_000;
        int[] gone = new int[6];
        for (int i = 0; i < draws; i++) {
            OptionalLong tick = model.sample(2, 3, random).orElseThrow("draw");
            gone[tick.isEmpty() ? 0 : (int) tick.getAsLong()]++;
        }
        for (int t = 3; t <= 5; t++) {
            double share = Math.exp(model.logProbability(t) - model.logSurvival(2));
            assertThat((double) gone[t] / draws).isCloseTo(share, within(4 * Math.sqrt(share * (1 - share) / draws)));
        }
        assertThat(gone[1] + gone[2]).isZero();
    }

    @Test
    void expectsPaymentsUpToAHorizon() {
        ShiftedBetaGeometric model = ShiftedBetaGeometric.of(1.5, 6);
        double sum = 0;
        for (int u = 0; u < 10; u++) {
            sum += Math.exp(model.logSurvival(4 + u) - model.logSurvival(4));
        }
        assertThat(model.expectedRemaining(4, 10).orElseThrow("remaining")).isCloseTo(sum, within(1e-12));
        assertThat(model.churnWithin(4, 1).orElseThrow("churn")).isCloseTo(1.5 / 11.5, within(1e-13));
        assertThat(model.name()).isEqualTo("sbg");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsAParameterOutsideItsRange(double bad) {
        assertThatIllegalArgumentException().isThrownBy(() -> ShiftedBetaGeometric.of(bad, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ShiftedBetaGeometric.of(1, bad));
    }

    @Test
    void rejectsTimesOutsideTheirRange() {
        ShiftedBetaGeometric model = ShiftedBetaGeometric.of(1, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> model.survival(-1));
        for (RenewalModel each : List.of(model, GeometricRetention.of(0.1))) {
            assertThatIllegalArgumentException().isThrownBy(() -> each.retentionRate(0));
            assertThatIllegalArgumentException().isThrownBy(() -> each.logProbability(0));
            assertThatIllegalArgumentException().isThrownBy(() -> each.lifetime(-1, 0));
            assertThatIllegalArgumentException().isThrownBy(() -> each.lifetime(0, Double.NaN));
        }
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static org.assertj.core.data.Offset<Double> relative(
            Map<String, String> row, String column, double tolerance) {
        return within(tolerance * Math.abs(number(row, column)));
    }
}
