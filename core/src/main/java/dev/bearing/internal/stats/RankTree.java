package dev.bearing.internal.stats;

/**
 * Weights by rank with sums over the ranks below one, both in O(log ranks). Whole weights are exact up to 2^53.
 *
 * @see <a href="https://doi.org/10.1002/spe.4380240306">Fenwick (1994)</a>
 */
public final class RankTree {

    private final double[] sums;
    private final double[] weights;
    private double total;

    public RankTree(int ranks) {
        sums = new double[ranks + 1];
        weights = new double[ranks + 1];
    }

    /** Adds to the weight of a rank, from 1. */
    public void add(int rank, double weight) {
        weights[rank] += weight;
        total += weight;
        for (int i = rank; i < sums.length; i += i & -i) {
            sums[i] += weight;
        }
    }

    /** Returns the weight of all ranks below one. */
    public double below(int rank) {
        double sum = 0;
        for (int i = rank - 1; i > 0; i -= i & -i) {
            sum += sums[i];
        }
        return sum;
    }

    public double at(int rank) {
        return weights[rank];
    }

    public double total() {
        return total;
    }
}
