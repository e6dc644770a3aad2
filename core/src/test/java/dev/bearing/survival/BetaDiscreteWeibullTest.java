package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.internal.stats.BinomialSampler;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BetaDiscreteWeibullTest {

    private static final double HALF_CHI_SQUARE = 3.841458820694124 / 2;

    static Stream<Map<String, String>> references() {
        return Table.read("bdw_fits.csv").stream()
                .filter(row -> !row.get("alpha").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("references")
    void agreesWithFitsAtFortyDigits(Map<String, String> row) {
        RetentionFit fit =
                BetaDiscreteWeibull.fit(ShiftedBetaGeometricTest.counts(row)).orElseThrow("fit");
        BetaDiscreteWeibull model = (BetaDiscreteWeibull) fit.model();
        assertThat(model.alpha()).isCloseTo(number(row, "alpha"), relative(row, "alpha", 1e-7));
        assertThat(model.beta()).isCloseTo(number(row, "beta"), relative(row, "beta", 1e-7));
        assertThat(model.c()).isCloseTo(number(row, "c"), relative(row, "c", 1e-7));
        assertThat(fit.logLikelihood()).isCloseTo(number(row, "loglik"), relative(row, "loglik", 1e-12));
        double[] errors = Table.numbers(row.get("se"));
        assertThat(fit.standardErrors().get("alpha")).isCloseTo(errors[0], within(1e-6 * errors[0]));
        assertThat(fit.standardErrors().get("beta")).isCloseTo(errors[1], within(1e-6 * errors[1]));
        assertThat(fit.standardErrors().get("c")).isCloseTo(errors[2], within(1e-6 * errors[2]));
        assertThat(fit.isDiscreteWeibullLimit()).isFalse();
        assertThat(fit.isGeometricLimit()).isFalse();
        assertThat(fit.gradientNorm()).isLessThan(1e-6);
        assertThat(fit.conditionNumber()).isGreaterThan(1);
        assertThat(model.provenance().converged()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("references")
    void agreesOnTheCurveAtTheReferenceParameters(Map<String, String> row) {
        BetaDiscreteWeibull model = BetaDiscreteWeibull.of(number(row, "alpha"), number(row, "beta"), number(row, "c"));
        double[] survival = Table.numbers(row.get("survival"));
        for (int t = 0; t < survival.length; t++) {
            assertThat(model.survival(t).orElseThrow("S")).isCloseTo(survival[t], within(1e-12 * survival[t]));
        }
        for (int t = 1; t < survival.length; t++) {
            assertThat(model.retentionRate(t)).isCloseTo(survival[t] / survival[t - 1], within(1e-12));
            assertThat(Math.exp(model.logProbability(t))).isCloseTo(survival[t - 1] - survival[t], within(1e-12));
        }
        double del = number(row, "del");
        assertThat(DiscountedLifetime.ofPeriodic(0.1)
                        .of(model, ValuationDate.TO_BE_ACQUIRED, 0)
                        .orElseThrow("DEL"))
                .isCloseTo(del, within(1e-12 * del));
    }

    @ParameterizedTest
    @MethodSource("references")
    void testsTheShiftedBetaGeometricThatItHolds(Map<String, String> row) {
        RetentionFit fit =
                BetaDiscreteWeibull.fit(ShiftedBetaGeometricTest.counts(row)).orElseThrow("fit");
        double statistic = 2 * (number(row, "loglik") - number(row, "sbg_loglik"));
        ChiSquareTest test = fit.durationDependence().orElseThrow("test");
        assertThat(test.statistic()).isCloseTo(statistic, within(1e-8));
        assertThat(test.degreesOfFreedom()).isEqualTo(1);
        assertThat(fit.model().provenance().flags().contains(WeibullRenewalFitter.SBG_WILL_DO))
                .isEqualTo(test.pValue() > 0.05);
    }

    @Test
    void agreesWithThePublishedFitOfAnotherProgram() {
        // foretell (R), fit.BdW on High End, years 0 to 4, as its documentation prints it
        BetaDiscreteWeibull model =
                (BetaDiscreteWeibull) fit(1000, 869, 743, 653, 593).model();
        assertThat(model.alpha()).isCloseTo(0.2593549, within(1e-4));
        assertThat(model.beta()).isCloseTo(1.7226948, within(1e-3));
        assertThat(model.c()).isCloseTo(1.5842688, within(1e-3));
    }

    @Test
    void becomesTheDiscreteWeibullWhereTheLikelihoodRisesForEver() {
        Map<String, String> row = Table.read("bdw_fits.csv").stream()
                .filter(each -> each.get("case").equals("telco_m2m_odd"))
                .findFirst()
                .orElseThrow();
        RetentionFit fit =
                BetaDiscreteWeibull.fit(ShiftedBetaGeometricTest.counts(row)).orElseThrow("fit");
        assertThat(fit.isDiscreteWeibullLimit()).isTrue();
        assertThat(fit.isGeometricLimit()).isFalse();
        DiscreteWeibull model = (DiscreteWeibull) fit.model();
        assertThat(model.churn()).isCloseTo(number(row, "theta"), relative(row, "theta", 1e-9));
        assertThat(model.c()).isCloseTo(number(row, "dw_c"), relative(row, "dw_c", 1e-9));
        assertThat(fit.logLikelihood()).isCloseTo(number(row, "dw_loglik"), relative(row, "dw_loglik", 1e-13));
        assertThat(model.provenance().model()).isEqualTo("bdw");
        assertThat(model.provenance().flags()).containsExactly(WeibullRenewalFitter.WEIBULL_LIMIT);
        assertThat(fit.durationDependence().orElseThrow("test").statistic())
                .isCloseTo(2 * (number(row, "dw_loglik") - number(row, "sbg_loglik")), within(1e-6));
        assertThat(fit.profileInterval("c").orElseThrow("interval").lower()).isLessThan(model.c());
    }

    @ParameterizedTest
    @CsvSource({"0.668, 3.806", "2, 0.1", "0.01, 50", "300, 2000", "14000, 160000"})
    void isTheShiftedBetaGeometricWhereCIsOne(double alpha, double beta) {
        BetaDiscreteWeibull one = BetaDiscreteWeibull.of(alpha, beta, 1);
        ShiftedBetaGeometric other = ShiftedBetaGeometric.of(alpha, beta);
        for (long t : new long[] {1, 2, 7, 60, 5_000, 1_000_000_000}) {
            assertThat(one.logSurvival(t)).isCloseTo(other.logSurvival(t), relative(other.logSurvival(t)));
            assertThat(one.logProbability(t)).isCloseTo(other.logProbability(t), relative(other.logProbability(t)));
            assertThat(one.retentionRate(t)).isCloseTo(other.retentionRate(t), within(1e-12));
        }
        for (double discount : new double[] {0, 1e-6, 2.6e-4, 0.01, 0.1, 1}) {
            for (long renewals : new long[] {0, 1, 12, 4000}) {
                double closed = other.lifetime(renewals, discount);
                if (closed == Double.POSITIVE_INFINITY) {
                    assertThat(one.lifetime(renewals, discount)).isEqualTo(closed);
                } else {
                    // the closed form takes 1 / (1 + d), which has lost the last digits of a small d
                    double lost = discount > 0 ? 0x1p-52 / discount : 0;
                    assertThat(one.lifetime(renewals, discount)).isCloseTo(closed, within((1e-11 + lost) * closed));
                }
            }
        }
        assertThat(one.meanChurn()).isEqualTo(other.meanChurn());
        assertThat(one.polarization()).isEqualTo(other.polarization());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "weibull_lifetimes.csv", useHeadersInDisplayName = true)
    void agreesOnLifetimesWithoutAClosedForm(
            String model, double alpha, double beta, double c, double discount, long renewals, double value) {
        RenewalModel any = model.equals("bdw") ? BetaDiscreteWeibull.of(alpha, beta, c) : DiscreteWeibull.of(alpha, c);
        assertThat(any.lifetime(renewals, discount)).isCloseTo(value, within(1e-11 * value));
    }

    @Test
    void nearsTheDiscreteWeibullAsCustomersBecomeAlike() {
        DiscreteWeibull limit = DiscreteWeibull.of(0.2, 0.7);
        BetaDiscreteWeibull near = BetaDiscreteWeibull.of(0.2e12, 0.8e12, 0.7);
        for (int t = 1; t < 50; t++) {
            assertThat(near.logSurvival(t)).isCloseTo(limit.logSurvival(t), within(1e-10));
            assertThat(near.retentionRate(t)).isCloseTo(limit.retentionRate(t), within(1e-10));
        }
    }

    @Test
    void goesOnWhereAgeIsTooLargeForANumber() {
        BetaDiscreteWeibull model = BetaDiscreteWeibull.of(0.3, 2, 30);
        long old = 1L << 50;
        assertThat(model.logSurvival(2 * old) - model.logSurvival(old))
                .isCloseTo(-0.3 * 30 * Math.log(2), within(1e-9));
        assertThat(model.retentionRate(old)).isBetween(1 - 1e-12, 1.0);
        assertThat(model.logProbability(old)).isNegative();
        assertThat(model.survival(Long.MAX_VALUE).orElseThrow("S")).isBetween(0.0, 1e-60);
    }

    @Test
    void theEndsOfAProfileIntervalAreWhereTheLikelihoodRatioTestRefuses() {
        RetentionFit fit = fit(1000, 869, 743, 653, 593, 551, 517, 491);
        Interval c = fit.profileInterval("c").orElseThrow("interval");
        BetaDiscreteWeibullLikelihood likelihood = new BetaDiscreteWeibullLikelihood(new RenewalRows(fit.counts()));
        for (double end : new double[] {c.lower(), c.upper()}) {
            assertThat(fit.logLikelihood() - highestGiven(likelihood, Math.log(end)))
                    .isCloseTo(HALF_CHI_SQUARE, within(1e-5));
        }
        // c = 1 is refused at 5 %, so that the interval does not hold it
        assertThat(fit.durationDependence().orElseThrow("test").pValue()).isLessThan(0.05);
        assertThat(c.lower()).isGreaterThan(1);
        assertThat(fit.profileInterval("alpha").orElseThrow("interval").upper()).isBetween(0.2143, 10.0);
        RetentionFit weak = fit(100, 87, 74, 65, 59);
        assertThat(weak.profileInterval("beta").orElseThrow("interval").upper()).isInfinite();
        assertThat(weak.model().provenance().flags())
                .contains(WeibullRenewalFitter.WEIBULL_WILL_DO, WeibullRenewalFitter.SBG_WILL_DO);
    }

    /** The highest likelihood over log alpha and log beta by shrinking a cross of points: a second algorithm. */
    private static double highestGiven(BetaDiscreteWeibullLikelihood likelihood, double logC) {
        double[] here = {-1, 0.5, logC};
        double best = likelihood.value(here);
        double step = 1;
        while (step > 1e-7) {
            double[] next = here;
            for (double[] way : new double[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {-1, -1}, {1, -1}, {-1, 1}}) {
                double[] there = {here[0] + step * way[0], here[1] + step * way[1], logC};
                double value = likelihood.value(there);
                if (value > best) {
                    best = value;
                    next = there;
                }
            }
            step = next == here ? step / 2 : step;
            here = next;
        }
        return best;
    }

    @ParameterizedTest
    @CsvSource({"0.5, 8, 1.5", "2, 20, 0.7", "0.7, 1.2, 1", "30, 300, 1", "1e6, 9e6, 1.3"})
    void alwaysFindsItsWayInCohortsDrawnFromAModel(double alpha, double beta, double c) {
        BetaDiscreteWeibull truth = BetaDiscreteWeibull.of(alpha, beta, c);
        for (int seed = 0; seed < 30; seed++) {
            BinomialSampler random = new BinomialSampler(new SplittableRandom(seed));
            long[] alive = new long[9];
            alive[0] = 500;
            for (int t = 1; t < alive.length; t++) {
                alive[t] = alive[t - 1] - random.next(alive[t - 1], 1 - truth.retentionRate(t));
            }
            RetentionFit fit = fit(alive);
            double sbg =
                    ShiftedBetaGeometric.fit(fit.counts()).orElseThrow("sbg").logLikelihood();
            double alike =
                    DiscreteWeibull.fit(fit.counts()).orElseThrow("weibull").logLikelihood();
            assertThat(fit.logLikelihood()).isGreaterThanOrEqualTo(Math.max(sbg, alike) - 1e-8);
            double truly = 0;
            for (int t = 1; t < alive.length; t++) {
                truly += (alive[t - 1] - alive[t]) * truth.logProbability(t);
            }
            assertThat(fit.logLikelihood()).isGreaterThan(truly + alive[8] * truth.logSurvival(8) - 1e-8);
        }
    }

    @Test
    void saysWhyThereIsNoFit() {
        assertThat(reason(RenewalCounts.ofSurvivors(1000))).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(RenewalCounts.ofSurvivors(1000, 900))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(RenewalCounts.ofSurvivors(1000, 900, 850))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(RenewalCounts.ofSurvivors(1000, 1000, 1000, 1000))).isEqualTo(Answer.Reason.ZERO_CHURN);
        assertThat(reason(RenewalCounts.ofSurvivors(1000, 0))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(RenewalCounts.ofSurvivors(1000, 900, 900, 900))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(RenewalCounts.ofSurvivors(1000, 1000, 1000, 900))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(RenewalCounts.ofTenures(Spells.of(new long[] {0, 0}, new int[] {0, 0}))))
                .isEqualTo(Answer.Reason.EMPTY_BASE);
    }

    private static Answer.Reason reason(RenewalCounts counts) {
        return ((Answer.Unknown<RetentionFit>) BetaDiscreteWeibull.fit(counts)).reason();
    }

    @Test
    void isTheSameFitFromCohortsAndFromCustomersOneByOne() {
        RenewalCounts cohorts =
                RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593).plus(RenewalCounts.ofSurvivors(900, 800, 690));
        RetentionFit one = BetaDiscreteWeibull.fit(cohorts).orElseThrow("fit");
        RetentionFit other = BetaDiscreteWeibull.fit(RenewalCounts.ofTenures(cohorts.toSpells()))
                .orElseThrow("fit");
        assertThat(other.model()).isEqualTo(one.model());
    }

    @Test
    void numbersThatFollowHaveIntervalsByFormulaAndByBootstrap() {
        RetentionFit fit = fit(1000, 869, 743, 653, 593, 551, 517, 491);
        Interval delta = UncertainRetention.delta(fit)
                .estimate(model -> model.survival(12))
                .flatMap(estimate -> estimate.interval())
                .orElseThrow("delta");
        Interval again = RetentionBootstrap.parametric(fit, 100, 7)
                .orElseThrow("bootstrap")
                .estimate(model -> model.survival(12))
                .flatMap(estimate -> estimate.interval())
                .orElseThrow("interval");
        double width = delta.upper() - delta.lower();
        assertThat(again.upper() - again.lower()).isBetween(0.5 * width, 2 * width);
        assertThat(again.lower()).isLessThan(0.41);
        assertThat(again.upper()).isGreaterThan(0.4);
    }

    @Test
    void drawsTenuresWithTheSharesOfTheModel() {
        BetaDiscreteWeibull model = BetaDiscreteWeibull.of(0.7, 1.2, 1.3);
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
    }

    @Test
    void itsLimitsWithoutADiscountAreThoseOfItsTail() {
        assertThat(BetaDiscreteWeibull.of(0.5, 2, 2).lifetime(0, 0)).isInfinite();
        assertThat(BetaDiscreteWeibull.of(0.6, 2, 2).lifetime(0, 0)).isFinite();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsAParameterOutsideItsRange(double bad) {
        assertThatIllegalArgumentException().isThrownBy(() -> BetaDiscreteWeibull.of(bad, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> BetaDiscreteWeibull.of(1, bad, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> BetaDiscreteWeibull.of(1, 1, bad));
    }

    @Test
    void rejectsTimesOutsideTheirRange() {
        for (RenewalModel each : List.of(BetaDiscreteWeibull.of(1, 1, 1), DiscreteWeibull.of(0.1, 1))) {
            assertThatIllegalArgumentException().isThrownBy(() -> each.survival(-1));
            assertThatIllegalArgumentException().isThrownBy(() -> each.retentionRate(0));
            assertThatIllegalArgumentException().isThrownBy(() -> each.logProbability(0));
            assertThatIllegalArgumentException().isThrownBy(() -> each.lifetime(-1, 0));
            assertThatIllegalArgumentException().isThrownBy(() -> each.lifetime(0, Double.NaN));
        }
    }

    private static RetentionFit fit(long... alive) {
        return BetaDiscreteWeibull.fit(RenewalCounts.ofSurvivors(alive)).orElseThrow("fit");
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static Offset<Double> relative(Map<String, String> row, String column, double tolerance) {
        return within(tolerance * Math.abs(number(row, column)));
    }

    private static Offset<Double> relative(double value) {
        return within(1e-12 * Math.abs(value));
    }
}
