package dev.bearing.evidence;

import static dev.bearing.evidence.Telco.known;
import static dev.bearing.evidence.Telco.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static CalibrationCurve curve(ScoredOutcomes scored, Binning binning) {
        return known(CalibrationCurve.of(scored, binning));
    }

    @Test
    void agreesWithTheReferenceOnBothBinnings() {
        check(curve(Telco.test(), Binning.equalWidth(10)), "test.ece_equal_width_10");
        check(curve(Telco.test(), Binning.equalMass(10)), "test.ece_equal_mass_10");
        check(curve(Telco.all(), Binning.equalWidth(10)), "all.ece_equal_width_10");
        check(curve(Telco.all(), Binning.equalMass(10)), "all.ece_equal_mass_10");
    }

    private static void check(CalibrationCurve curve, String key) {
        Telco.assertMetric(curve.expectedCalibrationError(), key + ".ece");
        Telco.assertMetric(curve.maximumCalibrationError(), key + ".mce");
        double[] counts = Telco.METRICS.get(key + ".bins.n");
        double[] predicted = Telco.METRICS.get(key + ".bins.mean_predicted");
        double[] observed = Telco.METRICS.get(key + ".bins.observed");
        int at = 0;
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] > 0) {
                CalibrationCurve.Bin bin = curve.bins().get(at++);
                assertThat(bin.rows()).isEqualTo((int) counts[k]);
                assertThat(bin.meanPredicted()).isCloseTo(predicted[k], within(1e-12));
                assertThat(bin.observed()).isCloseTo(observed[k], within(1e-12));
                assertThat(known(bin.interval()).contains(bin.observed())).isTrue();
            }
        }
        assertThat(curve.bins()).hasSize(at);
    }

    @Test
    void splitsTheBrierScoreIntoItsParts() {
        CalibrationCurve curve = curve(Telco.test(), Binning.equalMass(10));
        CalibrationCurve.MurphyDecomposition murphy = curve.murphy();
        Telco.assertMetric(murphy.reliability(), "test.murphy_10_equal_mass.reliability");
        Telco.assertMetric(murphy.resolution(), "test.murphy_10_equal_mass.resolution");
        Telco.assertMetric(murphy.uncertainty(), "test.murphy_10_equal_mass.uncertainty");
        Telco.assertMetric(murphy.brier(), "test.brier");
        Telco.assertMetric(curve.baseRate(), "test.base_rate");
    }

    @Test
    void binsHideNothingWherePredictionsWithinThemAreEqual() {
        ScoredOutcomes scored = ScoredOutcomes.of(
                new double[] {0.2, 0.2, 0.2, 0.8, 0.8}, new boolean[] {false, true, false, true, true});
        assertThat(curve(scored, Binning.equalWidth(5)).murphy().withinBins()).isCloseTo(0, within(1e-15));
    }

    /** 29 hundredths lie in bin 29 of 100, although 100 × 0.29 is a little less than 29. */
    @Test
    void everyHundredthHasABinOfItsOwn() {
        double[] scores = new double[100];
        for (int i = 0; i < 100; i++) {
            scores[i] = i / 100.0;
        }
        CalibrationCurve hundred = curve(ScoredOutcomes.of(scores, new boolean[100]), Binning.equalWidth(100));
        assertThat(hundred.bins()).hasSize(100);
    }

    @Test
    void weightsAreCopies() {
        ScoredOutcomes weighted = Telco.tied().withWeights(2, 1, 0, 1, 3, 1, 1, 2);
        ScoredOutcomes copies = ScoredOutcomes.of(
                new double[] {0.9, 0.9, 0.5, 0.5, 0.5, 0.5, 0.5, 0.1, 0.1, 0.7, 0.7},
                new boolean[] {true, true, true, false, true, true, true, false, false, false, false});
        CalibrationCurve a = curve(weighted, Binning.equalWidth(4));
        CalibrationCurve b = curve(copies, Binning.equalWidth(4));
        assertThat(a.expectedCalibrationError()).isCloseTo(b.expectedCalibrationError(), within(1e-15));
        assertThat(a.murphy().brier()).isCloseTo(b.murphy().brier(), within(1e-15));
        assertThat(a.bins().get(0).interval().isKnown()).isFalse();
    }

    @Test
    void agreesWithStatsmodelsOnSlopeAndIntercept() {
        check(known(CalibrationFit.of(Telco.test())), "test.calibration_intercept_slope", "test");
        check(known(CalibrationFit.of(Telco.all())), "all.calibration_intercept_slope", "all");
    }

    private static void check(CalibrationFit fit, String key, String split) {
        Telco.assertMetric(fit.slope().value(), key + ".slope");
        Telco.assertMetric(fit.intercept().value(), key + ".intercept");
        assertThat(error(fit.intercept())).isCloseTo(Telco.METRICS.get(key + ".se")[0], within(1e-9));
        assertThat(error(fit.slope())).isCloseTo(Telco.METRICS.get(key + ".se")[1], within(1e-9));
        Telco.assertMetric(fit.inTheLarge().value(), split + ".calibration_in_the_large");
    }

    private static double error(Estimate estimate) {
        Interval interval = known(estimate.interval());
        return (interval.upper() - interval.lower()) / (2 * 1.959963984540054);
    }

    @Test
    void findsTheShiftOfAConstantPrediction() {
        double[] tenth = {0.1, 0.1, 0.1, 0.1};
        ScoredOutcomes half = ScoredOutcomes.of(tenth, new boolean[] {true, false, true, false});
        assertThat(reason(CalibrationFit.of(half))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        ScoredOutcomes nearly = ScoredOutcomes.of(
                new double[] {1e-9, 1e-9, 0.5, 0.5, 1, 0}, new boolean[] {true, false, true, false, false, true});
        Estimate shift = known(CalibrationFit.of(nearly)).inTheLarge();
        assertThat(shift.value()).isFinite();
    }

    @Test
    void saysThatASeparatingScoreHasNoSlope() {
        ScoredOutcomes perfect =
                ScoredOutcomes.of(new double[] {0.1, 0.2, 0.8, 0.9}, new boolean[] {false, false, true, true});
        assertThat(reason(CalibrationFit.of(perfect))).isEqualTo(Answer.Reason.DID_NOT_CONVERGE);
        ScoredOutcomes one = ScoredOutcomes.of(new double[] {0.1, 0.2}, new boolean[2]);
        assertThat(reason(CalibrationFit.of(one))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(curve(one, Binning.equalMass(2)).expectedCalibrationError()).isCloseTo(0.15, within(1e-15));
    }

    @Test
    void plattAgreesWithTheReference() {
        PlattCalibrator platt = known(PlattCalibrator.fit(Telco.distorted("calibrate")));
        assertThat(platt.intercept()).isCloseTo(Telco.metric("platt.intercept"), within(1e-7));
        assertThat(platt.slope()).isCloseTo(Telco.metric("platt.slope"), within(1e-7));
        PlattCalibrator reference = new PlattCalibrator(Telco.metric("platt.intercept"), Telco.metric("platt.slope"));
        ScoredOutcomes calibrated = Telco.distorted("test").calibratedBy(reference);
        ProbabilityScore score = known(ProbabilityScore.of(calibrated));
        Telco.assertMetric(score.brier().value(), "platt.test.brier");
        Telco.assertMetric(score.logLoss().value(), "platt.test.log_loss");
        Telco.assertMetric(known(CalibrationFit.of(calibrated)).slope().value(), "platt.test.calibration.slope");
        assertThat(platt.spec().orElseThrow().number("slope")).isEqualTo(platt.slope());
    }

    @Test
    void isotonicAgreesWithScikitLearn() {
        IsotonicCalibrator isotonic = known(IsotonicCalibrator.fit(Telco.distorted("calibrate"), 0));
        double[] bends = isotonic.scores();
        for (int i = 0; i < bends.length; i++) {
            bends[i] = 1 / (1 + Math.exp(-bends[i]));
        }
        assertThat(isotonic.probabilities()).hasSameSizeAs(Telco.METRICS.get("isotonic.y_thresholds"));
        for (int i = 0; i < bends.length; i++) {
            assertThat(isotonic.probabilities()[i])
                    .isCloseTo(Telco.METRICS.get("isotonic.y_thresholds")[i], within(1e-12));
        }
    }

    @Test
    void isotonicOnProbabilitiesGivesTheReferenceScores() {
        IsotonicCalibrator isotonic = known(IsotonicCalibrator.fit(probabilities("calibrate"), 0));
        double[] expected = Telco.METRICS.get("isotonic.x_thresholds");
        for (int i = 0; i < expected.length; i++) {
            assertThat(isotonic.scores()[i]).isCloseTo(expected[i], within(1e-12));
        }
        ScoredOutcomes calibrated = probabilities("test").calibratedBy(isotonic);
        double[] first = Telco.METRICS.get("isotonic.test_first20_pred");
        for (int i = 0; i < first.length; i++) {
            assertThat(calibrated.score(i)).isCloseTo(first[i], within(1e-9));
        }
        ProbabilityScore score = known(ProbabilityScore.of(calibrated));
        Telco.assertMetric(score.brier().value(), "isotonic.test_brier");
        // one row has probability 1 and no event: the reference takes log(1 - (1 - 1e-15)), which rounds to 9.992e-16
        double rounding = Math.log(1e-15 / (1 - (1 - 1e-15))) / calibrated.size();
        assertThat(score.logLoss().value() + rounding)
                .isCloseTo(Telco.metric("isotonic.test_log_loss_eps_1e_15"), within(1e-9));
        Telco.assertMetric(known(RocCurve.of(calibrated)).auc().value(), "isotonic.test_auc");
        Telco.assertMetric(
                curve(calibrated, Binning.equalWidth(10)).expectedCalibrationError(),
                "isotonic.test_ece_equal_width_10");
        ProbabilityScore raw = known(ProbabilityScore.of(probabilities("test")));
        Telco.assertMetric(raw.brier().value(), "uncalibrated.test.brier");
        Telco.assertMetric(raw.logLoss().value(), "uncalibrated.test.log_loss");
    }

    private static ScoredOutcomes probabilities(String split) {
        return Telco.distorted(split).calibratedBy(score -> 1 / (1 + Math.exp(-score)));
    }

    @Test
    void aClampKeepsIsotonicFromBeingSure() {
        ScoredOutcomes heldOut = probabilities("calibrate");
        IsotonicCalibrator clamped = known(IsotonicCalibrator.fit(heldOut));
        assertThat(clamped.calibrate(-100)).isEqualTo(1.0 / (heldOut.size() + 2));
        double loss = known(ProbabilityScore.of(probabilities("test").calibratedBy(clamped)))
                .logLoss()
                .value();
        assertThat(loss).isLessThan(Telco.metric("isotonic.test_log_loss_eps_1e_15"));
        assertThat(clamped.spec().orElseThrow().name()).isEqualTo("isotonic");
    }

    @Test
    void isotonicIsTheMeanOfPoolsByHand() {
        ScoredOutcomes scored = ScoredOutcomes.of(
                new double[] {1, 2, 3, 3, 4, 5}, new boolean[] {false, true, false, false, true, true});
        IsotonicCalibrator isotonic = known(IsotonicCalibrator.fit(scored, 0));
        assertThat(isotonic.scores()).containsExactly(1, 2, 3, 4, 5);
        assertThat(isotonic.probabilities()).containsExactly(0, 1 / 3.0, 1 / 3.0, 1, 1);
        assertThat(isotonic.calibrate(1.5)).isCloseTo(1 / 6.0, within(1e-15));
        assertThat(isotonic.calibrate(9)).isEqualTo(1);
    }

    @Test
    void calibratorsOfOneOutcomeAreUnknownAndOfNoInformationFlat() {
        ScoredOutcomes one = ScoredOutcomes.of(new double[] {1, 2}, new boolean[2]);
        assertThat(reason(PlattCalibrator.fit(one))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(IsotonicCalibrator.fit(one))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        ScoredOutcomes flat = ScoredOutcomes.of(new double[4], new boolean[] {true, true, true, false});
        assertThat(known(IsotonicCalibrator.fit(flat)).calibrate(3)).isEqualTo(0.75);
        assertThat(known(PlattCalibrator.fit(flat)).slope()).isZero();
        ScoredOutcomes wrong = ScoredOutcomes.of(new double[] {1, 2, 3, 4}, new boolean[] {true, true, false, false});
        assertThat(known(PlattCalibrator.fit(wrong)).slope()).isZero();
        ScoredOutcomes perfect = ScoredOutcomes.of(new double[] {1, 2, 3, 4}, new boolean[] {false, false, true, true});
        assertThat(known(PlattCalibrator.fit(perfect)).slope()).isPositive().isFinite();
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatIllegalArgumentException().isThrownBy(() -> Binning.equalMass(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlattCalibrator(0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlattCalibrator(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> IsotonicCalibrator.fit(Telco.tied(), 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlattCalibrator(0, 1).calibrate(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> known(IsotonicCalibrator.fit(Telco.tied())).calibrate(Double.NaN));
    }
}
