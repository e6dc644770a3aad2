package dev.bearing.internal.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The percentile bootstrap of a ratio of sums: members are drawn with replacement, so that a member's numerator and
 * denominator stay together. The seed is fixed: the same members give the same interval.
 *
 * @see <a href="https://doi.org/10.1201/9780429246593">Efron and Tibshirani (1993), section 13.3</a>
 */
public final class RatioBootstrap {

    /** How many times the members are drawn anew. */
    public static final int REPLICATES = 1_000;

    private static final long SEED = 20_260_101L;

    private RatioBootstrap() {}

    /**
     * Returns the lower and upper end of the 95 % percentile interval of sum(numerators) / sum(denominators).
     *
     * @param numerators one per member, any order
     * @param denominators one per member, 0 or more; so many positive that a draw without any is not to be feared
     */
    public static double[] interval95(double[] numerators, double[] denominators) {
        int n = numerators.length;
        SplittableRandom random = new SplittableRandom(SEED);
        double[] ratios = new double[REPLICATES];
        for (int r = 0; r < REPLICATES; r++) {
            double numerator = 0;
            double denominator = 0;
            for (int i = 0; i < n; i++) {
                int pick = random.nextInt(n);
                numerator += numerators[pick];
                denominator += denominators[pick];
            }
            ratios[r] = numerator / denominator;
        }
        Arrays.sort(ratios);
        return new double[] {Quantiles.of(ratios, 0.025), Quantiles.of(ratios, 0.975)};
    }
}
