package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/**
 * How well a score ranks: of those with the event, which share stands at or above each threshold, and of those without,
 * which share does too. The area under the curve (AUC) is the probability that a row with the event has a higher score
 * than one without, ties counting one half: 0.5 is no better than chance. It says nothing about whether probabilities
 * come true, see {@link CalibrationCurve}.
 *
 * @see <a href="https://doi.org/10.1148/radiology.143.1.7063747">Hanley and McNeil (1982)</a>
 */
public final class RocCurve {

    private final double[] thresholds;
    private final double[] falsePositives;
    private final double[] truePositives;
    private final Estimate auc;

    private RocCurve(double[] thresholds, double[] falsePositives, double[] truePositives, Estimate auc) {
        this.thresholds = thresholds;
        this.falsePositives = falsePositives;
        this.truePositives = truePositives;
        this.auc = auc;
    }

    /** Returns the curve; INSUFFICIENT_DATA where only one outcome occurs, EMPTY_BASE without rows. */
    public static Answer<RocCurve> of(ScoredOutcomes scored) {
        requireNonNull(scored, "scored");
        if (!scored.hasBothOutcomes()) {
            return scored.oneOutcome();
        }
        int n = scored.size();
        double[] thresholds = new double[n];
        double[] falsePositives = new double[n];
        double[] truePositives = new double[n];
        double positive = scored.positives();
        double negative = scored.negatives();
        int points = 0;
        for (int place = 0; place < n; ) {
            thresholds[points] = scored.score(scored.ascending(place));
            truePositives[points] = Math.max(0, positive / scored.positives());
            falsePositives[points] = Math.max(0, negative / scored.negatives());
            points++;
            int end = scored.endOfTie(place);
            for (; place < end; place++) {
                int row = scored.ascending(place);
                positive -= scored.outcome(row) ? scored.weight(row) : 0;
                negative -= scored.outcome(row) ? 0 : scored.weight(row);
            }
        }
        return Answer.known(new RocCurve(
                Arrays.copyOf(thresholds, points),
                Arrays.copyOf(falsePositives, points),
                Arrays.copyOf(truePositives, points),
                Placements.of(scored).estimate()));
    }

    /**
     * Returns the AUC of one score less that of another on the same rows, with DeLong's interval for paired scores:
     * does one model rank better than the other, or is it chance?
     *
     * @throws IllegalArgumentException if the outcomes or weights of the two differ
     */
    public static Answer<Estimate> difference(ScoredOutcomes one, ScoredOutcomes other) {
        requireNonNull(one, "one");
        requireNonNull(other, "other");
        checkArgument(
                one.size() == other.size(), "both must have the same rows, had %s and %s", one.size(), other.size());
        for (int i = 0; i < one.size(); i++) {
            checkArgument(
                    one.outcome(i) == other.outcome(i) && one.weight(i) == other.weight(i),
                    "both must have the same outcomes and weights, but row %s differs",
                    i);
        }
        return one.hasBothOutcomes() ? Answer.known(Placements.of(one).minus(Placements.of(other))) : one.oneOutcome();
    }

