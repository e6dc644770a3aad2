package dev.bearing.survival;

import java.util.Arrays;

/**
 * Weights at risk and of what happens at each row of a {@link RiskTable}, and how far each spell pulls an estimate made
 * of them: the infinitesimal jackknife. Weights are no counts, so Greenwood's formula does not hold for them.
 *
 * @see <a href="https://doi.org/10.1137/1.9781611970319">Efron (1982), The Jackknife, the Bootstrap and Other
 *     Resampling Plans, chapter 6</a>
 */
final class WeightTable {

    /** No weights: every spell counts as one. */
    static final WeightTable NONE = new WeightTable(Spells.builder().build(), new int[0], new int[0], new double[0][]);

    private final Spells spells;
    /** The row at which each spell ends. */
    private final int[] exitRows;
    /** The last row that each spell has not come under observation by; -1 for those seen from their origin. */
    private final int[] entryRows;
    /** {@code double[1 + causes][rows]}. */
    private final double[][] endings;

    private final double[] atRisk;

    private WeightTable(Spells spells, int[] exitRows, int[] entryRows, double[][] endings) {
        this.spells = spells;
        this.exitRows = exitRows;
        this.entryRows = entryRows;
        this.endings = endings;
        this.atRisk = atRisk();
    }

    static WeightTable of(Spells spells, long[] keys, int causes) {
        int n = spells.size();
        int[] exitRows = new int[n];
        int[] entryRows = new int[n];
        double[][] endings = new double[causes + 1][keys.length];
        for (int i = 0; i < n; i++) {
            exitRows[i] = Arrays.binarySearch(keys, spells.exitKey(i));
            entryRows[i] = spells.entryKey(i) == 0 ? -1 : lastRow(keys, spells.entryKey(i));
            endings[Math.min(spells.cause(i), causes)][exitRows[i]] += spells.weight(i);
        }
        return new WeightTable(spells, exitRows, entryRows, endings);
    }

    private static int lastRow(long[] keys, long key) {
        int found = Arrays.binarySearch(keys, key);
        return found >= 0 ? found : -found - 2;
    }

    private double[] atRisk() {
        int rows = endings.length == 0 ? 0 : endings[0].length;
        double[] late = new double[rows + 1];
        for (int i = 0; i < entryRows.length; i++) {
            late[entryRows[i] + 1] += entryRows[i] < 0 ? 0 : spells.weight(i);
        }
        double[] at = new double[rows];
        double left = 0;
        double outside = 0;
        for (int row = rows - 1; row >= 0; row--) {
            for (double[] column : endings) {
                left += column[row];
            }
            at[row] = left - outside;
            outside += late[row];
        }
        return at;
    }

    boolean isEmpty() {
        return spells.size() == 0;
    }

    Spells spells() {
        return spells;
    }

    double atRisk(int row) {
        return atRisk[row];
    }

    /** Returns the weight of those who came under observation before a time and were seen at it or later. */
    double atRiskAt(double time) {
        double sum = 0;
        for (int i = 0; i < exitRows.length; i++) {
            boolean entered = spells.entryKey(i) == 0 || spells.entryTime(i) < time;
            sum += entered && spells.exitTime(i) >= time ? spells.weight(i) : 0;
        }
        return sum;
    }

    double ending(int cause, int row) {
        return endings[cause][row];
    }

    /**
     * Returns the variance by each row of an estimate that spell i pulls by w_i times the sum over rows up to it of
     * {@code pull} while the spell is at risk, less {@code jump} at its event: {@code double[rows]}.
     *
     * @param pull {@code double[rows]}
     * @param jump {@code double[rows]}
     */
    double[] variances(double[] pull, double[] jump) {
        int rows = atRisk.length;
        double[] pulled = new double[rows + 1];
        for (int row = 0; row < rows; row++) {
            pulled[row + 1] = pulled[row] + pull[row];
        }
        Squares squares = squares(pulled);
        double[] variances = new double[rows];
        double variance = 0;
        double weight = 0;
        double pulledWeight = 0;
        for (int row = 0; row < rows; row++) {
            weight += squares.entering[row];
            variance += pull[row] * (2 * pulledWeight + pull[row] * weight);
            pulledWeight += pull[row] * weight;
            variance += jump[row] * (jump[row] * squares.ending[row] - 2 * squares.endingPulled[row]);
            variances[row] = Math.max(0, variance);
            weight -= squares.leaving[row];
            pulledWeight -= squares.leavingPulled[row];
        }
        return variances;
    }

    /** Sums of squared weights by row, plain and times how far the spell was pulled by then. */
    private static final class Squares {
        private final double[] entering;
        private final double[] ending;
        private final double[] endingPulled;
        private final double[] leaving;
        private final double[] leavingPulled;

        private Squares(int rows) {
            entering = new double[rows];
            ending = new double[rows];
            endingPulled = new double[rows];
            leaving = new double[rows];
            leavingPulled = new double[rows];
        }
    }

    private Squares squares(double[] pulled) {
        Squares squares = new Squares(atRisk.length);
        for (int i = 0; i < exitRows.length; i++) {
            int row = exitRows[i];
            double square = spells.weight(i) * spells.weight(i);
            double far = square * (pulled[row + 1] - pulled[entryRows[i] + 1]);
            squares.entering[entryRows[i] + 1] += square;
            squares.leaving[row] += square;
            squares.leavingPulled[row] += far;
            if (spells.cause(i) > 0) {
                squares.ending[row] += square;
                squares.endingPulled[row] += far;
            }
        }
        return squares;
    }
}
