package dev.bearing.internal.stats;

import static dev.bearing.internal.Checks.checkArgument;

import java.util.random.RandomGenerator;

/**
 * Draws from the gamma distribution with scale 1 and shape 1 or more. It needs nothing of the generator but its uniform
 * numbers, so that a seed gives the same draws on every Java release.
 *
 * @see <a href="https://doi.org/10.1145/358407.358414">Marsaglia and Tsang (2000)</a>
 */
public final class GammaSampler {

    private final RandomGenerator random;
    private final NormalSampler normal;

    /** Draws from {@code random}, which must not be shared with another thread. */
    public GammaSampler(RandomGenerator random) {
        this.random = random;
        this.normal = new NormalSampler(random);
    }

    /** Returns the next draw of the distribution with this shape, 1 or more. */
    public double next(double shape) {
        checkArgument(shape >= 1 && shape < Double.POSITIVE_INFINITY, "shape must be 1 or more, was %s", shape);
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal.next();
            double cube = 1 + c * x;
            double v = cube * cube * cube;
            if (v > 0 && StrictMath.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }
}
