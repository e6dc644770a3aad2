package dev.bearing.internal.linear;

/** The eigenvalues of small symmetric matrices. */
public final class Eigenvalues {

    private static final int MOST_SWEEPS = 100;

    private Eigenvalues() {}

    /**
     * Returns the eigenvalues in no order, by Jacobi's rotations.
     *
     * @param symmetric {@code double[n][n]}, finite; not changed
     * @see <a href="https://doi.org/10.56021/9781421407944">Golub and Van Loan, Matrix Computations (2013), section
     *     8.5</a>
     */
    public static double[] of(double[][] symmetric) {
        int n = symmetric.length;
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = symmetric[i].clone();
        }
        boolean turned = true;
        for (int sweep = 0; sweep < MOST_SWEEPS && turned; sweep++) {
            turned = false;
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    if (Math.abs(a[p][q]) > 0x1p-60 * Math.sqrt(Math.abs(a[p][p] * a[q][q]))) {
                        rotate(a, p, q);
                        turned = true;
                    }
                }
            }
        }
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = a[i][i];
        }
        return values;
    }

    /** Turns the matrix so that a[p][q] is 0. */
    private static void rotate(double[][] a, int p, int q) {
        double ratio = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double tangent = Math.copySign(1 / (Math.abs(ratio) + Math.hypot(1, ratio)), ratio);
        double cosine = 1 / Math.hypot(1, tangent);
        double sine = tangent * cosine;
        for (int k = 0; k < a.length; k++) {
            double left = a[k][p];
            double right = a[k][q];
            a[k][p] = cosine * left - sine * right;
            a[k][q] = sine * left + cosine * right;
        }
        for (int k = 0; k < a.length; k++) {
            double left = a[p][k];
            double right = a[q][k];
            a[p][k] = cosine * left - sine * right;
            a[q][k] = sine * left + cosine * right;
        }
        a[p][q] = 0;
        a[q][p] = 0;
    }
}
