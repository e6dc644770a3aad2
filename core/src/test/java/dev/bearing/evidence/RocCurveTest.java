package dev.bearing.evidence;

import static dev.bearing.evidence.Telco.known;
import static dev.bearing.evidence.Telco.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RocCurveTest {

    @Test
    void agreesWithScikitLearnAndDeLong() {
        check(known(RocCurve.of(Telco.test())), "test");
        check(known(RocCurve.of(Telco.all())), "all");
    }

    private static void check(RocCurve curve, String key) {
        Interval interval = known(curve.auc().interval());
        Telco.assertMetric(curve.auc().value(), key + ".auc");
        Telco.assertMetric(curve.gini(), key + ".gini");
        Telco.assertMetric(curve.kolmogorovSmirnov(), key + ".ks");
        assertThat(interval.lower()).isCloseTo(Telco.METRICS.get(key + ".auc_delong_ci95")[0], within(1e-9));
        assertThat(interval.upper()).isCloseTo(Telco.METRICS.get(key + ".auc_delong_ci95")[1], within(1e-9));
        double error = (interval.upper() - interval.lower()) / (2 * 1.959963984540054);
        Telco.assertMetric(error, key + ".auc_delong_se");
    }

    @Test
    void countsTiesOneHalf() {
        ScoredOutcomes tied = Telco.tied();
        // by hand: 0.9 beats all 5; each 0.5 beats two 0.1 and ties two 0.5: 5 + 3 + 3 of 15
        assertThat(known(RocCurve.of(tied)).auc().value()).isCloseTo(11.0 / 15, within(1e-15));
    }

    @Test
    void isTheAreaUnderItsPoints() {
        for (ScoredOutcomes scored : new ScoredOutcomes[] {Telco.test(), Telco.tied()}) {
            RocCurve curve = known(RocCurve.of(scored));
            double area = 0;
            RocCurve.Point before = new RocCurve.Point(Double.POSITIVE_INFINITY, 0, 0);
            for (RocCurve.Point point : curve.points()) {
                assertThat(point.threshold()).isLessThan(before.threshold());
                area += (point.falsePositiveRate() - before.falsePositiveRate())
                        * (point.truePositiveRate() + before.truePositiveRate())
                        / 2;
                before = point;
            }
            assertThat(before.falsePositiveRate()).isEqualTo(1);
            assertThat(before.truePositiveRate()).isEqualTo(1);
            assertThat(area).isCloseTo(curve.auc().value(), within(1e-12));
        }
    }

    @Test
    void weightsAreCopies() {
        ScoredOutcomes weighted = Telco.tied().withWeights(2, 1, 0, 1, 3, 1, 1, 2);
        ScoredOutcomes copies = ScoredOutcomes.of(
                new double[] {0.9, 0.9, 0.5, 0.5, 0.5, 0.5, 0.5, 0.1, 0.1, 0.7, 0.7},
                new boolean[] {true, true, true, false, true, true, true, false, false, false, false});
        Estimate auc = known(RocCurve.of(weighted)).auc();
        assertThat(auc.value()).isCloseTo(known(RocCurve.of(copies)).auc().value(), within(1e-15));
        assertThat(reason(auc.interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    @Test
    void aConstantScoreIsWorthOneHalfAndAPerfectOneOne() {
        boolean[] outcomes = {true, false, true, false};
        Estimate constant =
                known(RocCurve.of(ScoredOutcomes.of(new double[4], outcomes))).auc();
        assertThat(constant.value()).isEqualTo(0.5);
        assertThat(reason(constant.interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        Estimate perfect = known(RocCurve.of(ScoredOutcomes.of(new double[] {3, 1, 2, 0}, outcomes)))
                .auc();
        assertThat(perfect.value()).isEqualTo(1);
        assertThat(perfect.interval().isKnown()).isFalse();
    }

    @Test
    void hasNoAnswerWithOneOutcome() {
        assertThat(reason(RocCurve.of(ScoredOutcomes.of(new double[] {1, 2}, new boolean[2]))))
                .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(RocCurve.of(ScoredOutcomes.of(new double[0], new boolean[0]))))
                .isEqualTo(Answer.Reason.EMPTY_BASE);
        ScoredOutcomes mixed = ScoredOutcomes.of(new double[] {1, 2}, new boolean[] {true, false});
        assertThat(reason(RocCurve.of(mixed.withWeights(0, 1)))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(known(RocCurve.of(mixed)).auc().interval().isKnown()).isFalse();
    }

    @Test
    void comparesTwoScoresOfTheSameRows() {
        ScoredOutcomes good = Telco.test();
        Random random = new Random(5);
        double[] noisy = good.copyOfScores();
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] += 0.3 * random.nextGaussian();
        }
        ScoredOutcomes worse = ScoredOutcomes.of(noisy, good.copyOfOutcomes());
        Estimate difference = known(RocCurve.difference(good, worse));
        double one = known(RocCurve.of(good)).auc().value();
        double other = known(RocCurve.of(worse)).auc().value();
        assertThat(difference.value()).isCloseTo(one - other, within(1e-12));
        Interval interval = known(difference.interval());
        assertThat(interval.contains(one - other)).isTrue();
        assertThat(interval.lower()).isPositive();
        assertThat(known(RocCurve.difference(good, good)).value()).isZero();
        assertThat(known(RocCurve.difference(good, good)).interval().isKnown()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> RocCurve.difference(good, Telco.all()));
    }

    @Test
    void thePairedVarianceIsThatOfAllPairsOfPlacements() {
        boolean[] outcomes = {true, true, true, false, false};
        ScoredOutcomes a = ScoredOutcomes.of(new double[] {5, 3, 1, 2, 0}, outcomes);
        ScoredOutcomes b = ScoredOutcomes.of(new double[] {1, 4, 2, 3, 0}, outcomes);
        // placements of a: 1, 1, 1/2 | 2/3, 1; of b: 1/2, 1, 1/2 | 1/3, 1; differences 1/2, 0, 0 | 1/3, 0
        double variance = (sq(1 / 3.0) + 2 * sq(1 / 6.0)) / 2 / 3 + 2 * sq(1 / 6.0) / 1 / 2;
        Interval interval = known(known(RocCurve.difference(a, b)).interval());
        assertThat((interval.upper() - interval.lower()) / 2)
                .isCloseTo(1.959963984540054 * Math.sqrt(variance), within(1e-12));
    }

    private static double sq(double x) {
        return x * x;
    }

    @Test
    void refusesWhatIsNoScore() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoredOutcomes.of(new double[] {Double.NaN}, new boolean[1]))
                .withMessage("scores must be finite, was NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> ScoredOutcomes.of(new double[2], new boolean[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> Telco.tied().withWeights(1));
        assertThatIllegalArgumentException().isThrownBy(() -> Telco.tied().withWeights(1, 1, 1, 1, 1, 1, 1, -1));
    }
}
