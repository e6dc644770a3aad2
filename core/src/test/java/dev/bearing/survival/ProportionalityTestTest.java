package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProportionalityTestTest {

    @Test
    void findsARatioThatChangesAndLeavesOneThatDoesNot() {
        Random random = new Random(20_260_301);
        int n = 20_000;
        double[] stop = new double[n];
        boolean[] event = new boolean[n];
        double[] steady = new double[n];
        double[] fading = new double[n];
        for (int i = 0; i < n; i++) {
            steady[i] = random.nextInt(2);
            fading[i] = random.nextInt(2);
            // the second one triples the hazard up to 1, and does nothing after
            double waited = -Math.log(1 - random.nextDouble()) / Math.exp(0.5 * steady[i]);
            double time = fading[i] == 0 ? waited : waited < 3 ? waited / 3 : 1 + waited - 3;
            stop[i] = Math.min(3, time);
            event[i] = time < 3;
        }
        CoxModel cox = CoxModel.builder(stop, event)
                .covariate("steady", steady)
                .covariate("fading", fading)
                .fit()
                .orElseThrow("fit");
        CoxModel stratified = CoxModel.builder(stop, event)
                .covariate("steady", steady)
                .strata(CoxReference.whole(fading))
                .fit()
                .orElseThrow("fit");
        for (CoxModel.TimeScale scale : CoxModel.TimeScale.values()) {
            ProportionalityTest test = cox.proportionality(scale).orElseThrow("test");
            assertThat(test.scale()).isEqualTo(scale);
            assertThat(test.covariates())
                    .extracting(ProportionalityTest.Row::covariate)
                    .containsExactly("steady", "fading");
            // where the other one's change has a baseline of its own
            assertThat(stratified
                            .proportionality(scale)
                            .orElseThrow("test")
                            .global()
                            .pValue())
                    .isGreaterThan(0.01);
            assertThat(test.covariates().get(1).test().logPValue()).isLessThan(Math.log(0.001));
            assertThat(test.global().logPValue()).isLessThan(Math.log(0.001));
        }
    }

    /** With one binary covariate and no ties, the sums over event times by hand. */
    @Test
    void isTheScoreTestOfASlopeInTime() {
        double[] stop = {1, 2, 3, 4, 5, 6, 7};
        boolean[] event = {true, true, true, false, true, true, false};
        double[] x = {1, 0, 1, 1, 0, 1, 0};
        CoxModel cox = CoxModel.builder(stop, event).covariate("x", x).fit().orElseThrow("fit");
        double ratio = cox.coefficients().get(0).ratio().value();
        double score = 0;
        double own = 0;
        double shared = 0;
        double slope = 0;
        for (int i = 0; i < stop.length; i++) {
            if (event[i]) {
                double with = 0;
                double without = 0;
                for (int j = i; j < stop.length; j++) {
                    with += x[j] * ratio;
                    without += 1 - x[j];
                }
                double p = with / (with + without);
                score += stop[i] * (x[i] - p);
                own += p * (1 - p);
                shared += stop[i] * p * (1 - p);
                slope += stop[i] * stop[i] * p * (1 - p);
            }
        }
        ProportionalityTest test =
                cox.proportionality(CoxModel.TimeScale.IDENTITY).orElseThrow("test");
        assertThat(test.global().statistic()).isCloseTo(score * score / (slope - shared * shared / own), within(1e-7));
        assertThat(test.covariates().get(0).test().statistic())
                .isCloseTo(test.global().statistic(), within(1e-12));
    }

    @Test
    void hasNoLogarithmOfAnEventAtTheOrigin() {
        CoxModel cox = CoxModel.builder(new double[] {0, 1, 2, 3}, new boolean[] {true, true, true, false})
                .covariate("x", new double[] {1, 2, 0, 1})
                .fit()
                .orElseThrow("fit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cox.proportionality(CoxModel.TimeScale.LOG))
                .withMessage("every event time must be positive for the log scale, one was 0.0");
    }

    @Test
    void cannotTellFromOneEventTime() {
        CoxModel cox = CoxModel.builder(new double[] {2, 2, 3, 3}, new boolean[] {true, true, false, false})
                .covariate("x", new double[] {1, 2, 0, 1})
                .fit()
                .orElseThrow("fit");
        assertThat(((Answer.Unknown<?>) cox.proportionality(CoxModel.TimeScale.KAPLAN_MEIER)).reason())
                .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    @Test
    void aTestKeepsItsTailWhereADoubleCannot() {
        ChiSquareTest far = new ChiSquareTest(4_000, 2);
        assertThat(far.pValue()).isZero();
        assertThat(far.logPValue()).isCloseTo(-2_000, within(1e-9)); // two degrees: exp(-x / 2)
        assertThatIllegalArgumentException().isThrownBy(() -> new ChiSquareTest(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChiSquareTest(1, 0));
    }
}
