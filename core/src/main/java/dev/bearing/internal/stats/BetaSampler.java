package dev.bearing.internal.stats;

import java.util.random.RandomGenerator;

/** Draws from beta distributions, each as the share of one of two gamma draws. */
public final class BetaSampler {

    private final RandomGenerator random;
    private final GammaSampler gamma;

    /** Draws from {@code random}, which must not be shared with another thread. */
    public BetaSampler(RandomGenerator random) {
        this.random = random;
        this.gamma = new GammaSampler(random);
    }

    /** Returns the next draw of the distribution with these parameters, both positive. */
    public double next(double a, double b) {
        double own = logGamma(a);
        double other = logGamma(b);
        return 1 / (1 + StrictMath.exp(other - own));
    }

    /** The logarithm of a gamma draw; below shape 1 a draw of shape + 1 times U^(1/shape). */
    private double logGamma(double shape) {
        return shape >= 1
                ? StrictMath.log(gamma.next(shape))
                : StrictMath.log(gamma.next(shape + 1)) + StrictMath.log(1 - random.nextDouble()) / shape;
    }
}
