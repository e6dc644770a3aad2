package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.internal.optim.Coordinates;
import dev.bearing.value.Answer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class WeibullGammaTest {

    private final DurationRows rows = new DurationRows(Spells.ofDurations(
            new double[] {0, 0, 2.5, 0, 1, 0, 0},
            new double[] {0.3, 2, 7, 9.25, 30, 2, 80},
            new int[] {1, 1, 1, 0, 2, 1, 0}));
    private final DurationLikelihood likelihood = new DurationLikelihood(rows);

    @ParameterizedTest
    @CsvSource({"0.5, 6, 1", "30, 900, 0.7", "0.01, 0.5, 3", "2, 1e6, 4"})
    void theDerivativesAreTheSlopes(double r, double alpha, double c) {
        double[] logs = {Math.log(r), Math.log(alpha), Math.log(c)};
        Slopes.assertSlopes(likelihood::mixed, logs);
        Slopes.assertSlopes(Coordinates.holding(likelihood::mixed, 3, 2, 0), new double[] {logs[0], logs[1]});
        Slopes.assertSlopes(likelihood::alike, new double[] {Math.log(r / alpha), logs[2]});
    }

    @Test
    void theLikelihoodIsTheSumOfWhatHappened() {
        WeibullGamma model = WeibullGamma.of(0.5, 6, 1.3);
        WeibullRetention alike = WeibullRetention.of(0.08, 1.3);
        assertThat(likelihood.mixed(
                        new double[] {Math.log(0.5), Math.log(6), Math.log(1.3)}, new double[3], new double[3][3]))
                .isCloseTo(sum(model), within(1e-12));
        assertThat(likelihood.alike(new double[] {Math.log(0.08), Math.log(1.3)}, new double[2], new double[2][2]))
                .isCloseTo(sum(alike), within(1e-12));
    }

    private double sum(DurationModel model) {
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            double one = model.logSurvival(rows.exit[i]) - model.logSurvival(rows.entry[i]);
            sum += rows.count[i] * (one + (rows.lost[i] ? Math.log(model.hazard(rows.exit[i])) : 0));
        }
        return sum;
    }

    @Test
    void theSlopeAtTheLimitIsTheSlopeTowardsDifferentCustomers() {
        double at = likelihood.alike(new double[] {Math.log(0.08), Math.log(0.9)}, new double[2], new double[2][2]);
        double beside = likelihood.mixed(
                new double[] {Math.log(1e6), Math.log(1e6 / 0.08), Math.log(0.9)}, new double[3], new double[3][3]);
        double slope = (beside - at) * 1e6;
        assertThat(likelihood.slopeTowardsDifferences(0.08, 0.9)).isCloseTo(slope, within(1e-3 * Math.abs(slope)));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "weibull_gamma_lifetimes.csv", useHeadersInDisplayName = true)
    void agreesOnDiscountedLifetimes(double r, double alpha, double c, double force, double age, double value) {
        assertThat(WeibullGamma.of(r, alpha, c).lifetime(age, force)).isCloseTo(value, within(1e-12 * value));
    }

    @Test
    void alwaysFindsItsWayInTimesDrawnFromAModel() {
        for (int seed = 0; seed < 40; seed++) {
            Spells spells = drawn(2, 60, 1.2, 400, seed);
            double fit = WeibullGamma.fit(spells).orElseThrow("fit").logLikelihood();
            assertThat(fit)
                    .isGreaterThanOrEqualTo(
                            ExponentialGamma.fit(spells).orElseThrow("fit").logLikelihood() - 1e-8);
        }
    }

    private static Spells drawn(double r, double alpha, double c, int n) {
        return drawn(r, alpha, c, n, 5);
    }

    /** Times by the inverse of the curve, of which some are cut off. */
    private static Spells drawn(double r, double alpha, double c, int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] times = new double[n];
        int[] causes = new int[n];
        for (int i = 0; i < n; i++) {
            double time = Math.pow(alpha * (Math.pow(1 - random.nextDouble(), -1 / r) - 1), 1 / c);
            double end = 100 * random.nextDouble();
            times[i] = Math.min(time, end);
            causes[i] = time < end ? 1 : 0;
        }
        return Spells.ofDurations(times, causes);
    }

    @Test
    void findsTheParametersThatTimesWereDrawnWith() {
        DurationFit fit = WeibullGamma.fit(drawn(0.7, 90, 1.6, 20_000)).orElseThrow("fit");
        WeibullGamma model = (WeibullGamma) fit.model();
        assertThat(model.r()).isCloseTo(0.7, within(3.5 * fit.standardErrors().get("r")));
        assertThat(model.alpha())
                .isCloseTo(90, within(3.5 * fit.standardErrors().get("alpha")));
        assertThat(model.c()).isCloseTo(1.6, within(3.5 * fit.standardErrors().get("c")));
        assertThat(fit.durationDependence().orElseThrow("test").pValue()).isLessThan(1e-6);
        assertThat(model.provenance().flags()).isEmpty();
        assertThat(fit.parameters()).containsExactly("r", "alpha", "c");
        assertThat(fit.conditionNumber()).isGreaterThan(1);
        assertThat(UncertainRetention.delta(fit)
                        .estimate(each -> each.survival(12))
                        .flatMap(estimate -> estimate.interval())
                        .isKnown())
                .isTrue();
    }

    @Test
    void saysWhereExponentialGammaDoesAsWell() {
        Spells spells = drawn(0.8, 30, 1, 3_000);
        DurationFit fit = WeibullGamma.fit(spells).orElseThrow("fit");
        double plain = ExponentialGamma.fit(spells).orElseThrow("fit").logLikelihood();
        assertThat(fit.logLikelihood()).isGreaterThanOrEqualTo(plain);
        ChiSquareTest test = fit.durationDependence().orElseThrow("test");
        assertThat(test.statistic()).isCloseTo(2 * (fit.logLikelihood() - plain), within(1e-9));
        assertThat(fit.model().provenance().flags().contains(DurationFitter.EXPONENTIAL_WILL_DO))
                .isEqualTo(test.pValue() > 0.05);
    }

    @Test
    void becomesTheWeibullModelWhereAllAreAlike() {
        SplittableRandom random = new SplittableRandom(9);
        int n = 4_000;
        double[] times = new double[n];
        boolean[] events = new boolean[n];
        int[] causes = new int[n];
        for (int i = 0; i < n; i++) {
            // a hazard that rises faster than any power: no differences among customers can be seen
            double time = Math.log1p(-Math.log(1 - random.nextDouble())) * 10;
            times[i] = Math.min(time, 9);
            events[i] = time < 9;
            causes[i] = events[i] ? 1 : 0;
        }
        DurationFit fit = WeibullGamma.fit(Spells.ofDurations(times, causes)).orElseThrow("fit");
        assertThat(fit.isLimit()).isTrue();
        WeibullRetention model = (WeibullRetention) fit.model();
        // the same fit by the model of log time
        AcceleratedFailureTime aft = AcceleratedFailureTime.builder(TimeDistribution.WEIBULL, times, events)
                .fit()
                .orElseThrow("fit");
        assertThat(model.c()).isCloseTo(1 / aft.scale().value(), within(1e-9));
        assertThat(fit.logLikelihood()).isCloseTo(aft.logLikelihood(), within(1e-8));
        assertThat(model.name()).isEqualTo("weibull");
        assertThat(model.provenance().flags()).containsExactly(DurationFitter.ALIKE);
    }

    /** Where mpmath's search of Telco's whole months ended: r falls to 0 and c rises to thousands. */
    @Test
    void timesRoundedToWholeMonthsAreFittedNextToExponentialGammaWithAFlag() {
        Spells telco = ExponentialGammaTest.telco();
        double endless = new DurationLikelihood(new DurationRows(telco))
                .mixed(
                        new double[] {
                            Math.log(6.144212353348478e-06),
                            Math.log(0.007796839687296707),
                            Math.log(14844.998792985125)
                        },
                        new double[3],
                        new double[3][3]);
        assertThat(endless).isCloseTo(-10251.74469514734, within(1e-6));
        DurationFit fit = WeibullGamma.fit(telco).orElseThrow("fit");
        WeibullGamma model = (WeibullGamma) fit.model();
        assertThat(model.c()).isBetween(0.7, 1.1);
        assertThat(fit.logLikelihood()).isBetween(-10559.908804809063, endless);
        assertThat(fit.durationDependence().orElseThrow("test").pValue()).isGreaterThan(0.05);
        assertThat(model.provenance().flags())
                .containsExactlyInAnyOrder(DurationFitter.STEEPER, DurationFitter.EXPONENTIAL_WILL_DO);
    }

    @Test
    void itsHazardIsTheSlopeOfTheCurve() {
        WeibullGamma model = WeibullGamma.of(0.7, 90, 1.6);
        for (double time : new double[] {0.5, 3, 70.25}) {
            double slope = (model.logSurvival(time + 1e-5) - model.logSurvival(time - 1e-5)) / 2e-5;
            assertThat(model.hazard(time)).isCloseTo(-slope, within(1e-8));
        }
        assertThat(model.hazard(0)).isZero();
        assertThat(WeibullGamma.of(0.7, 90, 0.5).hazard(0)).isInfinite();
        assertThat(WeibullGamma.of(0.7, 90, 1).hazard(0)).isEqualTo(0.7 / 90);
        assertThat(WeibullGamma.of(0.7, 90, 300).logSurvival(1e9))
                .isCloseTo(-0.7 * (300 * Math.log(1e9) - Math.log(90)), within(1e-9));
    }

    @Test
    void isExponentialGammaWhereCIsOne() {
        WeibullGamma one = WeibullGamma.of(0.7, 90, 1);
        ExponentialGamma other = ExponentialGamma.of(0.7, 90);
        for (double time : new double[] {0, 1e-9, 2.5, 1e7}) {
            assertThat(one.logSurvival(time)).isCloseTo(other.logSurvival(time), within(1e-13 * (1 + time)));
            assertThat(one.hazard(time)).isCloseTo(other.hazard(time), within(1e-15));
        }
        assertThat(one.lifetime(2, 0.01)).isCloseTo(other.lifetime(2, 0.01), within(1e-12));
    }

    @Test
    void saysWhyThereIsNoFit() {
        assertThat(reason(Spells.of(new long[] {}, new int[] {}))).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(Spells.of(new long[] {3, 4}, new int[] {0, 0}))).isEqualTo(Answer.Reason.CENSORED);
        assertThat(reason(Spells.of(new long[] {0, 4, 5}, new int[] {1, 1, 0})))
                .isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        assertThat(reason(Spells.of(new long[] {4, 4, 5}, new int[] {1, 1, 0})))
                .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    private static Answer.Reason reason(Spells spells) {
        return ((Answer.Unknown<DurationFit>) WeibullGamma.fit(spells)).reason();
    }

    @Test
    void hasALifetimeAlsoWhereNextToNobodyIsLeft() {
        // S falls like that of a constant hazard 3 × 0.01 × (10^6)^2: the first term of its asymptotic series
        assertThat(WeibullRetention.of(0.01, 3).lifetime(1e6, 0)).isCloseTo(1 / 3e10, within(1e-9 / 3e10));
        assertThat(WeibullRetention.of(0.05, 8).lifetime(365, 0))
                .isCloseTo(1 / (8 * 0.05 * Math.pow(365, 7)), within(1e-26));
        assertThat(WeibullRetention.of(0.01, 3).lifetime(1e9, 0.1)).isPositive();
    }
}
