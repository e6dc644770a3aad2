package dev.bearing.internal.special;

import static dev.bearing.internal.Checks.checkArgument;

/**
 * The first two derivatives of the logarithm of the gamma function, and their rises without first making two large
 * numbers.
 *
 * @see <a href="https://dlmf.nist.gov/5.11.E2">DLMF 5.11.2</a> and <a href="https://dlmf.nist.gov/5.15.E8">5.15.8</a>
 */
public final class Polygammas {

    private static final double LARGE = 10;

    /** The Bernoulli numbers B(2), B(4), …, of which eight do at x = 10. */
    private static final double[] BERNOULLI = {
        1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510
    };

    private Polygammas() {}

    /**
     * Returns ψ(x), the derivative of log Γ(x).
     *
     * @param x positive
     */
    public static double digamma(double x) {
        check(x);
        double from = x;
        double shifted = 0;
        while (from < LARGE) {
            shifted += 1 / from;
            from++;
        }
        return Math.log(from) - 0.5 / from - digammaTail(from) - shifted;
    }

    /**
     * Returns ψ'(x), the second derivative of log Γ(x).
     *
     * @param x positive
     */
    public static double trigamma(double x) {
        check(x);
        double from = x;
        double shifted = 0;
        while (from < LARGE) {
            shifted += 1 / (from * from);
            from++;
        }
        return (1 + 0.5 / from) / from + trigammaTail(from) + shifted;
    }

    /**
     * Returns ψ(x + rise) - ψ(x).
     *
     * @param x positive
     * @param rise 0 or more
     */
    public static double digammaRise(double x, double rise) {
        check(x, rise);
        double from = x;
        double shifted = 0;
        while (from < LARGE) {
            shifted += rise / from / (from + rise);
            from++;
        }
        double to = from + rise;
        return Math.log1p(rise / from) + 0.5 * rise / from / to + (digammaTail(from) - digammaTail(to)) + shifted;
    }

    /**
     * Returns ψ'(x + rise) - ψ'(x), never positive.
     *
     * @param x positive
     * @param rise 0 or more
     */
    public static double trigammaRise(double x, double rise) {
        check(x, rise);
        double from = x;
        double shifted = 0;
        while (from < LARGE) {
            shifted -= reciprocals(from, rise) * (1 / from + 1 / (from + rise));
            from++;
        }
        double to = from + rise;
        double fall = reciprocals(from, rise);
        return -fall * (1 + 0.5 * (1 / from + 1 / to)) + (trigammaTail(to) - trigammaTail(from)) + shifted;
    }

    /** 1 / x - 1 / (x + rise) */
    private static double reciprocals(double x, double rise) {
        return rise / x / (x + rise);
    }

    /** The sum of B(2k) / (2k x^2k) */
    private static double digammaTail(double x) {
        double square = 1 / (x * x);
        double sum = 0;
        for (int k = BERNOULLI.length; k >= 1; k--) {
            sum = (sum + BERNOULLI[k - 1] / (2 * k)) * square;
        }
        return sum;
    }

    /** The sum of B(2k) / x^(2k + 1) */
    private static double trigammaTail(double x) {
        double square = 1 / (x * x);
        double sum = 0;
        for (int k = BERNOULLI.length; k >= 1; k--) {
            sum = (sum + BERNOULLI[k - 1]) * square;
        }
        return sum / x;
    }

    private static void check(double x) {
        checkArgument(x > 0 && x < Double.POSITIVE_INFINITY, "x must be positive and finite, was %s", x);
    }

    private static void check(double x, double rise) {
        check(x);
        checkArgument(rise >= 0 && rise < Double.POSITIVE_INFINITY, "rise must be finite and at least 0: %s", rise);
    }
}
