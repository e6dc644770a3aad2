package dev.bearing.evidence;

import static dev.bearing.evidence.Telco.known;
import static dev.bearing.evidence.Telco.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import org.junit.jupiter.api.Test;

class PrecisionRecallCurveTest {

    @Test
    void agreesWithScikitLearnOnTheStepSum() {
        Telco.assertMetric(known(PrecisionRecallCurve.of(Telco.test())).averagePrecision(), "test.average_precision");
        Telco.assertMetric(known(PrecisionRecallCurve.of(Telco.all())).averagePrecision(), "all.average_precision");
    }

    @Test
    void hasOnePointForATie() {
        PrecisionRecallCurve curve = known(PrecisionRecallCurve.of(Telco.tied()));
        assertThat(curve.points())
                .containsExactly(
                        new PrecisionRecallCurve.Point(0.9, 1, 1 / 3.0),
                        new PrecisionRecallCurve.Point(0.7, 0.5, 1 / 3.0),
                        new PrecisionRecallCurve.Point(0.5, 0.5, 1),
                        new PrecisionRecallCurve.Point(0.1, 0.375, 1));
        assertThat(curve.averagePrecision()).isCloseTo(1 / 3.0 + 2 / 3.0 * 0.5, within(1e-15));
    }

    @Test
    void aConstantScoreIsWorthTheBaseRate() {
        ScoredOutcomes constant = ScoredOutcomes.of(new double[4], new boolean[] {true, false, false, false});
        assertThat(known(PrecisionRecallCurve.of(constant)).averagePrecision()).isEqualTo(0.25);
    }

    @Test
    void hasNoAnswerWithOneOutcome() {
        assertThat(reason(PrecisionRecallCurve.of(ScoredOutcomes.of(new double[] {1, 2}, new boolean[] {true, true}))))
                .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }
}
