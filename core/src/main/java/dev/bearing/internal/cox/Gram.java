package dev.bearing.internal.cox;

/** Sums of weighted products of columns, in blocks that stay in the cache. */
public final class Gram {

    static final int BLOCK = 1024;

    private final double[] weighted = new double[BLOCK];

    /**
     * Adds {@code sign · Xᵀ diag(weights) X} to {@code products} (lower triangle) and {@code sign · Xᵀ weights} to
     * {@code sums}.
     *
     * @param columns {@code double[p][rows]}
     * @param weights {@code double[rows]}
     * @param rows how many of the rows count
     * @param products {@code double[p][p]}
     * @param sums {@code double[p]}
     */
    void add(double[][] columns, double[] weights, int rows, double sign, double[][] products, double[] sums) {
        for (int from = 0; from < rows; from += BLOCK) {
            int length = Math.min(BLOCK, rows - from);
            for (int j = 0; j < columns.length; j++) {
                sums[j] += sign * weigh(weights, columns[j], from, length);
                for (int k = 0; k <= j; k++) {
                    products[j][k] += sign * blockDot(columns[k], from, length);
                }
            }
        }
    }

    private double weigh(double[] weights, double[] column, int from, int length) {
        for (int i = 0; i < length; i++) {
            weighted[i] = weights[from + i] * column[from + i];
        }
        return sum(weighted, 0, length);
    }

    private double blockDot(double[] column, int from, int length) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i < length - 3; i += 4) {
            a += weighted[i] * column[from + i];
            b += weighted[i + 1] * column[from + i + 1];
            c += weighted[i + 2] * column[from + i + 2];
            d += weighted[i + 3] * column[from + i + 3];
        }
        for (; i < length; i++) {
            a += weighted[i] * column[from + i];
        }
        return (a + b) + (c + d);
    }

    /** Returns the sum of {@code left[i] · right[i]} over {@code from <= i < to}. */
    static double dot(double[] left, double[] right, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            a += left[i] * right[i];
            b += left[i + 1] * right[i + 1];
            c += left[i + 2] * right[i + 2];
            d += left[i + 3] * right[i + 3];
        }
        for (; i < to; i++) {
            a += left[i] * right[i];
        }
        return (a + b) + (c + d);
    }

    /** Returns the sum of {@code values[i]} over {@code from <= i < to}. */
    static double sum(double[] values, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        for (; i < to; i++) {
            a += values[i];
        }
        return (a + b) + (c + d);
    }

    /** Fills the upper triangle from the lower one. */
    static double[][] mirrored(double[][] lower) {
        for (int j = 0; j < lower.length; j++) {
            for (int k = 0; k < j; k++) {
                lower[k][j] = lower[j][k];
            }
        }
        return lower;
    }
}
