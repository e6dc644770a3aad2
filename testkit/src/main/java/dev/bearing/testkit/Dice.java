package dev.bearing.testkit;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The draws of one account for one purpose. Everything is derived from the 64-bit words of {@link SplittableRandom} by
 * exact arithmetic and {@link StrictMath}, so that a seed gives the same draws on every Java virtual machine; the
 * library methods for bounded and normal numbers may change from one release to the next.
 */
final class Dice {

    /** What is drawn: each purpose has a stream of its own, so that more draws for one leave the others alone. */
    enum Purpose {
        PROFILE(1),
        MONEY(2),
        JOURNEY(3),
        SALES(4),
        SIGNALS(5),
        RELATIONS(6),
        CLIMATE(7),
        STAYS(8),
        PROSPECTS(9),
        AGREEMENTS(10),
        ASKS(11);

        private final int number;

        Purpose(int number) {
            this.number = number;
        }
    }

    private final SplittableRandom random;

    private Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Returns the stream of one account for one purpose. */
    static Dice of(long seed, int account, Purpose purpose) {
        long perAccount = mix(mix(seed) + account);
        return new Dice(mix(perAccount + purpose.number));
    }

    /** Stafford's variant 13 of the 64-bit finaliser, as SplitMix64 uses it (Steele, Lea and Flood 2014). */
    private static long mix(long word) {
        long z = word + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Returns a number in {@code [0, 1)}. */
    double uniform() {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Returns true with a probability. */
    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** Returns a whole number from {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return low + (int) (uniform() * (high - low + 1));
    }

    /** Returns one of the values, each as likely as the others. */
    <T> T oneOf(List<T> values) {
        return values.get(between(0, values.size() - 1));
    }

    /** Returns one of the values, with a probability proportional to its weight. */
    <T> T oneOf(List<T> values, double... weights) {
        return values.get(weighted(weights));
    }

    /** Returns an index with a probability proportional to its weight. */
    int weighted(double... weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double left = uniform() * total;
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    /** Returns a standard normal number, by Marsaglia's polar method. */
    double normal() {
        while (true) {
            double u = 2 * uniform() - 1;
            double v = 2 * uniform() - 1;
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }

    /**
     * Returns a gamma distributed number of scale 1, by Marsaglia and Tsang's method (2000).
     *
     * @param shape its mean and variance, positive
     */
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(1 - uniform(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = 1 + c * x;
            double cube = v * v * v;
            if (v > 0 && StrictMath.log(1 - uniform()) < 0.5 * x * x + d - d * cube + d * StrictMath.log(cube)) {
                return d * cube;
            }
        }
    }

    /** Returns a Poisson count, by inversion. */
    int poisson(double mean) {
        double left = uniform();
        double probability = StrictMath.exp(-mean);
        int count = 0;
        while (left >= probability && count < 1000) {
            left -= probability;
            count++;
            probability *= mean / count;
        }
        return count;
    }

    /** Returns how many trials of a probability it takes until the first success: 1 or more, at most a million. */
    int trialsUntil(double probability) {
        if (probability >= 1) {
            return 1;
        }
        double trials = StrictMath.ceil(StrictMath.log(1 - uniform()) / StrictMath.log(1 - probability));
        return (int) Math.max(1, Math.min(1_000_000, trials));
    }
}