    /**
     * One threshold.
     *
     * @param threshold rows with this score or a higher one are called positive
     * @param falsePositiveRate the share of those without the event that are, in [0, 1]
     * @param truePositiveRate the share of those with the event that are, in [0, 1]
     */
    public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}

    /** Returns a point for each distinct score, from the highest; a view. Before them stands (0, 0). */
    public List<Point> points() {
        return new AbstractList<>() {
            @Override
            public Point get(int index) {
                int at = thresholds.length - 1 - index;
                return new Point(thresholds[at], falsePositives[at], truePositives[at]);
            }

            @Override
            public int size() {
                return thresholds.length;
            }
        };
    }

    /**
     * Returns the area under the curve, in [0, 1], with DeLong's 95 % interval, cut to [0, 1]; the interval is unknown
     * with weights, with a single row of an outcome, and where the ranking is perfect or constant, as its variance is 0
     * there. Where rows are {@linkplain ScoredOutcomes#groupedBy grouped}, the variance is Obuchowski's for clustered
     * rows, which is DeLong's where every group has one row.
     *
     * @see <a href="https://doi.org/10.2307/2533958">Obuchowski (1997)</a>, on clustered data
     * @see <a href="https://doi.org/10.2307/2531595">DeLong, DeLong and Clarke-Pearson (1988)</a>
     */
    public Estimate auc() {
        return auc;
    }

    /** Returns 2 AUC - 1, in [-1, 1]: Gini's coefficient, also known as accuracy ratio. */
    public double gini() {
        return 2 * auc.value() - 1;
    }

    /** Returns the largest distance between the two rates over all thresholds (Kolmogorov-Smirnov), in [0, 1]. */
    public double kolmogorovSmirnov() {
        double largest = 0;
        for (int i = 0; i < thresholds.length; i++) {
            largest = Math.max(largest, Math.abs(truePositives[i] - falsePositives[i]));
        }
        return largest;
    }

    /**
     * For each row, the weight of the rows of the other outcome that it stands on the right side of, as a share: above
     * for one with the event, below for one without, ties counting one half. Its mean over either outcome is the AUC.
     *
     * @see <a href="https://doi.org/10.1109/LSP.2014.2337313">Sun and Xu (2014)</a>, for the computation by sorting
     */
    private static final class Placements {

        private final ScoredOutcomes scored;
        private final double[] shares;
        private final double auc;

        Placements(ScoredOutcomes scored, double[] shares, double auc) {
            this.scored = scored;
            this.shares = shares;
            this.auc = auc;
        }

        static Placements of(ScoredOutcomes scored) {
            int n = scored.size();
            double[] shares = new double[n];
            double below = 0;
            double positivesBelow = 0;
            double sum = 0;
            for (int place = 0; place < n; ) {
                int end = scored.endOfTie(place);
                double tied = 0;
                double positivesTied = 0;
                for (int k = place; k < end; k++) {
                    int row = scored.ascending(k);
                    tied += scored.outcome(row) ? 0 : scored.weight(row);
                    positivesTied += scored.outcome(row) ? scored.weight(row) : 0;
                }
                for (; place < end; place++) {
                    int row = scored.ascending(place);
                    if (scored.outcome(row)) {
                        shares[row] = (below + tied / 2) / scored.negatives();
                    } else {
                        shares[row] = 1 - (positivesBelow + positivesTied / 2) / scored.positives();
                    }
                }
                sum += positivesTied * (below + tied / 2);
                below += tied;
                positivesBelow += positivesTied;
            }
            return new Placements(scored, shares, sum / scored.positives() / scored.negatives());
        }

        Estimate estimate() {
            return new Estimate(auc, interval(auc, shares, auc, 0, 1));
        }

        Estimate minus(Placements other) {
            double[] gaps = new double[shares.length];
            for (int i = 0; i < gaps.length; i++) {
                gaps[i] = shares[i] - other.shares[i];
            }
            double difference = auc - other.auc;
            return new Estimate(difference, interval(difference, gaps, difference, -1, 1));
        }

        private Answer<Interval> interval(double value, double[] parts, double mean, double lowest, double highest) {
            if (scored.isWeighted()) {
                return Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA, "DeLong's variance counts rows; these have weights");
            }
            GroupedDeviations groups = scored.isGrouped() ? GroupedDeviations.of(scored, parts, mean) : null;
            double positives = groups == null ? scored.positives() : groups.withPositives();
            double negatives = groups == null ? scored.negatives() : groups.withNegatives();
            if (positives < 2 || negatives < 2) {
                return Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "a variance takes two " + (groups == null ? "rows" : "groups") + " of each outcome");
            }
            double variance = groups == null
                    ? variance(parts, mean, true, positives) + variance(parts, mean, false, negatives)
                    : groups.variance();
            if (!(variance > 0)) {
                return Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "all rows are placed alike, so the variance is 0 and says nothing");
            }
            double half = Proportions.Z95 * Math.sqrt(variance);
            return Answer.known(Interval.of95(Math.max(lowest, value - half), Math.min(highest, value + half)));
        }

        private double variance(double[] parts, double mean, boolean outcome, double count) {
            double sum = 0;
            for (int i = 0; i < parts.length; i++) {
                if (scored.outcome(i) == outcome) {
                    sum += (parts[i] - mean) * (parts[i] - mean);
                }
            }
            return sum / (count - 1) / count;
        }
    }
}
