package dev.bearing.health;

import java.util.Arrays;

/** The weights of a block of accounts after age: those of {@link ScoreKernel}, for many accounts at once. */
final class BlockAges {

    private final ScoreKernel kernel;
    private final ScoreUnits units;
    /** Whether some measure ages; the weights are the scorecard's own where none does. */
    private final boolean aging;
    /** By account, 1 where the measure counts and 0 where it does not. */
    private final double[] counts;
    /** By account, what is filled in. */
    private final double[] weights;
    /** By account the age in half-lives of the youngest measure that counts. */
    private final double[] youngest = new double[BulkKernel.BLOCK];
    /** The same by unit and account. */
    private final double[][] unitYoungest;

    BlockAges(ScoreKernel kernel, double[] counts, double[] weights) {
        this.kernel = kernel;
        this.units = kernel.units;
        this.counts = counts;
        this.weights = weights;
        aging = Arrays.stream(kernel.halfLives).anyMatch(Double::isFinite);
        unitYoungest = aging ? new double[units.count()][BulkKernel.BLOCK] : new double[0][];
    }

    boolean isAging() {
        return aging;
    }

    /** Looks how old the youngest measures of a block are. */
    void read(SignalColumns columns, int first, int n) {
        if (!aging) {
            return;
        }
        Arrays.fill(youngest, Double.POSITIVE_INFINITY);
        for (int u = 0; u < units.count(); u++) {
            double[] own = unitYoungest[u];
            Arrays.fill(own, Double.POSITIVE_INFINITY);
            for (int measure : units.members[u]) {
                for (int i = 0; i < n; i++) {
                    double age = halfLivesOld(columns, measure, first + i);
                    own[i] = units.within[measure] > 0 ? Math.min(own[i], age) : own[i];
                    youngest[i] = units.shares[measure] > 0 ? Math.min(youngest[i], age) : youngest[i];
                }
            }
        }
    }

    /** Returns the age in half-lives: 0 where the health is assumed, infinite where the measure has dropped out. */
    private double halfLivesOld(SignalColumns columns, int measure, int account) {
        if (kernel.unusable[measure] || columns.values(measure)[account] == CurveLoop.MISSING) {
            return Double.isNaN(kernel.assumed[measure]) ? Double.POSITIVE_INFINITY : 0;
        }
        return Math.min(Double.MAX_VALUE, columns.age(measure, account) / kernel.halfLives[measure]);
    }

    /** Fills in the weights of a measure that stands for itself. */
    void weigh(SignalColumns columns, int measure, int first, int n) {
        weigh(columns, measure, units.shares[measure], youngest, first, n);
    }

    /** Fills in the weights of a measure in its group. */
    void weighInside(SignalColumns columns, int measure, int first, int n) {
        weigh(
                columns,
                measure,
                units.within[measure],
                aging ? unitYoungest[units.unitOf[measure]] : youngest,
                first,
                n);
    }

    private void weigh(SignalColumns columns, int measure, double share, double[] since, int first, int n) {
        if (!aging) {
            for (int i = 0; i < n; i++) {
                weights[i] = share * counts[i];
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            weights[i] =
                    counts[i] > 0 ? ScoreKernel.aged(share, halfLivesOld(columns, measure, first + i) - since[i]) : 0;
        }
    }

    /** Returns the weight of a group that counts. */
    double unitWeight(int unit, int i) {
        return aging
                ? ScoreKernel.aged(units.unitShares[unit], unitYoungest[unit][i] - youngest[i])
                : units.unitShares[unit];
    }
}
