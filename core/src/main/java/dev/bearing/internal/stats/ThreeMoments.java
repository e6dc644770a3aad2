package dev.bearing.internal.stats;

import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * A random amount of which mean, variance and third central moment are known; they add over independent amounts. For
 * probabilities it is taken as a shifted gamma distribution, mirrored where its skewness is negative, of the same three
 * moments: the actuaries' translated gamma approximation of a compound sum (Bowers, Gerber, Hickman, Jones and Nesbitt
 * (1997), Actuarial Mathematics, section 12.6).
 *
 * @param mean the mean
 * @param variance the variance, 0 or more
 * @param third the third central moment
 */
public record ThreeMoments(double mean, double variance, double third) {

    /** The moments of nothing. */
    public static final ThreeMoments ZERO = new ThreeMoments(0, 0, 0);

    /** Below this skewness a gamma distribution differs from the normal one by less than its own rounding. */
    private static final double LEAST_SKEWNESS = 1e-3;

    private static final int NEWTON_STEPS = 12;

    /** Returns the moments of the sum of two independent amounts. */
    public ThreeMoments plus(ThreeMoments other) {
        return new ThreeMoments(mean + other.mean, variance + other.variance, third + other.third);
    }

    /** Returns the moments of this amount times a number. */
    public ThreeMoments times(double factor) {
        return new ThreeMoments(mean * factor, variance * factor * factor, third * factor * factor * factor);
    }

    /** Returns the standard deviation. */
    public double sd() {
        return Math.sqrt(variance);
    }

    /** Returns the amount that is not exceeded with this probability, in (0, 1). */
    public double quantile(double p) {
        if (!(variance > 0)) {
            return mean;
        }
        double skewness = third / (variance * sd());
        double normal = Tails.normalQuantile(p);
        if (Math.abs(skewness) < LEAST_SKEWNESS) {
            return mean + sd() * normal;
        }
        double shape = 4 / (skewness * skewness);
        double gamma = gammaQuantile(shape, skewness > 0 ? p : 1 - p, skewness > 0 ? normal : -normal);
        return mean + Math.signum(skewness) * (gamma - shape) * sd() / Math.sqrt(shape);
    }

    /** Returns the probability that the amount is at most {@code x}. */
    public double cumulative(double x) {
        if (!(variance > 0)) {
            return x >= mean ? 1 : 0;
        }
        double z = (x - mean) / sd();
        double skewness = third / (variance * sd());
        if (Math.abs(skewness) < LEAST_SKEWNESS) {
            return Tails.normal(z);
        }
        double shape = 4 / (skewness * skewness);
        double gamma = shape + Math.signum(skewness) * z * Math.sqrt(shape);
        if (skewness > 0) {
            return gamma <= 0 ? 0 : RegularizedGamma.P.value(shape, gamma);
        }
        return gamma <= 0 ? 1 : RegularizedGamma.Q.value(shape, gamma);
    }

    /**
     * The start is Wilson and Hilferty's cube; Newton's steps, halved where they leave the positive numbers, follow.
     */
    private static double gammaQuantile(double shape, double p, double normal) {
        double cube = 1 - 1 / (9 * shape) + normal / (3 * Math.sqrt(shape));
        double x = shape * cube * cube * cube;
        if (!(x > 0) || shape < 1) {
            double small = Math.exp((Math.log(p) + LogGamma.value(shape + 1)) / shape);
            x = x > small ? x : Math.max(small, Double.MIN_NORMAL);
        }
        for (int i = 0; i < NEWTON_STEPS; i++) {
            double density = Math.exp((shape - 1) * Math.log(x) - x - LogGamma.value(shape));
            double miss = RegularizedGamma.P.value(shape, x) - p;
            if (!(density > 0) || Math.abs(miss) < 1e-10) {
                return x;
            }
            double next = x - miss / density;
            x = next > 0 ? Math.min(next, 4 * x + shape) : x / 2;
        }
        return x;
    }
}
