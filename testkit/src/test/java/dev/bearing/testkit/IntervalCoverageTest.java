package dev.bearing.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.evidence.RetentionData;
import dev.bearing.survival.CoxModel;
import dev.bearing.survival.DiscreteTimeHazard;
import dev.bearing.survival.EstimateWithError;
import dev.bearing.survival.GeometricRetention;
import dev.bearing.survival.HazardLink;
import dev.bearing.survival.IntervalScale;
import dev.bearing.survival.KaplanMeier;
import dev.bearing.survival.LogisticModel;
import dev.bearing.survival.RenewalCounts;
import dev.bearing.survival.ShiftedBetaGeometric;
import dev.bearing.testkit.Dice.Purpose;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import dev.bearing.value.Rate;
import java.util.Arrays;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Intervals hold the truth as often as they say, in worlds drawn from it. The normal build draws few worlds and catches
 * what is far off; with {@code -Pcoverage} it draws 2,000, and 95 % must be between 91.6 % and 98.4 %, most of which is
 * what intervals that are exact only for many customers may lack here.
 */
class IntervalCoverageTest {

    private static final int REPLICATES = Integer.getInteger("bearing.coverage.replicates", 60);

    /** How far the coverage of an asymptotic interval may lie from its level with a few hundred customers. */
    private static final double SLACK = 0.015;

    private static final RetentionWorld CONSTANT = RetentionWorld.named("constant-hazard");
    private static final RetentionWorld PROPORTIONAL = RetentionWorld.named("proportional-hazards");
    private static final RetentionWorld MIXED = RetentionWorld.builder("mixed")
            .kind(1, (month, calendar, x) -> 0.7 / (0.7 + 1.2 + month - 1))
            .build();

    @ParameterizedTest
    @EnumSource(IntervalScale.class)
    void ofAKaplanMeierCurve(IntervalScale scale) {
        covers(
                CONSTANT.truth().survival(12).orElseThrow("known"),
                seed -> curve(seed).at(12).flatMap(point -> point.interval(scale)));
    }

    @Test
    void ofARestrictedMean() {
        covers(
                CONSTANT.truth().expectedRemaining(0, 12).orElseThrow("known"),
                seed -> curve(seed).restrictedMean(12).map(EstimateWithError::interval));
    }

    @ParameterizedTest
    @CsvSource({"alpha, 0.7", "beta, 1.2"})
    void ofAParameterOfTheShiftedBetaGeometric(String parameter, double truth) {
        covers(
                truth,
                seed -> ShiftedBetaGeometric.fit(RenewalCounts.ofTenures(
                                MIXED.draw(400, 24, seed).spells()))
                        .flatMap(fit -> fit.isGeometricLimit()
                                ? Answer.unknown(Answer.Reason.OUTSIDE_MODEL_RANGE, "geometric limit")
                                : fit.profileInterval(parameter)));
    }

    @Test
    void ofTheChurnOfAGeometricModel() {
        covers(
                0.03,
                seed -> GeometricRetention.fit(RenewalCounts.ofTenures(
                                CONSTANT.draw(200, 24, seed).spells()))
                        .flatMap(fit -> fit.profileInterval("churn")));
    }

    @ParameterizedTest
    @CsvSource({"0, -0.7", "1, 0.4"})
    void ofACoxCoefficient(int index, double truth) {
        covers(Math.exp(truth), seed -> {
            RetentionData rows = PROPORTIONAL.draw(300, 36, seed).data();
            double[] stops = Arrays.stream(rows.times()).asDoubleStream().toArray();
            return CoxModel.builder(stops, rows.eventFlags())
                    .covariates(rows.covariateNames(), rows.covariateRows())
                    .fit()
                    .map(model -> model.coefficients().get(index).ratio())
                    .flatMap(Estimate::interval);
        });
    }

