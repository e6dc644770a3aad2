package dev.bearing.evidence;

import static dev.bearing.evidence.Telco.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Rows that count by revenue: the unit of the revenue must not reach anything that is said of calibration. */
class WeightedCalibrationTest {

    private static final double[] SCORES = {0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9};
    private static final boolean[] OUTCOMES = {
        false, false, true, false, false, true, false, true, false, true, true, true
    };
    private static final double[] REVENUE = {20, 320, 45, 80, 150, 60, 210, 35, 95, 40, 300, 70};
    private static final ScoredOutcomes ROWS = ScoredOutcomes.of(SCORES, OUTCOMES);

    /**
     * R 4.2.2, with p, y and w the rows above, l = qlogis(p), n = 12, X = cbind(1, l): f = glm(y ~ l, quasibinomial,
     * weights = w), m = fitted(f), B = solve(t(X) %*% (X * (w * m * (1 - m)))), M = t(X) %*% (X * (w * (y - m))^2), se
     * = sqrt(diag(B %*% M %*% B) * n / (n - 1)); and g = glm(y ~ 1 + offset(l), quasibinomial, weights = w), se =
     * sqrt(sum((w * (y - m))^2) / sum(w * m * (1 - m))^2 * n / (n - 1)) with m = fitted(g).
     */
    @Test
    void agreesWithTheSandwichOfR() {
        CalibrationFit fit = known(CalibrationFit.of(ROWS.withWeights(REVENUE)));
        assertEstimate(fit.intercept(), -0.393879198564558, -1.980662281875837, 1.192903884746721);
        assertEstimate(fit.slope(), 1.836239560548536, 0.323848605279110, 3.348630515817962);
        assertEstimate(fit.inTheLarge(), -0.336250132199051, -1.567866250901780, 0.895365986503678);
    }

    private static void assertEstimate(Estimate estimate, double value, double lower, double upper) {
        assertThat(estimate.value()).isCloseTo(value, within(1e-8));
        assertThat(known(estimate.interval()).lower()).isCloseTo(lower, within(1e-8));
        assertThat(known(estimate.interval()).upper()).isCloseTo(upper, within(1e-8));
    }

    @Property(seed = "20261122", tries = 40)
    void theUnitOfWeightsDoesNotMatter(@ForAll long seed, @ForAll @IntRange(min = -9, max = 9) int exponent) {
        double unit = Math.pow(10, exponent);
        ScoredOutcomes rows = drawn(new Random(seed), 150);
        double[] weights = weights(new Random(seed), 150);
        ScoredOutcomes given = rows.withWeights(weights);
        ScoredOutcomes other =
                rows.withWeights(Arrays.stream(weights).map(w -> unit * w).toArray());
        CalibrationFit fit = known(CalibrationFit.of(given));
        CalibrationFit same = known(CalibrationFit.of(other));
        assertSame(same.slope(), fit.slope());
        assertSame(same.intercept(), fit.intercept());
        assertSame(same.inTheLarge(), fit.inTheLarge());
        PlattCalibrator platt = known(PlattCalibrator.fit(given));
        assertThat(known(PlattCalibrator.fit(other)).slope()).isCloseTo(platt.slope(), within(1e-6));
        assertThat(known(PlattCalibrator.fit(other)).intercept()).isCloseTo(platt.intercept(), within(1e-6));
        assertThat(known(IsotonicCalibrator.fit(other)).calibrate(SCORES))
                .containsExactly(known(IsotonicCalibrator.fit(given)).calibrate(SCORES), within(1e-9));
    }

    @Property(seed = "20261122", tries = 40)
    void aRowOfWeightZeroIsAsIfItWereNotThere(@ForAll long seed) {
        ScoredOutcomes rows = drawn(new Random(seed), 80);
        double[] weights = weights(new Random(seed), 80);
        ScoredOutcomes few = ScoredOutcomes.of(
                        Arrays.copyOf(rows.copyOfScores(), 60), Arrays.copyOf(rows.copyOfOutcomes(), 60))
                .withWeights(Arrays.copyOf(weights, 60));
        Arrays.fill(weights, 60, 80, 0);
        ScoredOutcomes all = rows.withWeights(weights);
        if (CalibrationFit.of(few).isKnown()) {
            assertSame(
                    known(CalibrationFit.of(all)).slope(),
                    known(CalibrationFit.of(few)).slope());
            assertSame(
                    known(CalibrationFit.of(all)).inTheLarge(),
                    known(CalibrationFit.of(few)).inTheLarge());
            assertThat(known(PlattCalibrator.fit(all)).slope())
                    .isCloseTo(known(PlattCalibrator.fit(few)).slope(), within(1e-6));
        }
    }

    /**
     * Telling all rows three times over, with their weights, is three times the evidence where rows are independent.
     */
    @Test
    void theIntervalsNarrowWithRowsAndNotWithWeights() {
        CalibrationFit once = known(CalibrationFit.of(ROWS.withWeights(REVENUE)));
        double[] threefold = new double[36];
        boolean[] outcomes = new boolean[36];
        double[] revenue = new double[36];
        for (int i = 0; i < 36; i++) {
            threefold[i] = SCORES[i % 12];
            outcomes[i] = OUTCOMES[i % 12];
            revenue[i] = REVENUE[i % 12];
        }
        CalibrationFit thrice =
                known(CalibrationFit.of(ScoredOutcomes.of(threefold, outcomes).withWeights(revenue)));
        assertThat(width(thrice.slope()) / width(once.slope()))
                .isCloseTo(Math.sqrt(36.0 / 35 / 3 * 11 / 12), within(1e-6));
    }

    private static double width(Estimate estimate) {
        Interval interval = known(estimate.interval());
        return interval.upper() - interval.lower();
    }

    private static void assertSame(Estimate one, Estimate other) {
        assertThat(one.value()).isCloseTo(other.value(), within(1e-6));
        assertThat(width(one)).isCloseTo(width(other), within(1e-6 * (1 + width(other))));
    }

    /** Scores somewhat too extreme, the first two rows of either outcome against their scores. */
    private static ScoredOutcomes drawn(Random random, int rows) {
        double[] scores = new double[rows];
        boolean[] outcomes = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            double x = i < 2 ? 1 - 2 * i : random.nextGaussian();
            scores[i] = 1 / (1 + Math.exp(0.5 - 1.5 * x));
            outcomes[i] = i < 2 ? i == 1 : random.nextDouble() < 1 / (1 + Math.exp(0.2 - x));
        }
        return ScoredOutcomes.of(scores, outcomes);
    }

    private static double[] weights(Random random, int rows) {
        return random.ints(rows, 20, 320).asDoubleStream().toArray();
    }
}
