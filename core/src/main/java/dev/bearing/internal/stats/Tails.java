package dev.bearing.internal.stats;

import static dev.bearing.internal.Checks.checkArgument;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.numbers.gamma.InverseErfc;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/** Tails of the normal and the chi-square distribution, also where they are too small for a {@code double}. */
public final class Tails {

    private static final double SQRT2 = Math.sqrt(2);
    private static final double SMALL = 1e-280;

    private Tails() {}

    /** Returns the probability that a standard normal is at most {@code z}. */
    public static double normal(double z) {
        return 0.5 * Erfc.value(-z / SQRT2);
    }

    /**
     * Returns the point that a standard normal stays below with a probability.
     *
     * @param p in (0, 1)
     */
    public static double normalQuantile(double p) {
        checkArgument(p > 0 && p < 1, "p must be in (0, 1), was %s", p);
        return -SQRT2 * InverseErfc.value(2 * p);
    }

    /** Returns the probability that a standard normal is at least as far from 0 as {@code z}. */
    public static double twoSided(double z) {
        return Erfc.value(Math.abs(z) / SQRT2);
    }

    /** Returns the logarithm of {@link #twoSided}, finite for every finite {@code z}. */
    public static double logTwoSided(double z) {
        double x = Math.abs(z) / SQRT2;
        return Math.log(Erfcx.value(x)) - x * x;
    }

    /**
     * Returns the probability that a chi-square is above {@code x}.
     *
     * @param x 0 or more
     * @param degrees the degrees of freedom, positive
     */
    public static double chiSquare(double x, double degrees) {
        check(x, degrees);
        return RegularizedGamma.Q.value(degrees / 2, x / 2);
    }

    /** Returns the logarithm of {@link #chiSquare}, finite for every finite {@code x}. */
    public static double logChiSquare(double x, double degrees) {
        double tail = chiSquare(x, degrees);
        return tail > SMALL ? Math.log(tail) : logUpperGamma(degrees / 2, x / 2);
    }

    /**
     * The logarithm of Q(a, x) far out, by Lentz's method for its continued fraction.
     *
     * @see <a href="https://dlmf.nist.gov/8.9.E2">DLMF 8.9.2</a>
     */
    private static double logUpperGamma(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / Double.MIN_NORMAL;
        double d = 1 / b;
        double fraction = d;
        for (int i = 1; i < 10_000; i++) {
            double an = -i * (i - a);
            b += 2;
            d = 1 / (an * d + b);
            c = b + an / c;
            double step = c * d;
            fraction *= step;
            if (Math.abs(step - 1) < 1e-16) {
                break;
            }
        }
        return a * Math.log(x) - x - LogGamma.value(a) + Math.log(fraction);
    }

    private static void check(double x, double degrees) {
        checkArgument(x >= 0, "x must not be negative, was %s", x);
        checkArgument(degrees > 0, "degrees must be positive, was %s", degrees);
    }
}
