package dev.bearing.vector;

import dev.bearing.internal.linear.LinearSystem;
import dev.bearing.internal.stats.GammaSampler;
import dev.bearing.internal.stats.Quantiles;
import dev.bearing.value.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/**
 * Draws of the whole chain: each draws every row from the Dirichlet distribution whose parameters are the row's counts
 * and what the prior adds to them; without a prior that is the Bayesian bootstrap.
 *
 * <p>A multinomial bootstrap would draw rows without any churn where churn is rare, and the value would have no upper
 * end; the delta method puts a symmetric interval around a value that is a reciprocal of a rate, and its lower end may
 * be negative. Dirichlet draws keep every observed outcome possible and have the smoothed shares as their mean. The
 * margins are taken as given. The seed is fixed, so that the draws are always the same.
 *
 * @see <a href="https://doi.org/10.1214/aos/1176345338">Rubin (1981)</a>
 */
final class LadderDraws {

    static final int REPLICATES = 1_000;
    static final int MAX_TIERS = 60;

    /** A draw in which accounts would stay for longer than so many months is one without end. */
    private static final double LONGEST_MONTHS = 1e6;

    /** The least share that is drawn of the lost, where any can be: the chain stays solvable, and the value endless. */
    private static final double LEAST_LOST = 1e-9;

    private static final long SEED = 20_260_102L;

    private final LadderChain chain;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final GammaSampler gamma = new GammaSampler(random);

    private LadderDraws(LadderChain chain) {
        this.chain = chain;
    }

    /** Returns a new run of draws, from the first one on. */
    static LadderDraws of(LadderChain chain) {
        return new LadderDraws(chain);
    }

    /**
     * Returns {@code double[m][REPLICATES]}: the values of the members, in their order, in each draw.
     *
     * @param members tiers that no move leaves
     */
    static double[][] values(LadderChain chain, int[] members, double[] margins, double discount) {
        int m = members.length;
        double v = 1 / (1 + discount);
        double[] payments = new double[m];
        for (int i = 0; i < m; i++) {
            payments[i] = margins[members[i]];
        }
        LadderDraws draws = of(chain);
        double[][] values = new double[m][REPLICATES];
        double[][] a = new double[m][m];
        for (int r = 0; r < REPLICATES; r++) {
            for (int i = 0; i < m; i++) {
                double[] row = draws.row(members[i]);
                for (int j = 0; j < m; j++) {
                    a[i][j] = -v * row[members[j]];
                }
                a[i][i] = discount * v + v * leaving(row, members[i]);
            }
            double[] drawn = LinearSystem.of(a).solve(payments);
            for (int i = 0; i < m; i++) {
                values[i][r] = drawn[i];
            }
        }
        return values;
    }

    /**
     * Returns the central 95 % of the values that each draw gives; an end is infinite where they have none.
     *
     * @param dearest the largest margin, by which it is judged whether a value is endless
     */
    static Interval interval95(IntToDoubleFunction number, double dearest) {
        double[] sorted = new double[REPLICATES];
        for (int r = 0; r < REPLICATES; r++) {
            sorted[r] = number.applyAsDouble(r);
        }
        Arrays.sort(sorted);
        double end = LONGEST_MONTHS * dearest;
        return Interval.of95(endless(Quantiles.of(sorted, 0.025), end), endless(Quantiles.of(sorted, 0.975), end));
    }

    private static double endless(double value, double end) {
        return end > 0 && Math.abs(value) > end ? Math.copySign(Double.POSITIVE_INFINITY, value) : value;
    }

    /** Returns the next draw of a tier's row: {@code double[tiers + 1]}, the lost last; all 0 for a row never seen. */
    double[] row(int from) {
        int n = chain.size();
        double[] drawn = new double[n + 1];
        double total = 0;
        for (int j = 0; j <= n; j++) {
            double shape = j < n ? chain.smoothedMoves(from, j) : chain.smoothedLost(from);
            drawn[j] = shape > 0 ? gamma(shape) : 0;
            total += drawn[j];
        }
        for (int j = 0; j <= n && total > 0; j++) {
            drawn[j] /= total;
        }
        if (drawn[n] < LEAST_LOST && chain.smoothedLost(from) > 0) {
            drawn[n] = LEAST_LOST;
        }
        return drawn;
    }

    /** Returns the generator, for what is drawn besides the rows. */
    SplittableRandom random() {
        return random;
    }

    /** Below shape 1 a draw of shape + 1 times U^(1/shape). */
    private double gamma(double shape) {
        return shape >= 1
                ? gamma.next(shape)
                : gamma.next(shape + 1) * StrictMath.pow(1 - random.nextDouble(), 1 / shape);
    }

    private static double leaving(double[] row, int own) {
        double left = 0;
        for (int j = 0; j < row.length; j++) {
            left += j == own ? 0 : row[j];
        }
        return left;
    }
}
