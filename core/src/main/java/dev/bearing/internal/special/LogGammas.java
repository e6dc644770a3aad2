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

    /** ζ(k) - 1 from k = 2 on, of which each is about half the one before. */
    private static final double[] ZETA_LESS_ONE = {
        0.6449340668482264,
        0.2020569031595943,
        0.08232323371113819,
        0.03692775514336993,
        0.01734306198444914,
        0.008349277381922827,
        0.00407735619794434,
        0.0020083928260822143,
        0.0009945751278180853,
        0.0004941886041194645,
        0.0002460865533080483,
        0.00012271334757848915,
        6.124813505870483e-5,
        3.058823630702049e-5,
        1.528225940865187e-5,
        7.637197637899763e-6,
        3.81729326499984e-6,
        1.908212716553939e-6,
        9.539620338727962e-7,
        4.769329867878064e-7,
        2.38450502727733e-7,
        1.1921992596531106e-7,
        5.960818905125948e-8,
        2.980350351465228e-8,
        1.490155482836504e-8,
        7.45071178983543e-9
    };

    /** Euler's constant. */
    static final double EULER = 0.5772156649015329;

    private LogGammas() {}

    /**
     * Returns log Γ(1 + x), with all its digits where it is close to 0, too.
     *
     * @param x in [-1/2, 1/2]
     * @see <a href="https://dlmf.nist.gov/5.7.E3">DLMF 5.7.3</a>
     */
    public static double nearOne(double x) {
        checkArgument(Math.abs(x) <= 0.5, "x must be in [-1/2, 1/2], was %s", x);
        double sum = 0;
        for (int k = ZETA_LESS_ONE.length + 1; k >= 2; k--) {
            sum = ZETA_LESS_ONE[k - 2] / k - x * sum;
        }
        return x * x * sum + x * (1 - EULER) - Math.log1p(x);
    }

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
