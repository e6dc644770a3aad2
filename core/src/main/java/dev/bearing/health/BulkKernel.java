package dev.bearing.health;

import dev.bearing.internal.Thresholds;
import java.util.Arrays;

/**
 * What {@link ScoreKernel} does with one account, on columns: a block of accounts at a time, measure after measure, in
 * the same order of operations, so that the scores are the same to the last bit. Not thread-safe: it keeps the arrays
 * of a block.
 */
final class BulkKernel {

    /** So many accounts that the arrays of a block stay in the cache nearest to the processor. */
    static final int BLOCK = 512;

    private final ScoreKernel kernel;
    private final ScoreUnits units;
    private final BlockAges ages;
    private final boolean plain;
    private final Sums inside = new Sums();
    private final Sums outside = new Sums();
    private final double[] values = new double[BLOCK];
    private final double[] healths = new double[BLOCK];
    private final double[] weights = new double[BLOCK];
    private final double[] counts = new double[BLOCK];
    private final double[] present = new double[BLOCK];
    private final double[] blocked = new double[BLOCK];
    private final double[] limits = new double[BLOCK];

    BulkKernel(Scorecard scorecard) {
        kernel = scorecard.kernel();
        units = scorecard.units();
        ages = new BlockAges(kernel, counts, weights);
        plain = units.isPlainMean() && !ages.isAging() && kernel.isPlain();
        Arrays.fill(limits, 1);
    }

    /** What an aggregation adds up, by account. */
    private static final class Sums {

        final double[] sum = new double[BLOCK];
        final double[] weight = new double[BLOCK];
        final double[] least = new double[BLOCK];
        final double[] most = new double[BLOCK];

        void clear(int n) {
            Arrays.fill(sum, 0, n, 0);
            Arrays.fill(weight, 0, n, 0);
            Arrays.fill(least, 0, n, 1);
            Arrays.fill(most, 0, n, 0);
        }

        /** Adds parts; {@code counts} is 1 where the part counts and 0 where it does not. */
        void add(Scorecard.Aggregation aggregation, double[] healths, double[] weights, double[] counts, int n) {
            if (aggregation == Scorecard.Aggregation.GEOMETRIC) {
                for (int i = 0; i < n; i++) {
                    sum[i] += weights[i] > 0 ? weights[i] * Math.log(healths[i]) : 0;
                }
            } else if (aggregation == Scorecard.Aggregation.ARITHMETIC) {
                addProducts(sum, healths, weights, n);
            }
            addWeights(weight, weights, n);
            bound(least, most, healths, counts, n);
        }

        /**
         * Does all of the above at once for the observed numbers of a mean, where nothing is assumed and nothing ages.
         *
         * @param healths whatever the curve made of the values, missing ones too
         */
        void addObserved(double[] healths, double share, double[] counts, int n) {
            addObserved(healths, share, counts, sum, weight, n);
            boundObserved(healths, counts, least, most, n);
        }

        private static void addObserved(
                double[] healths, double share, double[] counts, double[] sum, double[] weight, int n) {
            for (int i = 0; i < n; i++) {
                double own = share * counts[i];
                sum[i] += own * healths[i];
                weight[i] += own;
            }
        }

        private static void boundObserved(double[] healths, double[] counts, double[] least, double[] most, int n) {
            for (int i = 0; i < n; i++) {
                double health = healths[i] * counts[i];
                least[i] = Math.min(least[i], health + (1 - counts[i]));
                most[i] = Math.max(most[i], health);
            }
        }

        private static void addProducts(double[] sum, double[] healths, double[] weights, int n) {
            for (int i = 0; i < n; i++) {
                sum[i] += weights[i] * healths[i];
            }
        }

        private static void addWeights(double[] weight, double[] weights, int n) {
            for (int i = 0; i < n; i++) {
                weight[i] += weights[i];
            }
        }

        private static void bound(double[] least, double[] most, double[] healths, double[] counts, int n) {
            for (int i = 0; i < n; i++) {
                least[i] = Math.min(least[i], healths[i] + (1 - counts[i]));
                most[i] = Math.max(most[i], healths[i]);
            }
        }

        /** Returns the mean of one account before its bounds. */
        double mean(Scorecard.Aggregation aggregation, int i) {
            return switch (aggregation) {
                case ARITHMETIC -> sum[i] / weight[i];
                case GEOMETRIC -> Math.exp(sum[i] / weight[i]);
                case MINIMUM -> least[i];
            };
        }

        double bounded(double value, int i) {
            return Math.max(least[i], Math.min(most[i], value));
        }
    }

    /** Fills in the scores of the accounts from {@code from} to before {@code to}, NaN where there is none. */
    void score(SignalColumns columns, int from, int to, double[] scores) {
        for (int first = from; first < to; first += BLOCK) {
            block(columns, first, Math.min(BLOCK, to - first), scores);
        }
    }

