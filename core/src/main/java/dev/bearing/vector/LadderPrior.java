package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;

/**
 * How far the observed moves of each tier are smoothed: as if besides them some account-months had been seen that went
 * like those of all tiers together. It keeps a tier with few accounts from being taken for one that nobody leaves, and
 * stands in for a tier that was never seen. The more account-months a tier has, the less it matters.
 *
 * <p>The row of a tier is the mean of a Dirichlet distribution, {@code (counts + k p) / (account-months + k)}. Here p
 * is the share lost of all account-months; of those not lost, the share that moved up, of all who could, goes to the
 * next tier, and the share that moved down to the one below; only to tiers whose margin is known. A ladder of one tier
 * is not smoothed: its prior is itself.
 *
 * @param accountMonths how many account-months the prior weighs (k), 0 or more; 0 takes the observed shares as they are
 * @see <a href="https://doi.org/10.1201/b16018">Gelman et al., Bayesian Data Analysis (2013), section 3.4: the
 *     Dirichlet prior of a multinomial row</a>
 */
public record LadderPrior(double accountMonths) {

    private static final LadderPrior NONE = new LadderPrior(0);
    private static final LadderPrior STANDARD = new LadderPrior(12);

    /** @throws IllegalArgumentException if {@code accountMonths} is negative or not finite */
    public LadderPrior {
        checkArgument(
                accountMonths >= 0 && accountMonths < Double.POSITIVE_INFINITY,
                "accountMonths must be finite and not negative, was %s",
                accountMonths);
        accountMonths = accountMonths + 0.0;
    }

    /** Returns no smoothing: a tier never seen stays unknown. */
    public static LadderPrior none() {
        return NONE;
    }

    /** Returns twelve account-months, one account watched for a year: a convention, not a finding. */
    public static LadderPrior standard() {
        return STANDARD;
    }

    /**
     * Returns {@code double[tiers][tiers + 1]}: what the prior adds to each count, the last column being the lost; all
     * 0 where nothing is smoothed.
     *
     * @param moves {@code long[tiers][tiers]}, lowest rank first
     * @param lost {@code long[tiers]}
     * @param open which tiers the prior may lead to
     */
    double[][] counts(long[][] moves, long[] lost, boolean[] open) {
        int n = lost.length;
        double[][] counts = new double[n][n + 1];
        Steps steps = new Steps(moves, lost, open);
        if (n == 1 || accountMonths == 0 || steps.atRisk() == 0) {
            return counts;
        }
        double churn = steps.left / steps.atRisk();
        double kept = accountMonths * (1 - churn);
        for (int i = 0; i < n; i++) {
            int up = next(open, i, 1);
            int down = next(open, i, -1);
            double rises = up < 0 ? 0 : steps.rises();
            double falls = down < 0 ? 0 : steps.falls();
            counts[i][n] = accountMonths * churn;
            counts[i][i] = kept * Math.max(0, 1 - rises - falls);
            if (up >= 0) {
                counts[i][up] = kept * rises;
            }
            if (down >= 0) {
                counts[i][down] = kept * falls;
            }
        }
        return counts;
    }

    /** Returns the nearest open tier above or below, or -1. */
    private static int next(boolean[] open, int from, int step) {
        for (int j = from + step; j >= 0 && j < open.length; j += step) {
            if (open[j]) {
                return j;
            }
        }
        return -1;
    }

    /** The steps of all tiers together. */
    private static final class Steps {

        private double left;
        private double kept;
        private double up;
        private double canGoUp;
        private double down;
        private double canGoDown;

        Steps(long[][] moves, long[] lost, boolean[] open) {
            for (int i = 0; i < lost.length; i++) {
                left += lost[i];
                for (int j = 0; j < lost.length; j++) {
                    kept += moves[i][j];
                    up += j > i ? moves[i][j] : 0;
                    down += j < i ? moves[i][j] : 0;
                    canGoUp += j > i || next(open, i, 1) >= 0 ? moves[i][j] : 0;
                    canGoDown += j < i || next(open, i, -1) >= 0 ? moves[i][j] : 0;
                }
            }
        }

        double atRisk() {
            return kept + left;
        }

        double rises() {
            return up == 0 ? 0 : up / canGoUp / most();
        }

        double falls() {
            return down == 0 ? 0 : down / canGoDown / most();
        }

        private double most() {
            return Math.max(1, (up == 0 ? 0 : up / canGoUp) + (down == 0 ? 0 : down / canGoDown));
        }
    }
}
