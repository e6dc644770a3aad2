package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExponentialGammaTest {

    /** Of mpmath's fit to all customers of Telco, by Newton's method at 40 digits. */
    private static final double R = 0.17609868311629273;

    private static final double ALPHA = 6.643465429617813;

    static Spells telco() {
        Spells.Builder spells = Spells.builder();
        for (Map<String, String> row : Table.read("telco.csv")) {
            for (int i = Integer.parseInt(row.get("count")); i > 0; i--) {
                spells.add(Long.parseLong(row.get("time")), Integer.parseInt(row.get("status")));
            }
        }
        return spells.build();
    }

    @Test
    void agreesWithAFitAtFortyDigits() {
        DurationFit fit = ExponentialGamma.fit(telco()).orElseThrow("fit");
        ExponentialGamma model = (ExponentialGamma) fit.model();
        assertThat(model.r()).isCloseTo(R, within(1e-9 * R));
        assertThat(model.alpha()).isCloseTo(ALPHA, within(1e-9 * ALPHA));
        assertThat(fit.logLikelihood()).isCloseTo(-10559.908804809063, within(1e-8));
        assertThat(fit.standardErrors().get("r")).isCloseTo(0.00913466844832988, within(1e-8));
        assertThat(fit.standardErrors().get("alpha")).isCloseTo(0.6692671075200013, within(1e-6));
        assertThat(fit.isLimit()).isFalse();
        assertThat(fit.parameters()).containsExactly("r", "alpha");
        assertThat(fit.covariance("r", "alpha")).isPositive();
        assertThat(fit.conditionNumber()).isGreaterThan(1);
        assertThat(fit.gradientNorm()).isLessThan(1e-6);
        assertThat(model.provenance().model()).isEqualTo("exponential-gamma");
        assertThat(model.provenance().events()).isEqualTo(1869);
        assertThat(((Answer.Unknown<ChiSquareTest>) fit.durationDependence()).reason())
                .isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        assertThat(fit).hasToString(model.provenance().inALine());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.9756102633484023",
        "6, 0.8928642748562723",
        "12, 0.8338435074607623",
        "24, 0.7639773396508249",
        "48, 0.6899925874633134",
        "72, 0.6471410140081755"
    })
    void agreesOnTheCurve(long time, double survival) {
        assertThat(ExponentialGamma.of(R, ALPHA).survival(time).orElseThrow("S"))
                .isCloseTo(survival, within(1e-14));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.8338435074607623", "6, 0.8891198844682112", "24, 0.9434681977985984", "60, 0.971264715509588"})
    void agreesOnTheNextYear(long age, double stays) {
        assertThat(ExponentialGamma.of(R, ALPHA).churnWithin(age, 12).orElseThrow("churn"))
                .isCloseTo(1 - stays, within(1e-14));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "eg_lifetimes.csv", useHeadersInDisplayName = true)
    void agreesOnDiscountedLifetimes(double force, double tenure, double value) {
        assertThat(ExponentialGamma.of(R, ALPHA).lifetime(tenure, force)).isCloseTo(value, within(1e-12 * value));
    }

    @Test
    void itsLifetimeWithoutADiscountIsItsMean() {
        assertThat(ExponentialGamma.of(3, 20).lifetime(4, 0)).isEqualTo(12);
        assertThat(WeibullGamma.of(3, 20, 1).lifetime(4, 0)).isCloseTo(12, within(1e-11));
        assertThat(ExponentialGamma.of(1, 20).lifetime(4, 0)).isInfinite();
        assertThat(ExponentialGamma.of(3, 20).meanRate()).isEqualTo(0.15);
    }

    @Test
    void itsHazardIsTheSlopeOfTheCurve() {
        ExponentialGamma model = ExponentialGamma.of(R, ALPHA);
        for (double time : new double[] {0.5, 3, 70.25}) {
            double slope = (model.logSurvival(time + 1e-5) - model.logSurvival(time - 1e-5)) / 2e-5;
            assertThat(model.hazard(time)).isCloseTo(-slope, within(1e-9));
        }
        assertThat(model.hazard(0)).isEqualTo(R / ALPHA);
    }

    @Test
    void becomesTheExponentialModelWhereAllAreAlike() {
        Spells.Builder spells = Spells.builder();
        for (int t = 1; t <= 40; t++) {
            spells.add(t, t % 2 == 0 ? 1 : 0); // losses spread evenly over ages: the hazard rises
        }
        DurationFit fit = ExponentialGamma.fit(spells.build()).orElseThrow("fit");
        assertThat(fit.isLimit()).isTrue();
        WeibullRetention model = (WeibullRetention) fit.model();
        assertThat(model.c()).isEqualTo(1);
        assertThat(model.rate()).isCloseTo(20.0 / 820, within(1e-15));
        assertThat(fit.standardErrors().get("rate")).isCloseTo(20.0 / 820 / Math.sqrt(20), within(1e-12));
        assertThat(fit.parameters()).containsExactly("rate");
        assertThat(fit.logLikelihood()).isCloseTo(20 * Math.log(20.0 / 820) - 20, within(1e-10));
        assertThat(model.name()).isEqualTo("exponential");
        assertThat(model.provenance().model()).isEqualTo("exponential-gamma");
        assertThat(model.provenance().flags()).containsExactly(DurationFitter.ALIKE);
        assertThat(model.lifetime(3, 0)).isCloseTo(41, within(1e-10));
        assertThat(model.lifetime(3, 0.1)).isCloseTo(1 / (0.1 + 20.0 / 820), within(1e-11));
    }

    @Test
    void findsTheParametersThatTimesWereDrawnWith() {
        SplittableRandom random = new SplittableRandom(11);
        int n = 20_000;
        double[] times = new double[n];
        double[] entries = new double[n];
        int[] causes = new int[n];
        int rows = 0;
        for (int i = 0; i < n; i++) {
            double time = 30 * (Math.pow(1 - random.nextDouble(), -1 / 0.8) - 1);
            double end = 200 * random.nextDouble();
            double begin = i % 3 == 0 ? 10 * random.nextDouble() : 0;
            if (Math.min(time, end) > begin) {
                entries[rows] = begin;
                times[rows] = Math.min(time, end);
                causes[rows++] = time < end ? 1 : 0;
            }
        }
        Spells spells = Spells.ofDurations(
                java.util.Arrays.copyOf(entries, rows),
                java.util.Arrays.copyOf(times, rows),
                java.util.Arrays.copyOf(causes, rows));
        DurationFit fit = ExponentialGamma.fit(spells).orElseThrow("fit");
        ExponentialGamma model = (ExponentialGamma) fit.model();
        assertThat(model.r()).isCloseTo(0.8, within(3.5 * fit.standardErrors().get("r")));
        assertThat(model.alpha())
                .isCloseTo(30, within(3.5 * fit.standardErrors().get("alpha")));
        Interval twelve = UncertainRetention.delta(fit)
                .estimate(each -> each.survival(12))
                .flatMap(estimate -> estimate.interval())
                .orElseThrow("interval");
        double truth = Math.pow(30.0 / 42, 0.8);
        assertThat(truth).isBetween(twelve.lower() - 0.005, twelve.upper() + 0.005);
    }

    @Test
    void saysWhyThereIsNoFit() {
        assertThat(reason(Spells.of(new long[] {}, new int[] {}))).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(Spells.of(new long[] {0, 0}, new int[] {0, 1}))).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(Spells.of(new long[] {3, 4}, new int[] {0, 0}))).isEqualTo(Answer.Reason.CENSORED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExponentialGamma.fit(
                        Spells.of(new long[] {3, 4}, new int[] {0, 1}).withWeights(new double[] {1, 2})));
    }

    private static Answer.Reason reason(Spells spells) {
        return ((Answer.Unknown<DurationFit>) ExponentialGamma.fit(spells)).reason();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsAParameterOutsideItsRange(double bad) {
        assertThatIllegalArgumentException().isThrownBy(() -> ExponentialGamma.of(bad, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ExponentialGamma.of(1, bad));
        assertThatIllegalArgumentException().isThrownBy(() -> WeibullGamma.of(bad, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> WeibullGamma.of(1, bad, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> WeibullGamma.of(1, 1, bad));
        assertThatIllegalArgumentException().isThrownBy(() -> WeibullRetention.of(bad, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> WeibullRetention.of(1, bad));
    }

    @Test
    void rejectsTimesOutsideTheirRange() {
        for (DurationModel each :
                List.of(ExponentialGamma.of(1, 1), WeibullGamma.of(1, 1, 1), WeibullRetention.of(1, 1))) {
            for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
                assertThatIllegalArgumentException().isThrownBy(() -> each.logSurvival(bad));
                assertThatIllegalArgumentException().isThrownBy(() -> each.hazard(bad));
                assertThatIllegalArgumentException().isThrownBy(() -> each.lifetime(bad, 0.1));
                assertThatIllegalArgumentException().isThrownBy(() -> each.lifetime(0, bad));
            }
            assertThatIllegalArgumentException().isThrownBy(() -> each.survival(-1));
        }
    }
}
