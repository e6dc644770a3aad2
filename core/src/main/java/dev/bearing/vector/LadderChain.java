package dev.bearing.vector;

import dev.bearing.internal.linear.LinearSystem;

/**
 * The arithmetic of the chain over tiers, by index. {@code moves[i][j]} counts account-months from tier i to tier j,
 * {@code lost[i]} those from tier i out of the ladder; {@code prior[i]} is what is added to each of them, the lost
 * last. A row without any count or prior stays all zero.
 */
final class LadderChain {

    private final long[][] moves;
    private final long[] lost;
    private final long[] atRisk;
    private final double[][] prior;
    private final double[] weight;

    LadderChain(long[][] moves, long[] lost, double[][] prior) {
        this.moves = moves;
        this.lost = lost;
        this.prior = prior;
        this.atRisk = new long[lost.length];
        this.weight = new double[lost.length];
        for (int i = 0; i < lost.length; i++) {
            long sum = lost[i];
            for (long count : moves[i]) {
                sum = Math.addExact(sum, count);
            }
            atRisk[i] = sum;
            double added = 0;
            for (double count : prior[i]) {
                added += count;
            }
            weight[i] = sum + added;
        }
    }

    int size() {
        return lost.length;
    }

    long atRisk(int tier) {
        return atRisk[tier];
    }

    long lost(int tier) {
        return lost[tier];
    }

    long moves(int from, int to) {
        return moves[from][to];
    }

    /** Returns whether anything is known of the row: it was seen, or has a prior. */
    boolean hasRow(int tier) {
        return weight[tier] > 0;
    }

    /** Returns whether the row is nothing but its prior. */
    boolean isFromPrior(int tier) {
        return atRisk[tier] == 0 && weight[tier] > 0;
    }

    /** Returns whether the prior adds anything to the row. */
    boolean isSmoothed(int tier) {
        return weight[tier] > atRisk[tier];
    }

    /** Returns the account-months in a tier and what the prior adds to them. */
    double weight(int tier) {
        return weight[tier];
    }

    /** Returns the count and what the prior adds to it. */
    double smoothedMoves(int from, int to) {
        return moves[from][to] + prior[from][to];
    }

    double smoothedLost(int from) {
        return lost[from] + prior[from][lost.length];
    }

    double probability(int from, int to) {
        return weight[from] == 0 ? 0 : smoothedMoves(from, to) / weight[from];
    }

    double churn(int from) {
        return weight[from] == 0 ? 0 : smoothedLost(from) / weight[from];
    }

    /** Returns the probability to be in another tier, or lost, a period later. */
    double leaving(int from) {
        double left = smoothedLost(from);
        for (int j = 0; j < size(); j++) {
            left += j == from ? 0 : smoothedMoves(from, j);
        }
        return left / weight[from];
    }

    /** Returns what is reachable from each tier with a positive probability, itself included. */
    boolean[][] reachable() {
        return closure(true);
    }

    /** Returns what is reachable from each tier by observed moves, itself included. */
    boolean[][] reached() {
        return closure(false);
    }

    private boolean[][] closure(boolean smoothed) {
        int n = size();
        boolean[][] reach = new boolean[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                reach[i][j] = i == j || (smoothed ? smoothedMoves(i, j) > 0 : moves[i][j] > 0);
            }
        }
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    reach[i][j] |= reach[i][k] && reach[k][j];
                }
            }
        }
        return reach;
    }

    /**
     * Returns I - vQ restricted to {@code members}, a set of tiers that no move leaves. The diagonal is written (1 - v)
     * + v·(those who left)/(those at risk), so that with v = 1 and one tier it is exactly the pooled churn.
     *
     * @param discount the discount rate per period; v = 1 / (1 + discount)
     */
    double[][] system(int[] members, double discount) {
        double v = 1 / (1 + discount);
        double[][] a = new double[members.length][members.length];
        for (int i = 0; i < members.length; i++) {
            int from = members[i];
            for (int j = 0; j < members.length; j++) {
                a[i][j] = -v * probability(from, members[j]);
            }
            a[i][i] = discount * v + v * leaving(from);
        }
        return a;
    }

    /**
     * Returns {@code double[m][m]} where row i, column j is the discounted value that an account in tier members[i]
     * will pay while in tier members[j], the current period included: the columns of (I - vQ)⁻¹ times the margins.
     */
    double[][] valueByTier(int[] members, double[] margins, double discount) {
        int m = members.length;
        LinearSystem system = LinearSystem.of(system(members, discount));
        double[][] value = new double[m][m];
        for (int j = 0; j < m; j++) {
            double[] payment = new double[m];
            payment[j] = margins[members[j]];
            double[] column = system.solve(payment);
            for (int i = 0; i < m; i++) {
                value[i][j] = column[i];
            }
        }
        return value;
    }
}
