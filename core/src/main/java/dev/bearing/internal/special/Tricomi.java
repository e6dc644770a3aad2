package dev.bearing.internal.special;

import static dev.bearing.internal.Checks.checkArgument;

/**
 * Tricomi's confluent hypergeometric function where its first two parameters are equal, which is an incomplete gamma
 * function, and an exponential integral.
 */
public final class Tricomi {

    private static final double EPSILON = 0x1p-56;
    private static final double TINY = 0x1p-900;
    /** From here on, in either argument, the continued fraction takes at most some hundred terms. */
    private static final double FRACTION_FROM_Z = 1;

    private static final double FRACTION_FROM_S = 40;
    private static final int MOST_TERMS = 100_000;

    private Tricomi() {}

    /**
     * Returns z^(s - 1) U(s, s; z) = U(1, 2 - s; z) = e^z E_s(z), the integral of e^(-z u) (1 + u)^(-s) over all
     * positive u: between 1 / (z + s) and 1 / (z + s - 1), so that it neither overflows nor vanishes where U does. By a
     * continued fraction, or by the power series of an order near 1 and the recurrence from there, which keeps its
     * digits as z is below 1.
     *
     * @param s positive
     * @param z positive
     * @see <a href="https://dlmf.nist.gov/13.6.E6">DLMF 13.6.6</a>, <a
     *     href="https://dlmf.nist.gov/8.19.E10">8.19.10</a>, <a href="https://dlmf.nist.gov/8.19.E12">8.19.12</a> and
     *     <a href="https://dlmf.nist.gov/8.19.E17">8.19.17</a>
     */
    public static double scaled(double s, double z) {
        checkArgument(s > 0 && s < Double.POSITIVE_INFINITY, "s must be positive and finite, was %s", s);
        checkArgument(z > 0 && z < Double.POSITIVE_INFINITY, "z must be positive and finite, was %s", z);
        if (z >= FRACTION_FROM_Z || s >= FRACTION_FROM_S) {
            return fraction(s, z);
        }
        double whole = Math.max(0, Math.rint(s) - 1);
        double order = s - whole;
        double integral = order < 0.5 ? lowOrder(order, z) : nearOne(order - 1, z);
        double decay = Math.exp(-z);
        for (int k = 0; k < whole; k++) {
            integral = (decay - z * integral) / (order + k);
        }
        return Math.exp(z) * integral;
    }

    /** E_s(z) = Γ(1 - s) z^(s - 1) - Σ (-z)^k / (k! (1 - s + k)), for s below a half. */
    private static double lowOrder(double s, double z) {
        return Math.exp(LogGammas.nearOne(-s)) * Math.pow(z, s - 1) - 1 / (1 - s) - rest(s, z);
    }

    /** The same for s = 1 + ε, the two terms that are infinite at ε = 0 as one. */
    private static double nearOne(double epsilon, double z) {
        double exponent = LogGammas.nearOne(-epsilon) + epsilon * Math.log(z);
        double both = epsilon == 0 ? -LogGammas.EULER - Math.log(z) : -Math.expm1(exponent) / epsilon;
        return both - rest(1 + epsilon, z);
    }

    /** The terms of the series from k = 1 on. */
    private static double rest(double s, double z) {
        double power = 1;
        double sum = 0;
        for (int k = 1; k < MOST_TERMS; k++) {
            power *= -z / k;
            double term = power / (1 - s + k);
            sum += term;
            if (Math.abs(term) <= EPSILON * Math.abs(sum)) {
                return sum;
            }
        }
        throw new ArithmeticException("no convergence of the series at z = " + z);
    }

    /** 1 / (z + s - 1 s / (z + s + 2 - 2 (s + 1) / (z + s + 4 - …))), by Lentz's method. */
    private static double fraction(double s, double z) {
        double denominator = z + s;
        double ratio = denominator;
        double inverse = 0;
        for (int n = 1; n < MOST_TERMS; n++) {
            double numerator = -n * (s + n - 1);
            double step = z + s + 2.0 * n;
            inverse = 1 / (step + numerator * inverse);
            ratio = step + numerator / (ratio == 0 ? TINY : ratio);
            double change = ratio * inverse;
            denominator *= change;
            if (Math.abs(change - 1) <= EPSILON) {
                return 1 / denominator;
            }
        }
        throw new ArithmeticException("no convergence of the continued fraction at s = " + s + ", z = " + z);
    }
}