    @ParameterizedTest
    @CsvSource({"annual, -0.7", "distance, 0.4"})
    void ofACoefficientOfTheDiscreteHazard(String name, double truth) {
        covers(truth, seed -> {
            RetentionData rows = PROPORTIONAL.draw(300, 24, seed).data();
            return DiscreteTimeHazard.builder(rows.covariateNames())
                    .link(HazardLink.CLOGLOG)
                    .fit(rows.spells(), rows.covariateRows())
                    .flatMap(model -> model.coefficient(name).interval());
        });
    }

    @ParameterizedTest
    @CsvSource({"annual, 0.8", "distance, -0.5"})
    void ofALogisticCoefficient(String name, double truth) {
        covers(
                truth,
                seed -> logistic(seed).flatMap(model -> model.coefficient(name).interval()));
    }

    @Test
    void ofARate() {
        covers(0.05, seed -> {
            Dice dice = Dice.of(seed, 0, Purpose.STAYS);
            int left = 0;
            for (int i = 0; i < 250; i++) {
                left += dice.chance(0.05) ? 1 : 0;
            }
            return Rate.ofCounts(left, 250).interval();
        });
    }

    @Test
    void countsWhatIsKnownAndWhatHoldsTheTruth() {
        IntervalCoverage coverage = IntervalCoverage.of(
                10,
                5,
                seed -> seed == 10
                        ? Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "none")
                        : Answer.known(Interval.of95(seed - 1, seed + 1)));

        assertThat(coverage).isEqualTo(new IntervalCoverage(10, 9, 3, 0.95));
        assertThat(coverage.share().orElseThrow("share")).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(coverage.deviation().orElseThrow("deviation")).isCloseTo(Math.sqrt(0.95 * 0.05 / 9), within(1e-15));
    }

    @Test
    void refusesNullInPlaceOfAnInterval() {
        assertThatNullPointerException()
                .isThrownBy(() -> IntervalCoverage.of(3, 5, seed -> null))
                .withMessage("interval of the world of a seed");
    }

    @Test
    void whereNoIntervalIsKnownThereIsNoShare() {
        IntervalCoverage coverage =
                IntervalCoverage.of(3, 5, seed -> Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "none"));

        assertThat(coverage.share())
                .isEqualTo(Answer.unknown(Answer.Reason.EMPTY_BASE, "in none of 3 worlds was there an interval"));
        assertThat(coverage.deviation().isKnown()).isFalse();
    }

    @Test
    void refusesCountsThatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IntervalCoverage(3, 4, 1, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> new IntervalCoverage(3, 2, 1, Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IntervalCoverage.of(0, 1, seed -> Answer.known(Interval.of95(0, 1))))
                .withMessage("replicates must be 1 or more, was 0");
    }

    private static void covers(double truth, LongFunction<Answer<Interval>> interval) {
        IntervalCoverage coverage = IntervalCoverage.of(REPLICATES, truth, interval);

        assertThat(coverage.known()).isGreaterThanOrEqualTo(REPLICATES * 99 / 100);
        assertThat(coverage.share().orElseThrow("share"))
                .as("share of %d intervals that hold the truth", coverage.known())
                .isCloseTo(
                        coverage.level(),
                        within(SLACK + 4 * coverage.deviation().orElseThrow("deviation")));
    }

    private static KaplanMeier curve(long seed) {
        return KaplanMeier.of(CONSTANT.draw(300, 30, seed).spells());
    }

    private static Answer<LogisticModel> logistic(long seed) {
        Dice dice = Dice.of(seed, 0, Purpose.STAYS);
        double[][] x = new double[500][];
        boolean[] left = new boolean[500];
        for (int row = 0; row < left.length; row++) {
            x[row] = new double[] {dice.chance(0.5) ? 1 : 0, dice.normal()};
            left[row] = dice.chance(1 / (1 + StrictMath.exp(1 - 0.8 * x[row][0] + 0.5 * x[row][1])));
        }
        return LogisticModel.builder("annual", "distance").fit(x, left);
    }
}
