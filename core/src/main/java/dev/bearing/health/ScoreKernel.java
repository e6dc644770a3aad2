package dev.bearing.health;

import java.util.List;

/**
 * The arithmetic of a scorecard, on arrays and without objects: the one place where observed numbers become a score,
 * for a single account and for many.
 */
final class ScoreKernel {

    /** Slack in the comparison with the least coverage, so that the scale of the weights cannot tip it. */
    private static final double ROUNDING = 1e-12;

    /** A score is rounded to 14 digits after its point, more than its sum is exact to. */
    private static final double DIGITS = 1e14;

    /** What became of an account. */
    enum Verdict {
        SCORED,
        /** A measure that blocks the score is missing. */
        BLOCKED,
        /** The weight present is too small a part of the whole. */
        TOO_LITTLE
    }

    /**
     * One account's numbers, each array by measure; {@code observed} and {@code ages} come in, the rest goes out. A row
     * may be used again for the next account.
     */
    static final class Row {
        /** The measured number, NaN where it is missing. */
        final double[] observed;
        /** The days since the newest observation; read only where there is a measured number. */
        final int[] ages;
        /** The health it stands for, observed or assumed; NaN where the measure has dropped out. */
        final double[] healths;
        /** The share in the score: adds up to 1. */
        final double[] weights;
        /** The term or, in a product, the factor of the score: 0 or 1 where the measure has dropped out. */
        final double[] contributions;

        double coverage;
        double freshness;
        double score;
        /** The first missing measure that blocks the score. */
        int blocker;

        Row(int measures) {
            observed = new double[measures];
            ages = new int[measures];
            healths = new double[measures];
            weights = new double[measures];
            contributions = new double[measures];
        }
    }

    private final Scorecard.Aggregation aggregation;
    private final double minCoverage;
    private final Curve[] curves;
    private final boolean[] unusable;
    private final boolean[] blocks;
    private final double[] assumed;
    private final double[] shares;
    private final double[] halfLives;
    private final double total;

    /** Prepares the measures of a scorecard; the sum of their weights is positive and finite. */
    ScoreKernel(List<Measure> measures, Scorecard.Aggregation aggregation, double minCoverage) {
        this.aggregation = aggregation;
        this.minCoverage = minCoverage;
        int n = measures.size();
        curves = new Curve[n];
        unusable = new boolean[n];
        blocks = new boolean[n];
        assumed = new double[n];
        shares = new double[n];
        halfLives = new double[n];
        double weight = measures.stream().mapToDouble(Measure::weight).sum();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            Measure measure = measures.get(i);
            curves[i] = measure.curve();
            unusable[i] = FittedPercentile.isWithoutPeers(measure.curve());
            blocks[i] = measure.missing() instanceof MissingPolicy.Block;
            assumed[i] = assumed(measure.missing());
            shares[i] = measure.weight() / weight;
            halfLives[i] = measure.halfLifeDays().orElse(Double.POSITIVE_INFINITY);
            sum += shares[i];
        }
        total = sum;
    }

    private static double assumed(MissingPolicy policy) {
        if (policy instanceof MissingPolicy.Neutral neutral) {
            return neutral.prior();
        }
        return policy instanceof MissingPolicy.Penalise penalise ? penalise.value() : Double.NaN;
    }

    /** Returns what is left of a weight after so many half-lives: 2^(−halfLivesOld). */
    static double decay(double halfLivesOld) {
        return halfLivesOld == 0 ? 1 : Math.pow(2, -halfLivesOld);
    }

    /** Fills in what goes out; score, weights and contributions only where the verdict is SCORED. */
    Verdict score(Row row) {
        double present = 0;
        double fresh = 0;
        row.blocker = -1;
        // the fewest half-lives of any measure: only differences matter to the weights, and so nothing underflows
        double youngest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < shares.length; i++) {
            double halfLivesOld = 0;
            if (Double.isNaN(row.observed[i]) || unusable[i]) {
                row.observed[i] = Double.NaN;
                row.healths[i] = assumed[i];
                if (blocks[i] && row.blocker < 0) {
                    row.blocker = i;
                }
            } else {
                halfLivesOld = Math.min(Double.MAX_VALUE, row.ages[i] / halfLives[i]);
                row.healths[i] = curves[i].at(row.observed[i]);
                present += shares[i];
                fresh += shares[i] * decay(halfLivesOld);
            }
            row.weights[i] = halfLivesOld;
            if (shares[i] > 0 && !Double.isNaN(row.healths[i])) {
                youngest = Math.min(youngest, halfLivesOld);
            }
        }
        row.coverage = Math.min(1, present / total);
        row.freshness = present > 0 ? Math.min(1, fresh / present) : 0;
        if (row.blocker >= 0) {
            return Verdict.BLOCKED;
        }
        if (!(present > 0 && row.coverage >= minCoverage - ROUNDING)) {
            return Verdict.TOO_LITTLE;
        }
        weigh(row, youngest);
        combine(row);
        return Verdict.SCORED;
    }

    private void weigh(Row row, double youngest) {
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            boolean counts = shares[i] > 0 && !Double.isNaN(row.healths[i]);
            row.weights[i] = counts ? shares[i] * decay(row.weights[i] - youngest) : 0;
            sum += row.weights[i];
        }
        for (int i = 0; i < shares.length; i++) {
            row.weights[i] /= sum;
        }
    }

    private void combine(Row row) {
        double least = 1;
        double most = 0;
        int worst = -1;
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0 && !Double.isNaN(row.healths[i])) {
                most = Math.max(most, row.healths[i]);
                if (worst < 0 || row.healths[i] < least) {
                    least = row.healths[i];
                    worst = i;
                }
            }
        }
        double combined = aggregation == Scorecard.Aggregation.GEOMETRIC ? 1 : 0;
        for (int i = 0; i < shares.length; i++) {
            double health = Double.isNaN(row.healths[i]) ? 0 : row.healths[i];
            switch (aggregation) {
                case ARITHMETIC -> {
                    row.contributions[i] = row.weights[i] * health;
                    combined += row.contributions[i];
                }
                case GEOMETRIC -> {
                    row.contributions[i] = Math.pow(health, row.weights[i]);
                    combined *= row.contributions[i];
                }
                case MINIMUM -> {
                    row.contributions[i] = i == worst ? health : 0;
                    combined += row.contributions[i];
                }
            }
        }
        // three thirds of a half may add up to a digit less, and a band begins at one half
        double rounded = Math.rint(combined * DIGITS) / DIGITS;
        // a mean lies between the least and the most; rounding must not lead past them
        row.score = Math.max(least, Math.min(most, rounded));
    }
}
