package dev.bearing.internal.linear;

import static dev.bearing.internal.Checks.checkArgument;

/**
 * The factors {@code A = L D Lᵀ} of a symmetric matrix, for the information matrices of fits. A column that earlier
 * ones already tell is found by its pivot and left out, so that a fit can name it (Golub and Van Loan, "Matrix
 * Computations", 4th edition, section 4.1.2).
 */
public final class Cholesky {

    /** A pivot below this share of its own diagonal entry counts as nothing. */
    private static final double TOLERANCE = 1e-10;

    private final double[][] lower;
    private final double[] pivots;

    private Cholesky(double[][] lower, double[] pivots) {
        this.lower = lower;
        this.pivots = pivots;
    }

    /**
     * Returns the factors.
     *
     * @param matrix {@code double[n][n]}, symmetric, of which only the lower triangle is read; not changed
     */
    public static Cholesky of(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][n];
        double[] pivots = new double[n];
        for (int j = 0; j < n; j++) {
            checkArgument(matrix[j].length > j, "row %s must have at least %s columns", j, j + 1);
            double pivot = matrix[j][j];
            for (int k = 0; k < j; k++) {
                pivot -= lower[j][k] * lower[j][k] * pivots[k];
            }
            boolean tells = pivot > TOLERANCE * Math.abs(matrix[j][j]) && pivot < Double.POSITIVE_INFINITY;
            pivots[j] = tells ? pivot : 0;
            lower[j][j] = 1;
            for (int i = j + 1; i < n && tells; i++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k] * pivots[k];
                }
                lower[i][j] = sum / pivot;
            }
        }
        return new Cholesky(lower, pivots);
    }

    /** Returns whether a column adds something to those before it. */
    public boolean tells(int column) {
        return pivots[column] > 0;
    }

    /** Returns how many columns add something to those before them. */
    public int rank() {
        int rank = 0;
        for (double pivot : pivots) {
            rank += pivot > 0 ? 1 : 0;
        }
        return rank;
    }

    /** Returns whether every column adds something: the matrix is positive definite to working precision. */
    public boolean isPositiveDefinite() {
        return rank() == pivots.length;
    }

    /**
     * Returns x with {@code A x = b}; 0 in each column that adds nothing.
     *
     * @param rightHandSide {@code double[n]}; not changed
     */
    public double[] solve(double[] rightHandSide) {
        int n = pivots.length;
        checkArgument(rightHandSide.length == n, "the right-hand side must have %s rows", n);
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = rightHandSide[i];
            for (int k = 0; k < i; k++) {
                sum -= lower[i][k] * x[k];
            }
            x[i] = pivots[i] > 0 ? sum : 0;
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = pivots[i] > 0 ? x[i] / pivots[i] : 0;
            for (int k = i + 1; k < n; k++) {
                sum -= lower[k][i] * x[k];
            }
            x[i] = pivots[i] > 0 ? sum : 0;
        }
        return x;
    }

    /** Returns the inverse as {@code double[n][n]}; rows and columns that add nothing are 0. */
    public double[][] inverse() {
        int n = pivots.length;
        double[][] inverse = new double[n][];
        for (int j = 0; j < n; j++) {
            double[] unit = new double[n];
            unit[j] = tells(j) ? 1 : 0;
            inverse[j] = solve(unit);
        }
        return inverse;
    }
}
