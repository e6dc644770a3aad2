package dev.bearing.internal.stats;

import static dev.bearing.internal.Checks.checkArgument;

/**
 * Points and weights that integrate over a beta distribution: the weighted sum of f over the points is the mean of f,
 * exactly where f is a polynomial of degree below twice the number of points (Gauss and Jacobi). The points are the
 * eigenvalues of the polynomials' recurrence matrix, found by implicit QL.
 *
 * @see <a href="https://doi.org/10.1090/S0025-5718-69-99647-1">Golub and Welsch (1969)</a>
 */
public final class BetaQuadrature {

    private static final int MAX_SWEEPS = 60;

    private final double[] points;
    private final double[] weights;

    private BetaQuadrature(double[] points, double[] weights) {
        this.points = points;
        this.weights = weights;
    }

    /**
     * Returns the points and weights of a beta distribution.
     *
     * @param a its first parameter, positive
     * @param b its second parameter, positive
     * @param size how many points, 1 or more
     */
    public static BetaQuadrature of(double a, double b, int size) {
        checkArgument(a > 0 && a < Double.POSITIVE_INFINITY, "a must be positive and finite, was %s", a);
        checkArgument(b > 0 && b < Double.POSITIVE_INFINITY, "b must be positive and finite, was %s", b);
        checkArgument(size > 0, "size must be positive, was %s", size);
        double alpha = b - 1;
        double beta = a - 1;
        double[] diagonal = new double[size];
        double[] below = new double[size];
        double sum = alpha + beta;
        diagonal[0] = (beta - alpha) / (sum + 2);
        for (int k = 1; k < size; k++) {
            double t = 2.0 * k + sum;
            diagonal[k] = (beta - alpha) * sum / (t * (t + 2));
            double square = k == 1
                    ? 4 * (1 + alpha) * (1 + beta) / ((2 + sum) * (2 + sum) * (3 + sum))
                    : 4 * k * (k + alpha) * (k + beta) * (k + sum) / (t * t * (t + 1) * (t - 1));
            below[k - 1] = Math.sqrt(square);
        }
        double[] first = new double[size];
        first[0] = 1;
        diagonalise(diagonal, below, first);
        double[] weights = new double[size];
        for (int i = 0; i < size; i++) {
            diagonal[i] = Math.min(1, Math.max(0, (1 + diagonal[i]) / 2));
            weights[i] = first[i] * first[i];
        }
        return new BetaQuadrature(diagonal, weights);
    }

    /** Returns how many points there are. */
    public int size() {
        return points.length;
    }

    /** Returns point {@code i}, in [0, 1]; the points have no order. */
    public double point(int i) {
        return points[i];
    }

    /** Returns the weight of point {@code i}; all weights add up to 1. */
    public double weight(int i) {
        return weights[i];
    }

    /**
     * Turns the diagonal of a symmetric tridiagonal matrix into its eigenvalues and {@code z} into the first component
     * of each eigenvector, in place.
     */
    private static void diagonalise(double[] d, double[] e, double[] z) {
        for (int l = 0; l < d.length; l++) {
            int sweeps = 0;
            int m = split(d, e, l);
            while (m != l) {
                if (sweeps++ == MAX_SWEEPS) {
                    throw new ArithmeticException("no convergence of the quadrature's points");
                }
                sweep(d, e, z, l, m);
                m = split(d, e, l);
            }
        }
    }

    /** Returns the first row at or after {@code l} that is not coupled to the next. */
    private static int split(double[] d, double[] e, int l) {
        int m = l;
        while (m < d.length - 1 && Math.abs(e[m]) > Math.ulp(Math.abs(d[m]) + Math.abs(d[m + 1]))) {
            m++;
        }
        return m;
    }

    private static void sweep(double[] d, double[] e, double[] z, int l, int m) {
        double g = (d[l + 1] - d[l]) / (2 * e[l]);
        double r = Math.hypot(g, 1);
        g = d[m] - d[l] + e[l] / (g + Math.copySign(r, g));
        double s = 1;
        double c = 1;
        double p = 0;
        for (int i = m - 1; i >= l; i--) {
            double f = s * e[i];
            double b = c * e[i];
            r = Math.hypot(f, g);
            e[i + 1] = r;
            if (r == 0) {
                d[i + 1] -= p;
                e[m] = 0;
                return;
            }
            s = f / r;
            c = g / r;
            g = d[i + 1] - p;
            r = (d[i] - g) * s + 2 * c * b;
            p = s * r;
            d[i + 1] = g + p;
            g = c * r - b;
            f = z[i + 1];
            z[i + 1] = s * z[i] + c * f;
            z[i] = c * z[i] - s * f;
        }
        d[l] -= p;
        e[l] = g;
        e[m] = 0;
    }
}
