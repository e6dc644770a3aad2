package dev.bearing.internal.cox;

import dev.bearing.internal.sort.RadixSort;
import dev.bearing.internal.stats.RankTree;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts pairs stratum by stratum with two passes over the risk sets: backwards, each death looks at the scores of
 * those that stayed longer; forwards, each row looks at the scores of the deaths it outlived. Each look is a prefix sum
 * in a {@link RankTree}. The first pass makes the counts, both together what each row has a share in, for the standard
 * error.
 */
public final class ConcordanceCount {

    private final CoxDesign design;
    private final RiskSets sets;
    private final double[] risk;
    private final double @Nullable [] weight;
    /** Rank of each place's risk within its stratum, from 1. */
    private final int[] rank;
    /** For each place, weight of the pairs it has a share in, and of those in its favour, a tie one half. */
    private final double[] pairs;

    private final double[] favourable;

    /** Weight at the rank of each of a group's deaths before they are added. */
    private final double[] before;

    /** Pairs, by weight: the higher risk left first, the lower did, or both are equal. */
    public double concordant;

    public double discordant;
    public double tiedScore;
    /** Pairs that left at the same time, with different risk and with equal risk. */
    public double tiedTime;

    public double tiedBoth;

    private ConcordanceCount(CoxDesign design, double[] risk) {
        this.design = design;
        this.risk = risk;
        sets = design.sets;
        weight = design.weight;
        rank = new int[sets.active];
        pairs = new double[sets.active];
        favourable = new double[sets.active];
        before = new double[Arrays.stream(sets.deaths).max().orElse(0)];
    }

    /** Returns the pairs that a score of each active row, in the design's order, makes. */
    public static ConcordanceCount of(CoxDesign design, double[] risk) {
        ConcordanceCount count = new ConcordanceCount(design, risk);
        count.count();
        return count;
    }

    private void count() {
        for (int stratum = 0; stratum < sets.strata.count(); stratum++) {
            int first = sets.firstGroup[stratum];
            int end = sets.firstGroup[stratum + 1];
            int ranks = rank(sets.firstRow[first], sets.firstRow[end]);
            backward(first, end, new RankTree(ranks));
            forward(first, end, new RankTree(ranks));
        }
    }

    private int rank(int from, int to) {
        int[] places = new int[to - from];
        for (int i = 0; i < places.length; i++) {
            places[i] = from + i;
        }
        places = RadixSort.order(places, risk);
        int ranks = 0;
        for (int i = 0; i < places.length; i++) {
            if (i == 0 || risk[places[i]] != risk[places[i - 1]]) {
                ranks++;
            }
            rank[places[i]] = ranks;
        }
        return ranks;
    }

    private void backward(int first, int end, RankTree longer) {
        for (int group = end - 1; group >= first; group--) {
            int from = sets.firstRow[group];
            int alive = from + sets.deaths[group];
            for (int i = alive; i < sets.firstRow[group + 1]; i++) {
                longer.add(rank[i], weightOf(i));
            }
            if (group + 1 < end) {
                for (int e = sets.firstEntrant[group + 1]; e < sets.firstEntrant[group + 2]; e++) {
                    int place = sets.entrants[e];
                    longer.add(rank[place], -weightOf(place));
                }
            }
            for (int i = from; i < alive; i++) {
                look(i, longer);
            }
            addDeaths(from, alive, longer);
        }
    }

    private void look(int death, RankTree longer) {
        double lower = longer.below(rank[death]);
        double equal = longer.at(rank[death]);
        double higher = longer.total() - lower - equal;
        double own = weightOf(death);
        concordant += own * lower;
        discordant += own * higher;
        tiedScore += own * equal;
        pairs[death] += lower + equal + higher;
        favourable[death] += lower + equal / 2;
    }

    /** Adds a group's deaths to the tree: a pair of them with equal risk shows in how much their rank has grown. */
    private void addDeaths(int from, int alive, RankTree longer) {
        double weights = 0;
        double all = 0;
        for (int i = from; i < alive; i++) {
            double own = weightOf(i);
            all += own * weights;
            weights += own;
            before[i - from] = longer.at(rank[i]);
        }
        double both = 0;
        for (int i = from; i < alive; i++) {
            double own = weightOf(i);
            both += own * (longer.at(rank[i]) - before[i - from]);
            longer.add(rank[i], own);
        }
        tiedTime += all - both;
        tiedBoth += both;
    }

    private void forward(int first, int end, RankTree gone) {
        for (int group = first; group < end; group++) {
            for (int e = sets.firstEntrant[group]; e < sets.firstEntrant[group + 1]; e++) {
                outlived(sets.entrants[e], gone, -1);
            }
            int from = sets.firstRow[group];
            int alive = from + sets.deaths[group];
            for (int i = from; i < alive; i++) {
                outlived(i, gone, 1);
            }
            for (int i = from; i < alive; i++) {
                gone.add(rank[i], weightOf(i));
            }
            for (int i = alive; i < sets.firstRow[group + 1]; i++) {
                outlived(i, gone, 1);
            }
        }
    }

    private void outlived(int place, RankTree gone, int sign) {
        double lower = gone.below(rank[place]);
        double equal = gone.at(rank[place]);
        double all = gone.total();
        pairs[place] += sign * all;
        favourable[place] += sign * (all - lower - equal / 2);
    }

    /**
     * Returns the standard error of C where there is a pair: the root of the summed squares of what it changes by with
     * each row's, or cluster's, weight.
     */
    public double standardError() {
        double total = concordant + discordant + tiedScore;
        double c = (concordant + tiedScore / 2) / total;
        double[] influence = new double[design.clusters];
        for (int i = 0; i < pairs.length; i++) {
            int slot = design.cluster == null ? i : design.cluster[i];
            influence[slot] += weightOf(i) * (favourable[i] - c * pairs[i]) / total;
        }
        double squares = 0;
        for (double value : influence) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    private double weightOf(int place) {
        return weight == null ? 1 : weight[place];
    }
}
