package dev.bearing.internal.linear;

import static dev.bearing.internal.Checks.checkArgument;

/**
 * Solves {@code A x = b} by Gaussian elimination with partial pivoting: the factors L and U are computed once and serve
 * every right-hand side (Golub and Van Loan, "Matrix Computations", 4th edition, algorithm 3.4.1).
 */
public final class LinearSystem {

    private final double[][] factors;
    private final int[] order;

    private LinearSystem(double[][] factors, int[] order) {
        this.factors = factors;
        this.order = order;
    }

    /**
     * Returns the factored system.
     *
     * @param matrix {@code double[n][n]}, row by row; not changed
     * @throws ArithmeticException if the matrix is singular to working precision
     */
    public static LinearSystem of(double[][] matrix) {
        int n = matrix.length;
        double[][] lu = new double[n][];
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            checkArgument(matrix[i].length == n, "row %s must have %s columns, was %s", i, n, matrix[i].length);
            lu[i] = matrix[i].clone();
            order[i] = i;
        }
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                if (Math.abs(lu[i][k]) > Math.abs(lu[pivot][k])) {
                    pivot = i;
                }
            }
            swap(lu, order, k, pivot);
            if (!(Math.abs(lu[k][k]) > 0)) {
                throw new ArithmeticException("the matrix is singular: no pivot in column " + k);
            }
            for (int i = k + 1; i < n; i++) {
                double factor = lu[i][k] / lu[k][k];
                lu[i][k] = factor;
                for (int j = k + 1; j < n; j++) {
                    lu[i][j] -= factor * lu[k][j];
                }
            }
        }
        return new LinearSystem(lu, order);
    }

    private static void swap(double[][] lu, int[] order, int a, int b) {
        double[] row = lu[a];
        lu[a] = lu[b];
        lu[b] = row;
        int at = order[a];
        order[a] = order[b];
        order[b] = at;
    }

    /**
     * Returns the solution for one right-hand side.
     *
     * @param rightHandSide {@code double[n]}; not changed
     */
    public double[] solve(double[] rightHandSide) {
        int n = factors.length;
        checkArgument(rightHandSide.length == n, "the right-hand side must have %s rows", n);
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = rightHandSide[order[i]];
            for (int j = 0; j < i; j++) {
                sum -= factors[i][j] * x[j];
            }
            x[i] = sum;
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = x[i];
            for (int j = i + 1; j < n; j++) {
                sum -= factors[i][j] * x[j];
            }
            x[i] = sum / factors[i][i];
        }
        return x;
    }
}