    private void block(SignalColumns columns, int first, int n, double[] scores) {
        outside.clear(n);
        if (plain) {
            plain(columns, first, n, scores);
            return;
        }
        Arrays.fill(present, 0, n, 0);
        Arrays.fill(blocked, 0, n, 0);
        Arrays.fill(limits, 0, n, 1);
        ages.read(columns, first, n);
        for (int u = 0; u < units.count(); u++) {
            if (units.groupOf[u] < 0) {
                int measure = units.members[u][0];
                read(columns, measure, first, n);
                if (units.shares[measure] > 0) {
                    ages.weigh(columns, measure, first, n);
                    outside.add(units.aggregation, healths, weights, counts, n);
                }
            } else {
                group(columns, u, first, n);
            }
        }
        for (int i = 0; i < n; i++) {
            scores[first + i] = finish(i);
        }
    }

    /** A mean of measures of which none is assumed, ages, blocks or holds the score down. */
    private void plain(SignalColumns columns, int first, int n, double[] scores) {
        for (int measure : units.order) {
            if (units.shares[measure] > 0 && !kernel.unusable[measure]) {
                System.arraycopy(columns.values(measure), first, values, 0, n);
                kernel.curves[measure].fill(values, n, healths);
                isThere(values, n, counts);
                outside.addObserved(healths, units.shares[measure], counts, n);
            }
        }
        // what was observed is then all the weight there is
        System.arraycopy(outside.weight, 0, present, 0, n);
        for (int i = 0; i < n; i++) {
            scores[first + i] = finish(i);
        }
    }

    /** Takes in what costs the accounts most, of a plain mean; those without a score too. */
    void reasons(SignalColumns columns, int from, int to, TopReasons reasons) {
        for (int first = from; first < to; first += BLOCK) {
            int n = Math.min(BLOCK, to - first);
            ages.read(columns, first, n);
            reasons.clear(n);
            for (int measure : units.order) {
                if (units.shares[measure] > 0) {
                    read(columns, measure, first, n);
                    ages.weigh(columns, measure, first, n);
                    for (int i = 0; i < n; i++) {
                        weights[i] *= 1 - healths[i];
                    }
                    reasons.put(measure, weights, n);
                }
            }
            reasons.write(first - from, n);
        }
    }

    private void group(SignalColumns columns, int unit, int first, int n) {
        inside.clear(n);
        for (int measure : units.members[unit]) {
            read(columns, measure, first, n);
            if (units.within[measure] > 0) {
                ages.weighInside(columns, measure, first, n);
                inside.add(units.unitAggregations[unit], healths, weights, counts, n);
            }
        }
        if (units.unitShares[unit] > 0) {
            for (int i = 0; i < n; i++) {
                boolean some = inside.weight[i] > 0;
                counts[i] = some ? 1 : 0;
                healths[i] = some ? inside.bounded(inside.mean(units.unitAggregations[unit], i), i) : 0;
                weights[i] = some ? ages.unitWeight(unit, i) : 0;
            }
            outside.add(units.aggregation, healths, weights, counts, n);
        }
    }

    /**
     * Fills in the healths, 0 where the measure has dropped out, and whether they count, and adds what the measure
     * means for coverage, blocks and ceilings.
     */
    private void read(SignalColumns columns, int measure, int first, int n) {
        if (kernel.unusable[measure]) {
            Arrays.fill(healths, 0, n, 0);
            Arrays.fill(counts, 0, n, 0);
        } else {
            System.arraycopy(columns.values(measure), first, values, 0, n);
            kernel.curves[measure].fill(values, n, healths);
            isThere(values, n, counts);
            for (int i = 0; i < n; i++) {
                healths[i] *= counts[i];
            }
        }
        double share = units.shares[measure];
        for (int i = 0; i < n; i++) {
            present[i] += share * counts[i];
        }
        if (kernel.blocks[measure]) {
            for (int i = 0; i < n; i++) {
                blocked[i] += 1 - counts[i];
            }
        }
        if (!Double.isNaN(kernel.assumed[measure])) {
            assume(kernel.assumed[measure], n);
        }
        for (int c = 0; c < kernel.ceilings.length; c++) {
            if (kernel.critical[c] == measure) {
                hold(kernel.ceilings[c], n);
            }
        }
    }

    /** Fills in 1 where there is a value: adding the largest number to any of them makes far more than 1. */
    private static void isThere(double[] values, int n, double[] counts) {
        for (int i = 0; i < n; i++) {
            counts[i] = Math.min(1, values[i] + Double.MAX_VALUE);
        }
    }

    private void assume(double assumed, int n) {
        for (int i = 0; i < n; i++) {
            healths[i] = healths[i] + (1 - counts[i]) * assumed;
            counts[i] = 1;
        }
    }

    private void hold(ScoreCeiling ceiling, int n) {
        for (int i = 0; i < n; i++) {
            if (counts[i] > 0) {
                limits[i] = Math.min(limits[i], ceiling.limit(healths[i]));
            }
        }
    }

    private double finish(int i) {
        double coverage = Math.min(1, present[i] / kernel.total);
        if (blocked[i] > 0 || !(present[i] > 0 && coverage >= kernel.minCoverage - ScoreKernel.ROUNDING)) {
            return Double.NaN;
        }
        double rounded = Thresholds.roundedScore(outside.mean(units.aggregation, i));
        return Math.min(limits[i], outside.bounded(rounded, i));
    }
}
