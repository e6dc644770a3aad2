package dev.bearing.internal.stats;

import static dev.bearing.internal.Checks.checkArgument;

import java.util.random.RandomGenerator;

/**
 * Draws from binomial and multinomial distributions exactly and in O(log n): a beta draw is the middle one of n uniform
 * numbers, and tells on which side of it the search goes on.
 *
 * @see <a href="https://doi.org/10.1007/978-1-4613-8643-8">Devroye, Non-Uniform Random Variate Generation (1986),
 *     section X.4.3</a>
 */
public final class BinomialSampler {

    /** Below so many trials each is drawn by itself. */
    private static final long FEW = 24;

    private final RandomGenerator random;
    private final BetaSampler beta;

    /** Draws from {@code random}, which must not be shared with another thread. */
    public BinomialSampler(RandomGenerator random) {
        this.random = random;
        this.beta = new BetaSampler(random);
    }

    /**
     * Returns how many of {@code trials} succeed.
     *
     * @param trials 0 or more
     * @param probability that one does, in [0, 1]
     */
    public long next(long trials, double probability) {
        checkArgument(trials >= 0, "trials must not be negative, was %s", trials);
        checkArgument(probability >= 0 && probability <= 1, "probability must be in [0, 1], was %s", probability);
        long count = 0;
        long left = trials;
        double share = probability;
        while (left > FEW) {
            long middle = (left + 1) / 2;
            double at = beta.next((double) middle, left + 1.0 - middle);
            if (at <= share) {
                count += middle;
                left -= middle;
                share = at < 1 ? Math.min(1, (share - at) / (1 - at)) : 0;
            } else {
                left = middle - 1;
                share = Math.min(1, share / at);
            }
        }
        for (; left > 0; left--) {
            count += random.nextDouble() < share ? 1 : 0;
        }
        return count;
    }

    /**
     * Returns how often each class is drawn when as many members are drawn with replacement as there are.
     *
     * @param counts how many members each class has, 0 or more; not changed
     */
    public long[] resample(long[] counts) {
        long left = 0;
        for (long count : counts) {
            left += count;
        }
        long draws = left;
        long[] drawn = new long[counts.length];
        for (int i = 0; i < counts.length && left > 0; i++) {
            drawn[i] = next(draws, (double) counts[i] / left);
            draws -= drawn[i];
            left -= counts[i];
        }
        return drawn;
    }
}
