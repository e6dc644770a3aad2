package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AcceleratedFailureTimeTest {

    private static final Map<String, TimeDistribution> NAMES = Map.of(
            "weibull", TimeDistribution.WEIBULL,
            "exponential", TimeDistribution.EXPONENTIAL,
            "lognormal", TimeDistribution.LOG_NORMAL,
            "loglogistic", TimeDistribution.LOG_LOGISTIC);

    static List<Map<String, String>> values() {
        return Table.read("aft_values.csv");
    }

    @ParameterizedTest
    @MethodSource("values")
    void agreesWithSurvreg(Map<String, String> expected) {
        AcceleratedFailureTime model = fit(expected);
        double[] coefficients = Table.numbers(expected.get("coef"));
        for (int j = 0; j < coefficients.length; j++) {
            assertThat(model.coefficients().get(j).estimate()).isCloseTo(coefficients[j], within(1e-6));
        }
        assertThat(model.scale().value()).isCloseTo(Double.parseDouble(expected.get("scale")), within(1e-6));
        assertThat(model.logLikelihood()).isCloseTo(Double.parseDouble(expected.get("loglik")), within(1e-6));
        assertThat(model.nullLogLikelihood()).isCloseTo(Double.parseDouble(expected.get("loglik_null")), within(1e-6));
        assertThat(model.provenance().rows()).isEqualTo(Long.parseLong(expected.get("n")));
        double[] covariance = Table.numbers(expected.get("vcov"));
        double[][] own = model.covariance();
        int size = (int) Math.round(Math.sqrt(covariance.length));
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                assertThat(own[a][b]).isCloseTo(covariance[a * size + b], within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("values")
    void tellsTheQuantilesOfSurvreg(Map<String, String> expected) {
        if (expected.get("profiles").isEmpty()) {
            return;
        }
        AcceleratedFailureTime model = fit(expected);
        double[] profiles = Table.numbers(expected.get("profiles"));
        double[] quantiles = Table.numbers(expected.get("quantiles"));
        int p = model.coefficients().size() - 1;
        for (int k = 0; k < profiles.length / p; k++) {
            AcceleratedCurve curve = model.forCustomer(Arrays.copyOfRange(profiles, k * p, (k + 1) * p));
            double[] shares = {0.1, 0.5, 0.9};
            for (int i = 0; i < shares.length; i++) {
                double time = quantiles[3 * k + i];
                assertThat(curve.quantile(shares[i]).value()).isCloseTo(time, within(1e-5 * time));
                assertThat(curve.at(time).survival()).isCloseTo(1 - shares[i], within(1e-6));
            }
        }
    }

    /** E(T - a | T > a) is the area under S beyond a over S(a): a second way, by Simpson's rule. */
    @ParameterizedTest
    @EnumSource
    void expectsWhatTheAreaUnderTheCurveSays(TimeDistribution distribution) {
        AcceleratedCurve curve = AcceleratedFailureTime.builder(
                        distribution,
                        new double[] {1, 2, 3, 4, 5, 6, 7, 9},
                        new boolean[] {true, true, true, false, true, true, true, false})
                .fit()
                .orElseThrow("fit")
                .forCustomer();
        for (double age : new double[] {0, 0.5, 4, 12}) {
            double mean = curve.meanRemaining(age).orElseThrow("mean");
            assertThat(mean).isCloseTo(area(curve, age) / curve.at(age).survival(), within(1e-5 * mean));
        }
    }

    /** The area from an age on, with time = age + u / (1 - u). */
    private static double area(AcceleratedCurve curve, double age) {
        int n = 400_000;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double u = (i + 0.5) / n;
            sum += curve.at(age + u / (1 - u)).survival() / ((1 - u) * (1 - u)) / n;
        }
        return sum;
    }

    @Test
    void aLogLogisticMeanMayBeInfinite() {
        double[] times = {1, 10, 100, 1_000, 10_000, 3, 30, 300};
        boolean[] all = {true, true, true, true, true, true, true, true};
        AcceleratedFailureTime model = AcceleratedFailureTime.builder(TimeDistribution.LOG_LOGISTIC, times, all)
                .fit()
                .orElseThrow("fit");

        assertThat(model.scale().value()).isGreaterThan(1);
        assertThat(model.forCustomer().meanRemaining(0)).is(unknown(Answer.Reason.UNBOUNDED));
    }

    /** Delayed entry: the constant hazard is events over the time each was under observation. */
    @Test
    void countsLateRowsFromTheirEntryOn() {
        AcceleratedFailureTime model = AcceleratedFailureTime.builder(
                        TimeDistribution.EXPONENTIAL, new double[] {5, 8, 9, 4}, new boolean[] {true, true, false, true
                        })
                .entry(new double[] {0, 6, 3, 1})
                .fit()
                .orElseThrow("fit");

        assertThat(model.coefficient("(Intercept)").estimate()).isCloseTo(Math.log(16.0 / 3), within(1e-9));
        assertThat(model.scale()).isEqualTo(Estimate.of(1, dev.bearing.value.Interval.of95(1, 1)));
    }

    @Test
    void aWeightIsSoManyRows() {
        AcceleratedFailureTime twice = AcceleratedFailureTime.builder(
                        TimeDistribution.WEIBULL,
                        new double[] {2, 3, 3, 5, 7},
                        new boolean[] {true, true, true, false, true})
                .fit()
                .orElseThrow("fit");
        AcceleratedFailureTime weighted = AcceleratedFailureTime.builder(
                        TimeDistribution.WEIBULL,
                        new double[] {2, 3, 5, 7, 1},
                        new boolean[] {true, true, false, true, true})
                .weights(new double[] {1, 2, 1, 1, 0})
                .fit()
                .orElseThrow("fit");

        assertThat(weighted.logLikelihood()).isCloseTo(twice.logLikelihood(), within(1e-9));
        assertThat(weighted.scale().value()).isCloseTo(twice.scale().value(), within(1e-9));
    }

    @Test
    void leavesOutACovariateThatTellsNothingNew() {
        AcceleratedFailureTime model = AcceleratedFailureTime.builder(
                        TimeDistribution.WEIBULL,
                        new double[] {2, 3, 4, 5, 7, 9},
                        new boolean[] {true, true, true, false, true, true})
                .covariates(
                        List.of("a", "same", "still"),
                        new double[][] {{1, 2, 5}, {0, 0, 5}, {1, 2, 5}, {0, 0, 5}, {2, 4, 5}, {1, 2, 5}})
                .fit()
                .orElseThrow("fit");

        assertThat(model.coefficient("a").standardError().isKnown()).isTrue();
        assertThat(model.coefficient("same").standardError().isKnown()).isFalse();
        assertThat(model.provenance().flags())
                .containsExactly(
                        "same is left out: earlier covariates tell the same", "still is left out: it does not vary");
    }

    @Test
    void withoutAnEventNothingIsKnown() {
        assertThat(AcceleratedFailureTime.builder(TimeDistribution.WEIBULL, new double[] {2}, new boolean[] {false})
                        .fit())
                .is(unknown(Answer.Reason.CENSORED));
        assertThat(AcceleratedFailureTime.builder(TimeDistribution.WEIBULL, new double[0], new boolean[0])
                        .fit())
                .is(unknown(Answer.Reason.EMPTY_BASE));
    }

    @Test
    void allEventsAtOneTimeHaveNoScale() {
        assertThat(AcceleratedFailureTime.builder(
                                TimeDistribution.LOG_NORMAL, new double[] {3, 3, 3}, new boolean[] {true, true, true})
                        .fit())
                .is(unknown(Answer.Reason.DID_NOT_CONVERGE));
    }

    @Test
    void refusesATimeWithoutALogarithm() {
        AcceleratedFailureTime.Builder zero = AcceleratedFailureTime.builder(
                TimeDistribution.WEIBULL, new double[] {2, 0}, new boolean[] {true, true});

        assertThatIllegalArgumentException()
                .isThrownBy(zero::fit)
                .withMessage("duration of row 1 must be positive and finite, since its logarithm is modelled, was 0.0");
    }

    private static Condition<Answer<?>> unknown(Answer.Reason reason) {
        return new Condition<>(
                answer -> answer instanceof Answer.Unknown<?> unknown && unknown.reason() == reason,
                "unknown, %s",
                reason);
    }

    private static AcceleratedFailureTime fit(Map<String, String> expected) {
        List<Map<String, String>> rows = Table.read("cox_" + expected.get("data") + ".csv").stream()
                .filter(row -> Double.parseDouble(row.get("time")) > 0)
                .toList();
        double[] times = rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.get("time")))
                .toArray();
        boolean[] events = new boolean[times.length];
        for (int i = 0; i < events.length; i++) {
            events[i] = rows.get(i).get("status").equals("1");
        }
        AcceleratedFailureTime.Builder builder =
                AcceleratedFailureTime.builder(NAMES.get(expected.get("dist")), times, events);
        String[] names = expected.get("names").split(";");
        for (String name : Arrays.copyOfRange(names, 1, names.length)) {
            builder.covariate(
                    name,
                    rows.stream()
                            .mapToDouble(row -> Double.parseDouble(row.get(name)))
                            .toArray());
        }
        return builder.fit().orElseThrow("fit");
    }
}
