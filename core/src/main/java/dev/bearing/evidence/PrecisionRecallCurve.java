package dev.bearing.evidence;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/**
 * What a list of the highest scores is worth: at each threshold, the share of the list that has the event (precision)
 * and the share of all events that the list holds (recall). Unlike the AUC it depends on how rare the event is; a score
 * that tells nothing has an average precision equal to the base rate.
 *
 * @see <a href="https://doi.org/10.1145/1143844.1143874">Davis and Goadrich (2006)</a>
 */
public final class PrecisionRecallCurve {

    private final double[] thresholds;
    private final double[] precisions;
    private final double[] recalls;

    private PrecisionRecallCurve(double[] thresholds, double[] precisions, double[] recalls) {
        this.thresholds = thresholds;
        this.precisions = precisions;
        this.recalls = recalls;
    }

    /** Returns the curve; INSUFFICIENT_DATA where only one outcome occurs, EMPTY_BASE without rows. */
    public static Answer<PrecisionRecallCurve> of(ScoredOutcomes scored) {
        requireNonNull(scored, "scored");
        if (!scored.hasBothOutcomes()) {
            return scored.oneOutcome();
        }
        int n = scored.size();
        double[] thresholds = new double[n];
        double[] precisions = new double[n];
        double[] recalls = new double[n];
        double listed = 0;
        double found = 0;
        int points = 0;
        for (int place = n - 1; place >= 0; ) {
            double score = scored.score(scored.ascending(place));
            for (; place >= 0 && scored.score(scored.ascending(place)) == score; place--) {
                int row = scored.ascending(place);
                listed += scored.weight(row);
                found += scored.outcome(row) ? scored.weight(row) : 0;
            }
            if (listed > 0) {
                thresholds[points] = score;
                precisions[points] = found / listed;
                recalls[points] = found / scored.positives();
                points++;
            }
        }
        return Answer.known(new PrecisionRecallCurve(
                Arrays.copyOf(thresholds, points), Arrays.copyOf(precisions, points), Arrays.copyOf(recalls, points)));
    }

    /**
     * One threshold.
     *
     * @param threshold rows with this score or a higher one are listed
     * @param precision the share of the listed that has the event, in [0, 1]
     * @param recall the share of those with the event that is listed, in [0, 1]
     */
    public record Point(double threshold, double precision, double recall) {}

    /** Returns a point for each distinct score, from the highest; a view. */
    public List<Point> points() {
        return new AbstractList<>() {
            @Override
            public Point get(int index) {
                return new Point(thresholds[index], precisions[index], recalls[index]);
            }

            @Override
            public int size() {
                return thresholds.length;
            }
        };
    }

    /**
     * Returns the average precision, in (0, 1]: the sum over thresholds of the gain in recall times the precision. It
     * is the step sum and not the trapezoid, which interpolates between points that no threshold reaches.
     */
    public double averagePrecision() {
        double sum = 0;
        double before = 0;
        for (int i = 0; i < recalls.length; i++) {
            sum += (recalls[i] - before) * precisions[i];
            before = recalls[i];
        }
        return sum;
    }
}
