package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.sort.RadixSort;
import dev.bearing.value.Answer;

/**
 * What a score said of each row and what then happened: the input of every metric here. A higher score means the event
 * is more likely; turn a health around first. Scores must have been made before the outcomes, and by a model fitted to
 * other rows, or every metric flatters. Immutable.
 *
 * <pre>{@code
 * ScoredOutcomes test = ScoredOutcomes.of(risks, churned);
 * RocCurve.of(test).map(RocCurve::auc);
 * }</pre>
 */
public final class ScoredOutcomes {

    private final double[] scores;
    private final boolean[] outcomes;
    /** One per row; empty where every row counts once. */
    private final double[] weights;
    /** One per row, from 0; empty where every row stands alone. */
    private final int[] groups;

    private final int[] ascending;
    private final double positive;
    private final double negative;

    private ScoredOutcomes(double[] scores, boolean[] outcomes, double[] weights, int[] groups, int[] ascending) {
        this.scores = scores;
        this.outcomes = outcomes;
        this.weights = weights;
        this.groups = groups;
        this.ascending = ascending;
        double happened = 0;
        double not = 0;
        for (int i = 0; i < scores.length; i++) {
            happened += outcomes[i] ? weight(i) : 0;
            not += outcomes[i] ? 0 : weight(i);
        }
        positive = happened;
        negative = not;
    }

    /**
     * Returns rows that count once each.
     *
     * @param scores any finite numbers, one per row; higher means more likely
     * @param outcomes whether the event happened, one per row
     * @throws IllegalArgumentException if the lengths differ or a score is not finite
     */
    public static ScoredOutcomes of(double[] scores, boolean[] outcomes) {
        requireNonNull(scores, "scores");
        requireNonNull(outcomes, "outcomes");
        checkArgument(
                scores.length == outcomes.length,
                "scores and outcomes must be as many, were %s and %s",
                scores.length,
                outcomes.length);
        double[] copy = new double[scores.length];
        for (int i = 0; i < copy.length; i++) {
            checkArgument(Double.isFinite(scores[i]), "scores must be finite, was %s", scores[i]);
            copy[i] = scores[i] + 0.0;
        }
        return new ScoredOutcomes(copy, outcomes.clone(), new double[0], new int[0], RadixSort.order(copy));
    }

    /**
     * Returns these rows with weights, such as revenue; a row of weight 0 is as if it were not there.
     *
     * @param values one per row, 0 or more, finite
     */
    public ScoredOutcomes withWeights(double... values) {
        checkArgument(values.length == scores.length, "weights must be %s, were %s", scores.length, values.length);
        for (double value : values) {
            checkArgument(
                    value >= 0 && value < Double.POSITIVE_INFINITY,
                    "weights must be 0 or more and finite, was %s",
                    value);
        }
        return new ScoredOutcomes(scores, outcomes, values.clone(), groups, ascending);
    }

    /**
     * Returns these rows with the group that each belongs to, such as its account. Rows of one group are not
     * independent of one another: intervals of the AUC, of differences of two and of mean losses then count groups, not
     * rows. Values stay the same.
     *
     * @param numbers one per row, 0 or more, below the number of rows
     */
    public ScoredOutcomes groupedBy(int... numbers) {
        checkArgument(numbers.length == scores.length, "groups must be %s, were %s", scores.length, numbers.length);
        for (int number : numbers) {
            checkArgument(
                    number >= 0 && number < scores.length, "a group must be in [0, %s), was %s", scores.length, number);
        }
        return new ScoredOutcomes(scores, outcomes, weights, numbers.clone(), ascending);
    }

    /** Returns these rows with the scores that a calibrator makes of theirs. */
    public ScoredOutcomes calibratedBy(Calibrator calibrator) {
        ScoredOutcomes changed = of(calibrator.calibrate(scores), outcomes);
        ScoredOutcomes grouped = isGrouped() ? changed.groupedBy(groups) : changed;
        return isWeighted() ? grouped.withWeights(weights) : grouped;
    }

    /** Returns how many rows there are. */
    public int size() {
        return scores.length;
    }

    /** Returns the number of rows in which the event happened, or their weight. */
    public double positives() {
        return positive;
    }

    /** Returns the share of rows, or of weight, in which the event happened; EMPTY_BASE without rows. */
    public Answer<Double> baseRate() {
        return total() > 0
                ? Answer.known(positive / total())
                : Answer.unknown(Answer.Reason.EMPTY_BASE, "there are no rows");
    }

    double score(int row) {
        return scores[row];
    }

    double[] copyOfScores() {
        return scores.clone();
    }

    boolean[] copyOfOutcomes() {
        return outcomes.clone();
    }

    boolean outcome(int row) {
        return outcomes[row];
    }

    double weight(int row) {
        return weights.length == 0 ? 1 : weights[row];
    }

    boolean isWeighted() {
        return weights.length > 0;
    }

    boolean isGrouped() {
        return groups.length > 0;
    }

    /** Returns the group of a row; where there are none, the row itself. */
    int group(int row) {
        return groups.length == 0 ? row : groups[row];
    }

    double negatives() {
        return negative;
    }

    /** Returns how many rows of positive weight had this outcome, whatever they weigh. */
    long rows(boolean outcome) {
        long rows = 0;
        for (int i = 0; i < outcomes.length; i++) {
            rows += outcomes[i] == outcome && weight(i) > 0 ? 1 : 0;
        }
        return rows;
    }

    double total() {
        return positive + negative;
    }

    /** Returns the row at a place in ascending order of scores, equal scores in the order of the rows. */
    int ascending(int place) {
        return ascending[place];
    }

    /** Returns the place after the last with the same score as the one at {@code place}. */
    int endOfTie(int place) {
        double score = scores[ascending[place]];
        int end = place + 1;
        while (end < scores.length && scores[ascending[end]] == score) {
            end++;
        }
        return end;
    }

    /** Returns why nothing can be said about telling two outcomes apart where only one occurs. */
    <T> Answer<T> oneOutcome() {
        return size() == 0
                ? Answer.unknown(Answer.Reason.EMPTY_BASE, "there are no rows")
                : Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "both outcomes must occur, but the event happened in " + positive + " of " + total());
    }

    boolean hasBothOutcomes() {
        return positive > 0 && negative > 0;
    }

    /** Checks that the scores are probabilities. */
    void checkProbabilities() {
        for (double score : scores) {
            checkArgument(score >= 0 && score <= 1, "scores must be probabilities in [0, 1], was %s", score);
        }
    }
}
