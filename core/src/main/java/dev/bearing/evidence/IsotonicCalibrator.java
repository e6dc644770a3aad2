package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.StrategySpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The rising step curve closest to what happened, found by pooling neighbours that fall (PAVA), straight between its
 * steps and level outside. It follows any distortion that keeps the order, but needs some thousand rows. Its ends would
 * be exactly 0 and 1, which one surprise makes infinitely wrong, so they are clamped.
 *
 * @see <a href="https://doi.org/10.1145/775047.775151">Zadrozny and Elkan (2002)</a>
 */
public final class IsotonicCalibrator implements Calibrator {

    private final double[] scores;
    private final double[] probabilities;

    private IsotonicCalibrator(double[] scores, double[] probabilities) {
        this.scores = scores;
        this.probabilities = probabilities;
    }

    /**
     * Returns the curve, clamped to [1 / (n + 2), 1 - 1 / (n + 2)] with n the number of rows of positive weight,
     * whatever they weigh; INSUFFICIENT_DATA where only one outcome occurs.
     *
     * @param heldOut rows that the score's model was not fitted to; never its training rows
     */
    public static Answer<IsotonicCalibrator> fit(ScoredOutcomes heldOut) {
        requireNonNull(heldOut, "heldOut");
        return fit(heldOut, 1 / (heldOut.rows(true) + heldOut.rows(false) + 2.0));
    }

    /**
     * Returns the curve, clamped to [clamp, 1 - clamp].
     *
     * @param heldOut rows that the score's model was not fitted to; never its training rows
     * @param clamp in [0, 0.5); 0 leaves probabilities of exactly 0 and 1
     */
    public static Answer<IsotonicCalibrator> fit(ScoredOutcomes heldOut, double clamp) {
        requireNonNull(heldOut, "heldOut");
        checkArgument(clamp >= 0 && (clamp < 0.5 || heldOut.total() == 0), "clamp must be in [0, 0.5), was %s", clamp);
        if (!heldOut.hasBothOutcomes()) {
            return heldOut.oneOutcome();
        }
        Pools pools = new Pools(heldOut.size());
        for (int place = 0; place < heldOut.size(); ) {
            double score = heldOut.score(heldOut.ascending(place));
            double weight = 0;
            double happened = 0;
            int end = heldOut.endOfTie(place);
            for (; place < end; place++) {
                int row = heldOut.ascending(place);
                weight += heldOut.weight(row);
                happened += heldOut.outcome(row) ? heldOut.weight(row) : 0;
            }
            if (weight > 0) {
                pools.add(score, weight, happened);
            }
        }
        return Answer.known(pools.curve(clamp));
    }

    /** Returns the scores at which the curve bends, ascending; its first and last score are the ends of its range. */
    public double[] scores() {
        return scores.clone();
    }

    /** Returns the probabilities at {@link #scores}, never falling. */
    public double[] probabilities() {
        return probabilities.clone();
    }

    @Override
    public double calibrate(double score) {
        checkArgument(Double.isFinite(score), "score must be finite, was %s", score);
        int found = Arrays.binarySearch(scores, score + 0.0);
        if (found >= 0) {
            return probabilities[found];
        }
        int next = -found - 1;
        if (next == 0) {
            return probabilities[0];
        }
        if (next == scores.length) {
            return probabilities[scores.length - 1];
        }
        double share = (score - scores[next - 1]) / (scores[next] - scores[next - 1]);
        return probabilities[next - 1] + share * (probabilities[next] - probabilities[next - 1]);
    }

    @Override
    public Optional<StrategySpec> spec() {
        return Optional.of(StrategySpec.of("isotonic")
                .with("scores", DoubleStream.of(scores).boxed().toList())
                .with("probabilities", DoubleStream.of(probabilities).boxed().toList()));
    }

    /** Neighbouring scores pooled so that the mean outcome rises from pool to pool. */
    private static final class Pools {

        private final double[] first;
        private final double[] last;
        private final double[] weight;
        private final double[] happened;
        private int size;

        Pools(int capacity) {
            first = new double[capacity];
            last = new double[capacity];
            weight = new double[capacity];
            happened = new double[capacity];
        }

        void add(double score, double addedWeight, double addedHappened) {
            first[size] = score;
            last[size] = score;
            weight[size] = addedWeight;
            happened[size] = addedHappened;
            size++;
            while (size > 1 && mean(size - 2) >= mean(size - 1)) {
                size--;
                last[size - 1] = last[size];
                weight[size - 1] += weight[size];
                happened[size - 1] += happened[size];
            }
        }

        private double mean(int pool) {
            return happened[pool] / weight[pool];
        }

        IsotonicCalibrator curve(double clamp) {
            double[] scores = new double[2 * size];
            double[] probabilities = new double[2 * size];
            int points = 0;
            for (int k = 0; k < size; k++) {
                double p = Math.min(Math.max(mean(k), clamp), 1 - clamp);
                scores[points] = first[k];
                probabilities[points++] = p;
                if (last[k] > first[k]) {
                    scores[points] = last[k];
                    probabilities[points++] = p;
                }
            }
            return new IsotonicCalibrator(Arrays.copyOf(scores, points), Arrays.copyOf(probabilities, points));
        }
    }
}
