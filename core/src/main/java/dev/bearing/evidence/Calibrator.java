package dev.bearing.evidence;

import dev.bearing.value.StrategySpec;
import java.util.Optional;

/**
 * Turns a score into a probability that comes true. It must never be fitted on the rows that the score's own model was
 * fitted to, on which that model looks surer than it is: keep a part of the history aside, later in time, for it. Nor
 * may it be judged on the rows it was fitted to itself.
 *
 * <p>Implementations are immutable and never turn the order of two scores around.
 */
@FunctionalInterface
public interface Calibrator {

    /**
     * Returns the probability of the event, in [0, 1].
     *
     * @param score any finite number
     */
    double calibrate(double score);

    /** Returns the probability of each score. */
    default double[] calibrate(double[] scores) {
        double[] calibrated = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            calibrated[i] = calibrate(scores[i]);
        }
        return calibrated;
    }

    /** Returns the name and parameters that rebuild this calibrator; empty for one that cannot be saved. */
    default Optional<StrategySpec> spec() {
        return Optional.empty();
    }
}
