package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.survival.LogisticModel;
import dev.bearing.value.Answer;
import dev.bearing.value.StrategySpec;
import java.util.Arrays;
import java.util.Optional;

/**
 * A logistic curve through the scores: 1 / (1 + exp(-(intercept + slope · score))). Two numbers, so it needs little
 * data; it suits a score whose distortion is a stretch and a shift, such as log odds of an overfitted model.
 *
 * @param intercept finite
 * @param slope finite, 0 or more
 * @see <a href="https://doi.org/10.1007/s10994-007-5018-6">Lin, Lin and Weng (2007)</a>, on Platt (1999)
 */
public record PlattCalibrator(double intercept, double slope) implements Calibrator {

    /** @throws IllegalArgumentException if a number is not finite, or the slope negative */
    public PlattCalibrator {
        checkArgument(Double.isFinite(intercept), "intercept must be finite, was %s", intercept);
        checkArgument(
                slope >= 0 && slope < Double.POSITIVE_INFINITY, "slope must be 0 or more and finite, was %s", slope);
        intercept = intercept + 0.0;
        slope = slope + 0.0;
    }

    /**
     * Returns the curve of greatest likelihood for Platt's smoothed targets, (N1 + 1) / (N1 + 2) for the N1 rows with
     * the event and 1 / (N0 + 2) for the N0 others, so that a score that separates them still has one; with weights N1
     * and N0 are still numbers of rows, those of positive weight. A score that ranks the wrong way round gets slope 0.
     * INSUFFICIENT_DATA where only one outcome occurs.
     *
     * @param heldOut rows that the score's model was not fitted to; never its training rows
     */
    public static Answer<PlattCalibrator> fit(ScoredOutcomes heldOut) {
        requireNonNull(heldOut, "heldOut");
        if (!heldOut.hasBothOutcomes()) {
            return heldOut.oneOutcome();
        }
        double high = (heldOut.rows(true) + 1.0) / (heldOut.rows(true) + 2.0);
        double low = 1 / (heldOut.rows(false) + 2.0);
        int n = heldOut.size();
        double meanWeight = heldOut.total() / n;
        double[] scores = Arrays.copyOf(heldOut.copyOfScores(), 2 * n);
        System.arraycopy(scores, 0, scores, n, n);
        boolean[] outcomes = new boolean[2 * n];
        double[] weights = new double[2 * n];
        for (int i = 0; i < n; i++) {
            double target = heldOut.outcome(i) ? high : low;
            outcomes[i] = true;
            weights[i] = heldOut.weight(i) / meanWeight * target;
            weights[n + i] = heldOut.weight(i) / meanWeight * (1 - target);
        }
        return LogisticModel.builder("score")
                .neverNegative("score")
                .weights(weights)
                .fitColumns(new double[][] {scores}, outcomes)
                .map(model -> new PlattCalibrator(
                        model.coefficient("(Intercept)").estimate(),
                        model.coefficient("score").estimate()));
    }

    @Override
    public double calibrate(double score) {
        checkArgument(Double.isFinite(score), "score must be finite, was %s", score);
        double eta = intercept + slope * score;
        double small = Math.exp(-Math.abs(eta));
        return eta >= 0 ? 1 / (1 + small) : small / (1 + small);
    }

    @Override
    public Optional<StrategySpec> spec() {
        return Optional.of(StrategySpec.of("platt").with("intercept", intercept).with("slope", slope));
    }
}
