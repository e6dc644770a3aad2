package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fits against R's survival package: 1e-6 on parameters, 1e-8 relative on likelihoods. */
class CoxModelReferenceTest {

    private static final Percentage LIKELIHOOD = Percentage.withPercentage(1e-6);

    static Stream<String> fits() {
        return Stream.of("lung", "rossi", "telco")
                .flatMap(data ->
                        Stream.of("efron", "breslow", "efron_stratified").map(part -> data + "." + part))
                .filter(fit -> CoxReference.has(fit + ".coef"));
    }

    @ParameterizedTest
    @MethodSource("fits")
    void agreesWithROnTheCoefficients(String fit) {
        CoxModel cox = CoxReference.fit(fit);
        assertThat(cox.coefficients().stream().map(FittedCoefficient::name))
                .containsExactlyElementsOf(CoxReference.names(fit + ".covariates"));
        assertColumn(cox, FittedCoefficient::estimate, fit + ".coef", 1e-7);
        assertColumn(cox, CoxReference::standardError, fit + ".se", 1e-8);
        assertColumn(cox, CoxReference::robustStandardError, fit + ".robust_se", 1e-8);
        assertColumn(cox, CoxReference::z, fit + ".z", 1e-6);
        assertColumn(cox, CoxReference::hazardRatio, fit + ".hazard_ratio", 1e-7);
        assertThat(cox.flags()).isEmpty();
        assertThat(cox.provenance().converged()).isTrue();
        assertThat(cox.provenance().rows()).isEqualTo((long) CoxReference.number(fit + ".n"));
        assertThat(cox.provenance().events()).isEqualTo((long) CoxReference.number(fit + ".events"));
    }

    @ParameterizedTest
    @MethodSource("fits")
    void agreesWithROnTheLikelihoods(String fit) {
        CoxModel cox = CoxReference.fit(fit);
        assertThat(cox.logLikelihood()).isCloseTo(CoxReference.number(fit + ".loglik"), LIKELIHOOD);
        assertThat(cox.nullLogLikelihood()).isCloseTo(CoxReference.number(fit + ".loglik_null"), LIKELIHOOD);
        assertThat(cox.aic()).isCloseTo(CoxReference.number(fit + ".aic"), LIKELIHOOD);
        assertThat(cox.likelihoodRatioTest().statistic())
                .isCloseTo(CoxReference.number(fit + ".lr_test"), within(1e-6));
        assertThat(cox.scoreTest().orElseThrow("test").statistic())
                .isCloseTo(CoxReference.number(fit + ".score_test"), LIKELIHOOD);
        assertThat(cox.waldTest().orElseThrow("test").statistic())
                .isCloseTo(CoxReference.number(fit + ".wald_test"), LIKELIHOOD);
    }

