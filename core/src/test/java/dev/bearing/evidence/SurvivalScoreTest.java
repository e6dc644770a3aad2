package dev.bearing.evidence;

import static dev.bearing.evidence.Telco.known;
import static dev.bearing.evidence.Telco.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.ReferenceFile;
import dev.bearing.survival.Spells;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurvivalScoreTest {

    private static final Map<String, double[]> METRICS = ReferenceFile.read(
                    SurvivalScoreTest.class, "telco_survival_metrics.csv")
            .values();
    private static final ReferenceFile TEST =
            ReferenceFile.read(SurvivalScoreTest.class, "telco_survival_predictions.csv.gz");
    private static final long[] HORIZONS = {6, 12, 24, 36, 48, 60};
    private static final Spells TENURES = tenures();
    private static final double[] RISK = TEST.numbers("linear_predictor");

    private static Spells tenures() {
        long[] exits =
                Arrays.stream(TEST.numbers("time")).mapToLong(t -> (long) t).toArray();
        int[] causes =
                Arrays.stream(TEST.numbers("status")).mapToInt(s -> (int) s).toArray();
        return Spells.of(exits, causes);
    }

    private static Spells training() {
        ReferenceFile counts = ReferenceFile.read(SurvivalScoreTest.class, "telco_survival_train.csv");
        double[] times = counts.numbers("time");
        Spells.Builder builder = Spells.builder();
        for (int i = 0; i < times.length; i++) {
            for (int k = 0; k < counts.numbers("n_event")[i]; k++) {
                builder.add((long) times[i], 1);
            }
            for (int k = 0; k < counts.numbers("n_censor")[i]; k++) {
                builder.add((long) times[i], 0);
            }
        }
        return builder.build();
    }

    private static double[] survival(int k) {
        return TEST.numbers("surv_" + HORIZONS[k]);
    }

    private static double[] risk(int k) {
        return Arrays.stream(survival(k)).map(s -> 1 - s).toArray();
    }

    private static double error(Estimate estimate) {
        Interval interval = known(estimate.interval());
        return (interval.upper() - interval.lower()) / (2 * 1.959963984540054);
    }

    @Test
    void agreesWithTheReferenceOnTheCensoringCurve() {
        CensoringCurve own = CensoringCurve.of(TENURES);
        CensoringCurve other = CensoringCurve.of(training());
        for (int k = 0; k < HORIZONS.length; k++) {
            assertThat(own.at(HORIZONS[k])).isCloseTo(METRICS.get("censoring_km.G_test")[k], within(1e-12));
            assertThat(other.at(HORIZONS[k])).isCloseTo(METRICS.get("censoring_km.G_train")[k], within(1e-12));
            assertThat(own.before(HORIZONS[k])).isEqualTo(own.at(HORIZONS[k] - 1));
        }
        assertThat(own.before(0)).isEqualTo(1);
        assertThat(own.at(0)).isEqualTo(1);
        assertThat(own.at(1_000)).isZero();
    }

    @Test
    void agreesWithRiskRegression() {
        SurvivalScore score = SurvivalScore.of(TENURES);
        double[][] all = new double[HORIZONS.length][];
        for (int k = 0; k < HORIZONS.length; k++) {
            Estimate brier = known(score.brier(HORIZONS[k], survival(k)));
            Estimate auc = known(score.auc(HORIZONS[k], risk(k)));
            assertThat(brier.value()).isCloseTo(METRICS.get("riskRegression.brier_cox")[k], within(1e-9));
            assertThat(auc.value()).isCloseTo(METRICS.get("riskRegression.auc_cox")[k], within(1e-9));
            all[k] = survival(k);
            if (k < 2) {
                // riskRegression's error knows that the weights are estimated; ours takes them for known
                assertThat(error(brier)).isCloseTo(METRICS.get("riskRegression.brier_se")[k], within(6e-5));
                assertThat(error(auc)).isCloseTo(METRICS.get("riskRegression.auc_se")[k], within(1e-5));
            }
        }
        assertThat(known(score.integratedBrier(HORIZONS, all)))
                .isCloseTo(METRICS.get("left_test.ibs_trapezoid_over_times")[0], within(1e-9));
    }

    @Test
    void agreesWithScikitSurvivalOnItsWeights() {
        SurvivalScore score = SurvivalScore.of(TENURES)
                .withCensoring(CensoringCurve.of(training()))
                .withWeight(CensoringWeight.RIGHT_CONTINUOUS);
        double[][] all = new double[HORIZONS.length][];
        for (int k = 0; k < HORIZONS.length; k++) {
            assertThat(known(score.brier(HORIZONS[k], survival(k))).value())
                    .isCloseTo(METRICS.get("scikit_survival_0_20_0.brier")[k], within(1e-9));
            assertThat(known(score.auc(HORIZONS[k], risk(k))).value())
                    .isCloseTo(METRICS.get("right_train.auc")[k], within(1e-9));
            all[k] = survival(k);
        }
        assertThat(known(score.integratedBrier(HORIZONS, all)))
                .isCloseTo(METRICS.get("right_train.ibs_trapezoid_over_times")[0], within(1e-9));
        // it counts events before tau = 60: up to 59
        assertThat(known(score.concordance(RISK, 59)))
                .isCloseTo(METRICS.get("scikit_survival_0_20_0.uno_c.value")[0], within(1e-9));
    }

    @Test
    void agreesWithROnUnosConcordance() {
        assertThat(known(SurvivalScore.of(TENURES).concordance(RISK, 60)))
                .isCloseTo(METRICS.get("uno_c_test.value.concordance")[0], within(1e-9));
    }

    @Test
    void withoutWeightsUnosConcordanceIsHarrells() {
        CensoringCurve none = CensoringCurve.of(Spells.of(new long[] {1}, new int[] {1}));
        double concordance = known(SurvivalScore.of(TENURES).withCensoring(none).concordance(RISK, 1_000));
        assertThat(concordance).isCloseTo(METRICS.get("harrell_c_test.concordance")[0], within(1e-9));
    }

    @Test
    void agreesWithTheReferenceOnCalibrationAtAHorizon() {
        HorizonCalibration calibration = known(HorizonCalibration.of(TENURES, risk(2), 24, 10));
        assertThat(calibration.horizon()).isEqualTo(24);
        for (int k = 0; k < 10; k++) {
            HorizonCalibration.Bin bin = calibration.bins().get(k);
            assertThat((double) bin.rows()).isEqualTo(METRICS.get("calibration_at_horizon.bins.n")[k]);
            assertThat(bin.meanPredicted())
                    .isCloseTo(METRICS.get("calibration_at_horizon.bins.mean_predicted_risk")[k], within(1e-9));
            double observed = METRICS.get("calibration_at_horizon.bins.km_observed_risk")[k];
            assertThat(known(bin.observed())).isCloseTo(observed, within(1e-9));
            assertThat(bin.interval().isKnown()).isEqualTo(observed > 0);
            if (observed > 0) {
                assertThat(known(bin.interval()).contains(observed)).isTrue();
            }
        }
    }

    @Test
    void withoutCensoringItIsThePlainBrierScoreAndAuc() {
        Spells spells = Spells.of(new long[] {1, 2, 3, 4, 5}, new int[] {1, 1, 1, 1, 1});
        double[] survival = {0.3, 0.6, 0.2, 0.9, 0.7};
        boolean[] stayed = {false, false, false, true, true};
        SurvivalScore score = SurvivalScore.of(spells);
        ScoredOutcomes plain = ScoredOutcomes.of(survival, stayed);
        Estimate expected = known(ProbabilityScore.of(plain)).brier();
        Estimate brier = known(score.brier(3, survival));
        assertThat(brier.value()).isCloseTo(expected.value(), within(1e-12));
        assertThat(error(brier)).isCloseTo(error(expected), within(1e-12));
        double[] risk = Arrays.stream(survival).map(s -> -s).toArray();
        assertThat(known(score.auc(3, risk)).value())
                .isCloseTo(known(RocCurve.of(plain)).auc().value(), within(1e-12));
    }

    @Test
    void needsTheCensoringCurveOnlyWhereItIsUsed() {
        // G is 0 from tick 5 on, which no row needs at tick 3
        Spells spells = Spells.of(new long[] {2, 3, 5, 5}, new int[] {1, 0, 0, 0});
        SurvivalScore score = SurvivalScore.of(spells);
        double[] survival = {0.5, 0.5, 0.5, 0.5};
        assertThat(score.brier(3, survival).isKnown()).isTrue();
        SurvivalScore tooShort = score.withCensoring(CensoringCurve.of(Spells.of(new long[] {1}, new int[] {0})));
        assertThat(reason(tooShort.brier(3, survival))).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        assertThat(reason(tooShort.auc(3, survival))).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        assertThat(reason(tooShort.concordance(survival, 3))).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        assertThat(reason(tooShort.integratedBrier(new long[] {2, 3}, new double[][] {survival, survival})))
                .isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
    }

    @Test
    void tiesInRiskCountOneHalfAndTwoEventsOfATickAreNoPair() {
        Spells spells = Spells.of(new long[] {1, 1, 1, 2}, new int[] {1, 1, 0, 0});
        // pairs: each event with the censoring of its tick and with the one that stayed
        assertThat(known(SurvivalScore.of(spells).concordance(new double[] {3, 1, 1, 2}, 9)))
                .isCloseTo((2 + 0.5) / 4, within(1e-15));
        assertThat(known(SurvivalScore.of(spells).concordance(new double[4], 9)))
                .isEqualTo(0.5);
        assertThat(known(SurvivalScore.of(spells).auc(1, new double[4])).value())
                .isEqualTo(0.5);
    }

    @Test
    void hasNoAnswerWithoutWhatItCompares() {
        SurvivalScore nobody = SurvivalScore.of(Spells.of(new long[0], new int[0]));
        assertThat(reason(nobody.brier(1, new double[0]))).isEqualTo(Answer.Reason.EMPTY_BASE);
        SurvivalScore stayed = SurvivalScore.of(Spells.of(new long[] {4, 5}, new int[] {0, 0}));
        assertThat(reason(stayed.auc(3, new double[2]))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(stayed.concordance(new double[2], 9))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        SurvivalScore one = SurvivalScore.of(Spells.of(new long[] {4}, new int[] {1}));
        assertThat(known(one.brier(3, new double[] {0.5})).interval().isKnown()).isFalse();
        Spells two = Spells.of(new long[] {4, 5}, new int[] {0, 0});
        assertThat(reason(HorizonCalibration.of(two, new double[2], 3, 3))).isEqualTo(Answer.Reason.EMPTY_BASE);
        HorizonCalibration.Bin unseen =
                known(HorizonCalibration.of(two, new double[2], 9, 1)).bins().get(0);
        assertThat(reason(unseen.observed())).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
    }

    @Test
    void rowsThatAreAllPlacedAlikeTellNoError() {
        SurvivalScore four = SurvivalScore.of(Spells.of(new long[] {1, 2, 8, 9}, new int[] {1, 1, 0, 0}));
        Estimate perfect = known(four.auc(5, new double[] {4, 3, 2, 1}));
        assertThat(perfect.value()).isEqualTo(1);
        assertThat(reason(perfect.interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        for (double missed : new double[] {0, 1}) {
            double[] survival = {missed, missed, 1 - missed, 1 - missed};
            Estimate brier = known(four.brier(5, survival));
            assertThat(brier.value()).isEqualTo(missed);
            assertThat(reason(brier.interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        SurvivalScore score = SurvivalScore.of(Spells.of(new long[] {4, 5}, new int[] {0, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> score.brier(3, new double[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> score.brier(3, new double[] {2, 0}));
        assertThatIllegalArgumentException().isThrownBy(() -> score.brier(-1, new double[2]));
        assertThatIllegalArgumentException().isThrownBy(() -> score.auc(3, new double[] {Double.NaN, 0}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> score.integratedBrier(new long[] {3, 3}, new double[2][2]));
        assertThatIllegalArgumentException().isThrownBy(() -> score.integratedBrier(new long[] {3}, new double[1][2]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurvivalScore.of(Spells.of(new long[] {1}, new long[] {2}, new int[] {0})))
                .withMessage("spells must be observed from their origin, one entered at 1");
        Spells one = Spells.of(new long[] {4}, new int[] {0});
        assertThatIllegalArgumentException().isThrownBy(() -> HorizonCalibration.of(one, new double[2], 3, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> HorizonCalibration.of(one, new double[] {2}, 3, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> HorizonCalibration.of(one, new double[1], -3, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> HorizonCalibration.of(one, new double[1], 3, 0));
    }
}
