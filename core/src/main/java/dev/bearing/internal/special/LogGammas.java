package dev.bearing.internal.special;

import static dev.bearing.internal.Checks.checkArgument;

import org.apache.commons.numbers.gamma.LogGamma;

/** Differences of logarithms of the gamma function, without first making two large numbers. */
public final class LogGammas {

    private static final double LARGE = 10;

    /** B(2k) / (2k (2k - 1)): the terms of Stirling's series, of which seven do at x = 10. */
    private static final double[] STIRLING = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156
    };

    private LogGammas() {}

    /**
     * Returns log Γ(x + rise) - log Γ(x), the logarithm of x (x + 1) … (x + rise - 1) where the rise is whole.
     *
     * @param x positive
     * @param rise 0 or more
     * @see <a href="https://dlmf.nist.gov/5.11.E1">DLMF 5.11.1</a>, Stirling's series, of which the large parts cancel
     */
    public static double rise(double x, double rise) {
        checkArgument(x > 0 && x < Double.POSITIVE_INFINITY, "x must be positive and finite, was %s", x);
        checkArgument(rise >= 0 && rise < Double.POSITIVE_INFINITY, "rise must be finite and at least 0: %s", rise);
        double from = x;
        double shifted = 0;
        while (from < LARGE) {
            // Γ(y + k) / Γ(y) = Γ(y + 1 + k) / Γ(y + 1) · y / (y + k)
            shifted += Math.log1p(rise / from);
            from++;
        }
        return (from - 0.5) * Math.log1p(rise / from)
                + rise * (Math.log(from + rise) - 1)
                + (correction(from + rise) - correction(from))
                - shifted;
    }

    /**
     * Returns log Γ(x + a + b) - log Γ(x + a) - log Γ(x + b) + log Γ(x), which is log B(x, a) - log B(x + b, a): never
     * negative, and with its digits also where it is small.
     *
     * @param x positive
     * @param a 0 or more
     * @param b 0 or more
     * @see <a href="https://dlmf.nist.gov/5.11.E1">DLMF 5.11.1</a>, Stirling's series, of which the large parts cancel
     */
    public static double excess(double x, double a, double b) {
        checkArgument(x > 0 && x < Double.POSITIVE_INFINITY, "x must be positive and finite, was %s", x);
        checkArgument(a >= 0 && a < Double.POSITIVE_INFINITY, "a must be finite and at least 0: %s", a);
        checkArgument(b >= 0 && b < Double.POSITIVE_INFINITY, "b must be finite and at least 0: %s", b);
        double from = x;
        double shifted = 0;
        while (from < LARGE) {
            // the same of x is that of x + 1 and this, which is not negative
            shifted += Math.log1p(a / from * (b / (from + a + b)));
            from++;
        }
        double joint = a / (from + a) * (b / (from + b));
        return a * Math.log1p(b / (from + a))
                + b * Math.log1p(a / (from + b))
                + (from - 0.5) * Math.log1p(-joint)
                + joint * (2 * from + a + b) / (12 * from * (from + a + b))
                + (later(from + a + b) - later(from + a) - later(from + b) + later(from))
                + shifted;
    }

    /** Returns log B(a, b), both positive. */
    public static double beta(double a, double b) {
        double small = Math.min(a, b);
        return LogGamma.value(small) - rise(Math.max(a, b), small);
    }

    private static double correction(double x) {
        return from(0, x);
    }

    /** The correction without its first term. */
    private static double later(double x) {
        return from(1, x) / (x * x);
    }

    private static double from(int first, double x) {
        double square = 1 / (x * x);
        double sum = 0;
        for (int k = STIRLING.length - 1; k >= first; k--) {
            sum = sum * square + STIRLING[k];
        }
        return sum / x;
    }
}