    @ParameterizedTest
    @MethodSource("fits")
    void agreesWithROnTheCovarianceOfTheCoefficients(String fit) {
        double[][] covariance = CoxReference.fit(fit).covariance();
        for (int j = 0; j < covariance.length; j++) {
            double[] expected = CoxReference.numbers(fit + ".vcov." + j);
            for (int k = 0; k < expected.length; k++) {
                double scale = Math.sqrt(covariance[j][j] * covariance[k][k]);
                assertThat(covariance[j][k]).isCloseTo(expected[k], within(1e-6 * scale));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lung.efron", "lung.breslow", "rossi.efron", "rossi.breslow", "telco.efron", "telco.breslow"})
    void agreesWithROnTheConcordance(String fit) {
        assertConcordance(CoxReference.fit(fit).concordance(), fit + ".concordance_harrell");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lung.efron", "lung.breslow", "rossi.efron", "rossi.breslow", "telco.efron", "telco.breslow"})
    void agreesWithROnTheBaseline(String fit) {
        CoxModel cox = CoxReference.fit(fit);
        double[] times = CoxReference.numbers(fit + ".baseline_cumhaz_x0.time");
        double[] expected = CoxReference.numbers(fit + ".baseline_cumhaz_x0.cumhaz");
        for (int i = 0; i < times.length; i++) {
            double time = times[i];
            double hazard = cox.baseline().stream()
                    .filter(point -> point.time() <= time)
                    .reduce((earlier, later) -> later)
                    .orElseThrow()
                    .cumulativeHazard();
            assertThat(hazard).isCloseTo(expected[i], Percentage.withPercentage(1e-5));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lung.efron", "lung.breslow", "rossi.efron", "rossi.breslow", "telco.efron", "telco.breslow"})
    void agreesWithROnTheCurvesOfCustomers(String fit) {
        CoxModel cox = CoxReference.fit(fit);
        String key = fit + ".predicted_survival";
        double[] times = CoxReference.numbers(key + ".time");
        double[] predictors = CoxReference.numbers(key + ".linear_predictor_uncentered");
        for (int profile = 0; CoxReference.has(key + ".surv." + profile); profile++) {
            String of = key + ".profiles." + profile + ".";
            double[] x = CoxReference.names(fit + ".covariates").stream()
                    .mapToDouble(name -> CoxReference.number(of + name))
                    .toArray();
            assertThat(cox.linearPredictor(x)).isCloseTo(predictors[profile], within(1e-7));
            CoxCurve curve = cox.forCustomer(x);
            assertCurve(curve, times, key, "." + profile);
        }
    }

    private static void assertCurve(CoxCurve curve, double[] times, String key, String profile) {
        double[] survival = CoxReference.numbers(key + ".surv" + profile);
        double[] errors = CoxReference.numbers(key + ".se" + profile);
        double[] lower = CoxReference.numbers(key + ".log_lower" + profile);
        double[] upper = CoxReference.numbers(key + ".log_upper" + profile);
        double[] lowerLogLog = CoxReference.numbers(key + ".loglog_lower" + profile);
        double[] upperLogLog = CoxReference.numbers(key + ".loglog_upper" + profile);
        for (int i = 0; i < times.length; i++) {
            CoxCurve.Point point = curve.at(times[i]).orElseThrow("point");
            Interval log = point.interval(IntervalScale.LOG).orElseThrow("log");
            Interval logLog = point.interval(IntervalScale.LOG_LOG).orElseThrow("log-log");
            assertThat(point.survival()).isCloseTo(survival[i], within(1e-8));
            assertThat(point.standardError()).isCloseTo(errors[i], within(1e-8));
            assertThat(log.lower()).isCloseTo(lower[i], within(1e-8));
            assertThat(log.upper()).isCloseTo(upper[i], within(1e-8));
            assertThat(logLog.lower()).isCloseTo(lowerLogLog[i], within(1e-8));
            assertThat(logLog.upper()).isCloseTo(upperLogLog[i], within(1e-8));
            assertThat(curve.survival((long) times[i]).orElseThrow("survival")).isEqualTo(point.survival());
        }
    }

    @ParameterizedTest
    @MethodSource("fits")
    void agreesWithROnTheTestOfProportionality(String fit) {
        CoxModel cox = CoxReference.fit(fit);
        Map<String, CoxModel.TimeScale> scales = Map.of(
                "km", CoxModel.TimeScale.KAPLAN_MEIER,
                "identity", CoxModel.TimeScale.IDENTITY,
                "log", CoxModel.TimeScale.LOG,
                "rank", CoxModel.TimeScale.RANK);
        int compared = 0;
        for (String scale : scales.keySet()) {
            String key = fit + ".ph_test." + scale + ".chisq";
            if (!CoxReference.has(key)) {
                continue;
            }
            ProportionalityTest test = cox.proportionality(scales.get(scale)).orElseThrow("test");
            double[] expected = CoxReference.numbers(key);
            for (int j = 0; j < expected.length - 1; j++) {
                assertThat(test.covariates().get(j).test().statistic())
                        .as(scale + " " + j)
                        .isCloseTo(expected[j], within(1e-5 * (1 + expected[j])));
            }
            assertThat(test.global().statistic())
                    .as(scale)
                    .isCloseTo(expected[expected.length - 1], within(1e-5 * expected[expected.length - 1]));
            assertThat(test.global().degreesOfFreedom()).isEqualTo(expected.length - 1);
            assertThat(test.method()).contains("cox.zph");
            compared++;
        }
        assertThat(compared).isPositive();
    }

    @ParameterizedTest
    @MethodSource("fits")
    void agreesWithROnTheMartingaleResiduals(String fit) {
        double[] residuals = CoxReference.fit(fit).martingaleResiduals();
        double[] first = CoxReference.numbers(fit + ".residuals_first10.martingale");
        assertThat(Arrays.copyOf(residuals, 10)).containsExactly(first, within(1e-7));
        assertThat(Arrays.stream(residuals).sum()).isCloseTo(0, within(1e-9));
        assertThat(Arrays.stream(residuals).map(r -> r * r).sum())
                .isCloseTo(CoxReference.number(fit + ".residual_checks.sumsq_martingale"), LIKELIHOOD);
    }

    @ParameterizedTest
    @EnumSource(CoxTies.class)
    void agreesWithROnCovariatesThatChangeOverTime(CoxTies ties) {
        String key = ties == CoxTies.EFRON ? "heart.efron" : "heart.breslow";
        CoxModel cox =
                CoxReference.heart(ties).clusters(CoxReference.patients()).fit().orElseThrow("fit");
        assertColumn(cox, FittedCoefficient::estimate, key + ".coef", 1e-7);
        assertColumn(cox, CoxReference::standardError, key + ".se", 1e-8);
        assertColumn(cox, CoxReference::robustStandardError, key + ".cluster_robust_se", 1e-8);
        assertThat(cox.logLikelihood()).isCloseTo(CoxReference.number(key + ".loglik"), LIKELIHOOD);
        assertThat(cox.nullLogLikelihood()).isCloseTo(CoxReference.number(key + ".loglik_null"), LIKELIHOOD);
        CoxModel rows = CoxReference.heart(ties).fit().orElseThrow("fit");
        assertThat(rows.scoreTest().orElseThrow("test").statistic())
                .isCloseTo(CoxReference.number(key + ".score"), LIKELIHOOD);
        // its standard error is that of rows on their own
        assertConcordance(rows.concordance(), key + ".concordance");
        FittedCoefficient age = cox.coefficients().get(0);
        assertThat(CoxReference.z(age)).isEqualTo(age.estimate() / CoxReference.robustStandardError(age));
    }

    @Test
    void agreesWithROnRevenueAsWeight() {
        List<Map<String, String>> rows = Table.read("cox_oneyear.csv");
        CoxBuilder builder = CoxModel.builder(CoxReference.column(rows, "time"), CoxReference.events(rows, "status"))
                .weights(CoxReference.column(rows, "w"))
                .covariate("x", CoxReference.column(rows, "x"));
        CoxModel efron = builder.fit().orElseThrow("efron");
        assertColumn(efron, FittedCoefficient::estimate, "oneyear.cox_efron.coef", 1e-8);
        assertColumn(efron, CoxReference::standardError, "oneyear.cox_efron.naive_se", 1e-9);
        assertColumn(efron, CoxReference::robustStandardError, "oneyear.cox_efron.robust_se", 1e-8);
        assertThat(efron.logLikelihood()).isCloseTo(CoxReference.number("oneyear.cox_efron.loglik"), LIKELIHOOD);
        assertThat(efron.coefficients().get(0).robust()).isTrue();
        CoxModel breslow = builder.ties(CoxTies.BRESLOW).fit().orElseThrow("breslow");
        assertColumn(breslow, FittedCoefficient::estimate, "oneyear.cox_breslow.coef", 1e-8);
        assertThat(breslow.logLikelihood()).isCloseTo(CoxReference.number("oneyear.cox_breslow.loglik"), LIKELIHOOD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pcm", "death"})
    void agreesWithROnCauseSpecificFits(String cause) {
        List<Map<String, String>> rows = Table.read("cox_mgus2.csv");
        Spells.Builder spells = Spells.builder();
        rows.forEach(row -> spells.add(Long.parseLong(row.get("time")), Integer.parseInt(row.get("cause"))));
        CoxBuilder builder = CoxModel.builder(spells.build(), cause.equals("pcm") ? 1 : 2);
        List.of("male", "age", "hgb").forEach(name -> builder.covariate(name, CoxReference.column(rows, name)));
        CoxModel cox = builder.fit().orElseThrow("fit");
        String key = "mgus2." + cause;
        assertColumn(cox, FittedCoefficient::estimate, key + ".coef", 1e-7);
        assertColumn(cox, CoxReference::standardError, key + ".se", 1e-8);
        assertThat(cox.logLikelihood()).isCloseTo(CoxReference.number(key + ".loglik"), LIKELIHOOD);
        assertThat(cox.concordance().value().orElseThrow("C"))
                .isCloseTo(CoxReference.number(key + ".concordance"), within(1e-12));
    }

    @Test
    void agreesWithROnRowsItWasNotFittedTo() {
        List<Map<String, String>> seen = Table.read("cox_telco.csv").stream()
                .filter(row -> !row.get("time").equals("0"))
                .toList();
        List<Map<String, String>> train = seen.stream()
                .filter(row -> Integer.parseInt(row.get("row")) % 3 != 0)
                .toList();
        List<Map<String, String>> test = seen.stream()
                .filter(row -> Integer.parseInt(row.get("row")) % 3 == 0)
                .toList();
        assertThat(train).hasSize((int) CoxReference.number("holdout.n_train"));
        CoxModel cox = CoxReference.builder("telco.efron", train).fit().orElseThrow("fit");
        assertColumn(cox, FittedCoefficient::estimate, "holdout.cox_coef_train", 1e-7);
        double[] risk = test.stream()
                .mapToDouble(row -> cox.linearPredictor(CoxReference.names("telco.efron.covariates").stream()
                        .mapToDouble(name -> Double.parseDouble(row.get(name)))
                        .toArray()))
                .toArray();
        Concordance c = Concordance.of(CoxReference.column(test, "time"), CoxReference.events(test, "status"), risk);
        assertConcordance(c, "holdout.harrell_c_test");
    }

    private static void assertConcordance(Concordance actual, String key) {
        assertThat(actual.concordant()).isEqualTo(CoxReference.number(key + ".counts.concordant"));
        assertThat(actual.discordant()).isEqualTo(CoxReference.number(key + ".counts.discordant"));
        assertThat(actual.tiedScore()).isEqualTo(CoxReference.number(key + ".counts.tied.x"));
        assertThat(actual.tiedTime()).isEqualTo(CoxReference.number(key + ".counts.tied.y"));
        assertThat(actual.tiedBoth()).isEqualTo(CoxReference.number(key + ".counts.tied.xy"));
        assertThat(actual.value().orElseThrow("C")).isCloseTo(CoxReference.number(key + ".concordance"), within(1e-12));
        assertThat(actual.standardError().orElseThrow("error"))
                .isCloseTo(CoxReference.number(key + ".se"), within(1e-12));
    }

    private static void assertColumn(
            CoxModel cox, ToDoubleFunction<FittedCoefficient> column, String key, double tolerance) {
        assertThat(cox.coefficients().stream().mapToDouble(column).toArray())
                .as(key)
                .containsExactly(CoxReference.numbers(key), within(tolerance));
    }
}
