package dev.bearing.internal.logistic;

import dev.bearing.internal.optim.ConcaveLikelihood;
import java.util.Arrays;

/**
 * The weighted log-likelihood of a logistic regression, y·η - log(1 + exp η) summed, on standardised columns. Each pass
 * reads the table once, in blocks; sums are taken per block and then over blocks, in the order of the rows.
 *
 * @see <a href="https://doi.org/10.1007/978-1-4899-3242-6">McCullagh and Nelder (1989), section 4.4</a>
 */
public final class BinaryLikelihood implements ConcaveLikelihood {

    private final ColumnBlocks table;
    private final boolean[] events;
    /** One per row; empty where every row counts once. */
    private final double[] weights;

    private final ColumnScales scales;
    /** Every how manieth block is read; 1 but for a sample. */
    private final int stride;

    private final double[][] block;
    private final double[] predictor = new double[ColumnBlocks.SIZE];
    private final double[] residual = new double[ColumnBlocks.SIZE];
    private final double[] variance = new double[ColumnBlocks.SIZE];
    private final double[] product = new double[ColumnBlocks.SIZE];

    public BinaryLikelihood(ColumnBlocks table, boolean[] events, double[] weights, ColumnScales scales) {
        this(table, events, weights, scales, 1);
    }

    private BinaryLikelihood(ColumnBlocks table, boolean[] events, double[] weights, ColumnScales scales, int stride) {
        this.stride = stride;
        this.table = table;
        this.events = events;
        this.weights = weights;
        this.scales = scales;
        this.block = new double[table.columns()][ColumnBlocks.SIZE];
    }

    /** Returns this likelihood on every {@code every}th block of rows: enough to find out where to start. */
    public BinaryLikelihood sample(int every) {
        return new BinaryLikelihood(table, events, weights, scales, every);
    }

    @Override
    public int parameters() {
        return table.columns() + 1;
    }

    @Override
    public double nullIntercept() {
        double happened = 0;
        double not = 0;
        for (int from = 0; from < events.length; from += stride * ColumnBlocks.SIZE) {
            int end = Math.min(from + ColumnBlocks.SIZE, events.length);
            for (int i = from; i < end; i++) {
                happened += events[i] ? weight(i) : 0;
                not += events[i] ? 0 : weight(i);
            }
        }
        return Math.log(happened / not);
    }

    private double weight(int row) {
        return weights.length == 0 ? 1 : weights[row];
    }

    @Override
    public double evaluate(double[] beta, double[] gradient, double[][] information) {
        double sum = 0;
        for (int from = 0; from < events.length; from += stride * ColumnBlocks.SIZE) {
            int count = read(from, beta);
            sum += rows(from, count);
            addSums(gradient, residual, count);
            addProducts(information, variance, count);
        }
        return sum;
    }

    /** Reads a block and its linear predictors; returns its number of rows. */
    private int read(int from, double[] beta) {
        int count = Math.min(ColumnBlocks.SIZE, events.length - from);
        table.read(from, count, block, scales);
        Arrays.fill(predictor, 0, count, beta[0]);
        for (int j = 0; j < block.length; j++) {
            double[] column = block[j];
            double slope = beta[j + 1];
            for (int i = 0; i < count; i++) {
                predictor[i] += slope * column[i];
            }
        }
        return count;
    }

    /** Fills residuals and variances of a block; returns its log-likelihood. */
    private double rows(int from, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double eta = predictor[i];
            boolean happened = events[from + i];
            double w = weights.length == 0 ? 1 : weights[from + i];
            double small = Math.exp(-Math.abs(eta));
            double whole = 1 + small;
            double inverse = 1 / whole;
            // log1p(small): the rounding of 1 + small is put right by the second term
            double logWhole = Math.log(whole) - ((whole - 1) - small) * inverse;
            double margin = happened ? eta : -eta;
            double share = margin >= 0 ? small * inverse : inverse;
            sum += w * (Math.min(margin, 0) - logWhole);
            residual[i] = happened ? w * share : -w * share;
            variance[i] = w * small * inverse * inverse;
        }
        return sum;
    }

    private void addSums(double[] sums, double[] factors, int count) {
        double all = 0;
        for (int i = 0; i < count; i++) {
            all += factors[i];
        }
        sums[0] += all;
        for (int j = 0; j < block.length; j++) {
            sums[j + 1] += dot(factors, block[j], count);
        }
    }

    private void addProducts(double[][] sums, double[] factors, int count) {
        double all = 0;
        for (int i = 0; i < count; i++) {
            all += factors[i];
        }
        sums[0][0] += all;
        for (int j = 0; j < block.length; j++) {
            double[] column = block[j];
            for (int i = 0; i < count; i++) {
                product[i] = factors[i] * column[i];
            }
            addRow(sums[j + 1], j, count);
        }
    }

    /** Adds the products of {@link #product} with 1 and with the columns up to {@code last}, four at a time. */
    private void addRow(double[] row, int last, int count) {
        double[] left = product;
        double all = 0;
        for (int i = 0; i < count; i++) {
            all += left[i];
        }
        row[0] += all;
        int k = 0;
        for (; k + 3 <= last; k += 4) {
            double[] c0 = block[k];
            double[] c1 = block[k + 1];
            double[] c2 = block[k + 2];
            double[] c3 = block[k + 3];
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int i = 0; i < count; i++) {
                double x = left[i];
                s0 += x * c0[i];
                s1 += x * c1[i];
                s2 += x * c2[i];
                s3 += x * c3[i];
            }
            row[k + 1] += s0;
            row[k + 2] += s1;
            row[k + 3] += s2;
            row[k + 4] += s3;
        }
        for (; k <= last; k++) {
            row[k + 1] += dot(left, block[k], count);
        }
    }

    private static double dot(double[] a, double[] b, int count) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < count; i += 2) {
            even += a[i] * b[i];
            odd += a[i + 1] * b[i + 1];
        }
        return i < count ? even + odd + a[i] * b[i] : even + odd;
    }

    /** Fills the lower triangle of the sum of squared scores, the middle of the sandwich. */
    public void squaredScores(double[] beta, double[][] middle) {
        for (int from = 0; from < events.length; from += stride * ColumnBlocks.SIZE) {
            int count = read(from, beta);
            rows(from, count);
            for (int i = 0; i < count; i++) {
                residual[i] *= residual[i];
            }
            addProducts(middle, residual, count);
        }
    }

    @Override
    public double reachBound(double[] direction) {
        double bound = Math.abs(direction[0]);
        for (int j = 0; j < block.length; j++) {
            bound += Math.abs(direction[j + 1]) * scales.largest()[j];
        }
        return bound;
    }

    @Override
    public double[] reach(double[] direction) {
        double largest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int from = 0; from < events.length; from += stride * ColumnBlocks.SIZE) {
            int count = read(from, direction);
            for (int i = 0; i < count; i++) {
                if (weight(from + i) > 0) {
                    largest = Math.max(largest, Math.abs(predictor[i]));
                    least = Math.min(least, events[from + i] ? predictor[i] : -predictor[i]);
                }
            }
        }
        return new double[] {largest, least};
    }
}
