package dev.bearing.internal.stats;

import java.util.random.RandomGenerator;

/**
 * Draws from the standard normal distribution by Marsaglia's polar method; the second number of each pair is dropped.
 * It needs nothing of the generator but its uniform numbers, so that a seed gives the same draws on every Java release.
 *
 * @see <a href="https://doi.org/10.1137/1006063">Marsaglia and Bray (1964)</a>
 */
public final class NormalSampler {

    private final RandomGenerator random;

    /** Draws from {@code random}, which must not be shared with another thread. */
    public NormalSampler(RandomGenerator random) {
        this.random = random;
    }

    /** Returns the next draw. */
    public double next() {
        while (true) {
            double a = 2 * random.nextDouble() - 1;
            double b = 2 * random.nextDouble() - 1;
            double s = a * a + b * b;
            if (s > 0 && s < 1) {
                return a * Math.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }
}
