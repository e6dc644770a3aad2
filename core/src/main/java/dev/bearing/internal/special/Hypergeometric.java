package dev.bearing.internal.special;

import static dev.bearing.internal.Checks.checkArgument;

/** Gauss's hypergeometric function where all terms of its series are positive. */
public final class Hypergeometric {

    private static final double EPSILON = 0x1p-54;
    private static final int MOST_TERMS = 100_000_000;

    private Hypergeometric() {}

    /**
     * Returns 2F1(a, b; c; z): by Gauss's continued fraction where a is 1, which needs some 20 / √(1 - z) terms, and
     * else by the series, or Euler's transform of it where that converges faster, which need some 40 / (1 - z).
     *
     * @param a positive
     * @param b positive
     * @param c above b
     * @param z in [0, 1)
     * @see <a href="https://dlmf.nist.gov/15.7.E1">DLMF 15.7.1</a> and <a
     *     href="https://dlmf.nist.gov/15.8.E1">15.8.1</a>
     */
    public static double value(double a, double b, double c, double z) {
        checkArgument(a > 0 && a < Double.POSITIVE_INFINITY, "a must be positive and finite, was %s", a);
        checkArgument(b > 0 && c > b && c < Double.POSITIVE_INFINITY, "c > b > 0 must hold, was %s and %s", b, c);
        checkArgument(z >= 0 && z < 1, "z must be in [0, 1), was %s", z);
        if (a == 1) {
            return fraction(b, c, z);
        }
        // both forms have positive terms; the one with the smaller parameters grows less before it falls
        boolean transform = c > a && c - a + (c - b) < a + b;
        return transform ? Math.exp((c - a - b) * Math.log1p(-z)) * series(c - a, c - b, c, z) : series(a, b, c, z);
    }

    private static double series(double a, double b, double c, double z) {
        double term = 1;
        double sum = 1;
        double lost = 0;
        for (int k = 0; k < MOST_TERMS; k++) {
            double ratio = (a + k) / (c + k) * ((b + k) / (k + 1.0)) * z;
            term *= ratio;
            double compensated = term - lost;
            double next = sum + compensated;
            lost = (next - sum) - compensated;
            sum = next;
            // past its largest term the ratio falls towards z, or rises towards it from below
            double bound = Math.max(ratio, z);
            if (bound < 1 && term * bound / (1 - bound) <= EPSILON * sum) {
                return sum;
            }
        }
        throw new ArithmeticException("no convergence of the series at z = " + z);
    }

    /** 2F1(1, b; c; z) = 1 / (1 - k1 z / (1 - k2 z / (1 - …))), evaluated from the front by Steed's method. */
    private static double fraction(double b, double c, double z) {
        double denominator = 1;
        double change = 1;
        double sum = 1;
        for (int m = 1; m < MOST_TERMS; m++) {
            int half = m / 2;
            // odd: (b + j)(c - 1 + j) / ((c + 2j - 1)(c + 2j)); even: (j)(c - b + j - 1) / ((c + 2j - 2)(c + 2j - 1))
            double k = m % 2 == 1
                    ? (m == 1 ? b / c : (b + half) * (c - 1 + half) / ((c + 2.0 * half - 1) * (c + 2.0 * half)))
                    : half * (c - b + half - 1) / ((c + 2.0 * half - 2) * (c + 2.0 * half - 1));
            denominator = 1 / (1 - k * z * denominator);
            change *= denominator - 1;
            sum += change;
            if (Math.abs(change) * (1 + 2 / Math.sqrt(1 - z)) <= EPSILON * sum) {
                return sum;
            }
        }
        throw new ArithmeticException("no convergence of the continued fraction at z = " + z);
    }
}
