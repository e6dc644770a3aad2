package dev.bearing.vector;

import dev.bearing.internal.linear.LinearSystem;
import dev.bearing.internal.stats.GammaSampler;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Percentile intervals of lifetime values by the Bayesian bootstrap of the counted moves: each replicate draws every
 * row of the chain from the Dirichlet distribution whose parameters are the row's counts.
 *
 * <p>A multinomial bootstrap would draw rows without any churn where churn is rare, and the value would have no upper
 * end; the delta method puts a symmetric interval around a value that is a reciprocal of a rate, and its lower end may
 * be negative. Dirichlet draws keep every observed outcome possible, keep unobserved ones impossible, and have the
 * observed shares as their mean. The margins are taken as given.
 *
 * @see <a href="https://doi.org/10.1214/aos/1176345338">Rubin (1981)</a>
 */
final class LadderBootstrap {

    static final int REPLICATES = 1_000;
    static final int MAX_TIERS = 60;

    private static final long SEED = 20_260_102L;

    private LadderBootstrap() {}

    /** Returns {@code double[m][2]}: the 95 % interval of the value of each of the members, in their order. */
    static double[][] interval95(LadderChain chain, int[] members, double[] margins, double discount) {
        int m = members.length;
        double[] payments = new double[m];
        for (int i = 0; i < m; i++) {
            payments[i] = margins[members[i]];
        }
        GammaSampler gamma = new GammaSampler(new SplittableRandom(SEED));
        double[][] values = new double[m][REPLICATES];
        for (int r = 0; r < REPLICATES; r++) {
            double[] drawn =
                    LinearSystem.of(draw(chain, members, discount, gamma)).solve(payments);
            for (int i = 0; i < m; i++) {
                values[i][r] = drawn[i];
            }
        }
        double[][] ends = new double[m][];
        for (int i = 0; i < m; i++) {
            Arrays.sort(values[i]);
            ends[i] = new double[] {quantile(values[i], 0.025), quantile(values[i], 0.975)};
        }
        return ends;
    }

    /** Returns I - vQ with every row of Q drawn anew. */
    private static double[][] draw(LadderChain chain, int[] members, double discount, GammaSampler gamma) {
        double v = 1 / (1 + discount);
        int m = members.length;
        double[][] a = new double[m][m];
        for (int i = 0; i < m; i++) {
            int from = members[i];
            double[] weights = new double[m];
            double left = chain.lost(from) == 0 ? 0 : gamma.next((double) chain.lost(from));
            double total = left;
            for (int j = 0; j < m; j++) {
                long count = chain.moves(from, members[j]);
                weights[j] = count == 0 ? 0 : gamma.next((double) count);
                total += weights[j];
                left += i == j ? 0 : weights[j];
            }
            for (int j = 0; j < m; j++) {
                a[i][j] = -v * weights[j] / total;
            }
            a[i][i] = discount * v + v * left / total;
        }
        return a;
    }

    /** Linear interpolation between order statistics (Hyndman and Fan's type 7). */
    private static double quantile(double[] sorted, double p) {
        double at = p * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
