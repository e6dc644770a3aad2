package dev.bearing.internal.logistic;

import static dev.bearing.internal.Checks.checkArgument;

import java.util.Arrays;

/**
 * The weighted mean and (population) standard deviation of each column, by which a fit standardises it, and the largest
 * standardised number. A column without variance has factor 0. Blocks are merged by the update of Chan, Golub and
 * LeVeque (1983), so that a large mean does not eat the variance.
 */
public final class ColumnScales {

    /** Below this share of the largest absolute number, a standard deviation is rounding. */
    private static final double CONSTANT = 1e-13;

    private final double[] shift;
    private final double[] factor;
    private final double[] largest;

    private ColumnScales(double[] shift, double[] factor, double[] largest) {
        this.shift = shift;
        this.factor = factor;
        this.largest = largest;
    }

    /** Returns the scales of a table, rows of weight 0 left out. */
    public static ColumnScales of(ColumnBlocks table, double[] weights) {
        int p = table.columns();
        Moments moments = new Moments(p);
        double[] ones = new double[p];
        Arrays.fill(ones, 1);
        ColumnScales raw = new ColumnScales(new double[p], ones, new double[p]);
        double[][] block = new double[p][ColumnBlocks.SIZE];
        for (int from = 0; from < table.rows(); from += ColumnBlocks.SIZE) {
            int count = Math.min(ColumnBlocks.SIZE, table.rows() - from);
            table.read(from, count, block, raw);
            moments.add(block, weights, from, count);
        }
        moments.checkFinite(table);
        return moments.scales();
    }

    public int columns() {
        return shift.length;
    }

    /** Returns the mean of each column. */
    public double[] shift() {
        return shift;
    }

    /** Returns 1 / sd of each column, 0 where it does not vary. */
    public double[] factor() {
        return factor;
    }

    /** Returns the largest standardised number of each column, without its sign. */
    public double[] largest() {
        return largest;
    }

    /** Returns scales that take off the same means and leave the spread of each column as it is. */
    public ColumnScales unscaled() {
        double[] ones = new double[columns()];
        Arrays.fill(ones, 1);
        double[] distances = largest.clone();
        for (int j = 0; j < distances.length; j++) {
            distances[j] = factor[j] > 0 ? distances[j] / factor[j] : 0;
        }
        return new ColumnScales(shift, ones, distances);
    }

    /** Returns the scales of these columns and, after them, of others. */
    public ColumnScales and(ColumnScales others) {
        return new ColumnScales(
                concat(shift, others.shift), concat(factor, others.factor), concat(largest, others.largest));
    }

    private static double[] concat(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Returns rows standardised. */
    public double[][] standardised(double[][] rows) {
        double[][] standardised = new double[rows.length][columns()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns(); j++) {
                standardised[i][j] = (rows[i][j] - shift[j]) * factor[j];
            }
        }
        return standardised;
    }

    private static final class Moments {

        private final double[] mean;
        private final double[] squares;
        private final double[] low;
        private final double[] high;
        private double weight;
        private double check;

        Moments(int p) {
            mean = new double[p];
            squares = new double[p];
            low = new double[p];
            high = new double[p];
            Arrays.fill(low, Double.POSITIVE_INFINITY);
            Arrays.fill(high, Double.NEGATIVE_INFINITY);
        }

        void add(double[][] block, double[] weights, int from, int count) {
            double added = 0;
            for (int i = 0; i < count; i++) {
                added += weights.length == 0 ? 1 : weights[from + i];
            }
            double total = weight + added;
            for (int j = 0; j < mean.length; j++) {
                addColumn(j, block[j], weights, from, count, added, total);
            }
            weight = total;
        }

        private void addColumn(
                int j, double[] column, double[] weights, int from, int count, double added, double total) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                check += column[i] * 0;
                double w = weights.length == 0 ? 1 : weights[from + i];
                if (w > 0) {
                    sum += w * column[i];
                    low[j] = Math.min(low[j], column[i]);
                    high[j] = Math.max(high[j], column[i]);
                }
            }
            if (!(added > 0)) {
                return;
            }
            double blockMean = sum / added;
            double deviations = 0;
            for (int i = 0; i < count; i++) {
                double w = weights.length == 0 ? 1 : weights[from + i];
                double d = column[i] - blockMean;
                deviations += w * d * d;
            }
            double gap = blockMean - mean[j];
            mean[j] += gap * (added / total);
            squares[j] += deviations + gap * gap * (weight * added / total);
        }

        void checkFinite(ColumnBlocks table) {
            if (check == 0) {
                return;
            }
            for (int i = 0; i < table.rows(); i++) {
                for (int j = 0; j < table.columns(); j++) {
                    double x = table.get(i, j);
                    checkArgument(Double.isFinite(x), "covariate %s of row %s must be finite, was %s", j, i, x);
                }
            }
        }

        ColumnScales scales() {
            int p = mean.length;
            double[] factor = new double[p];
            double[] largest = new double[p];
            for (int j = 0; j < p; j++) {
                double sd = weight > 0 ? Math.sqrt(squares[j] / weight) : 0;
                double size = Math.max(Math.abs(low[j]), Math.abs(high[j]));
                if (low[j] < high[j] && sd > CONSTANT * size) {
                    factor[j] = 1 / sd;
                    largest[j] = Math.max(mean[j] - low[j], high[j] - mean[j]) / sd;
                }
            }
            return new ColumnScales(mean, factor, largest);
        }
    }
}
