package dev.bearing.health;

import dev.bearing.internal.Thresholds;
import java.util.List;

/**
 * The arithmetic of a scorecard on the numbers of one account, without objects: where observed numbers become a score.
 * {@link BulkKernel} does the same on columns, to the last bit.
 */
final class ScoreKernel {

    /** Slack in the comparison with the least coverage, so that the scale of the weights cannot tip it. */
    static final double ROUNDING = 1e-12;

    /** What became of an account. */
    enum Verdict {
        SCORED,
        /** A measure that blocks the score is missing. */
        BLOCKED,
        /** The weight present is too small a part of the whole. */
        TOO_LITTLE
    }

    /** One account's numbers; {@code observed} and {@code ages} come in, by measure, the rest goes out. */
    static final class Row {
        /** The measured number, NaN where it is missing. */
        final double[] observed;
        /** The days since the newest observation; read only where there is a measured number. */
        final int[] ages;
        /** By measure the health it stands for, observed or assumed; NaN where the measure has dropped out. */
        final double[] healths;
        /** By measure the share in the score: adds up to 1. */
        final double[] weights;
        /** By measure the share in its unit. The same as the weights where there is no group. */
        final double[] within;
        /** By unit its health; NaN where it has dropped out. The same as the healths where there is no group. */
        final double[] unitHealths;
        /** By unit the share in the score. The same as the weights where there is no group. */
        final double[] unitWeights;

        double coverage;
        double freshness;
        /** The score before the ceilings. */
        double uncapped;

        double score;
        /** The first missing measure that blocks the score, or -1. */
        int blocker;
        /** The place of the ceiling that holds the score down, or -1. */
        int ceiling;

        Row(ScoreUnits units) {
            int n = units.measures();
            boolean grouped = units.hasGroups();
            observed = new double[n];
            ages = new int[n];
            healths = new double[n];
            weights = new double[n];
            within = grouped ? new double[n] : weights;
            unitHealths = grouped ? new double[units.count()] : healths;
            unitWeights = grouped ? new double[units.count()] : weights;
        }
    }

    final ScoreUnits units;
    final double minCoverage;
    final CurveLoop[] curves;
    final boolean[] unusable;
    final boolean[] blocks;
    /** By measure the health that is assumed where it is missing, NaN where none is. */
    final double[] assumed;
    /** By measure, infinite where it keeps its weight. */
    final double[] halfLives;

    final ScoreCeiling[] ceilings;
    /** The measure that each ceiling looks at. */
    final int[] critical;
    /** The sum of the shares, which rounding may lead past 1. */
    final double total;

    /** Prepares the measures of a scorecard; {@code names} are theirs, to find what the ceilings look at. */
    ScoreKernel(List<Measure> measures, List<String> names, List<ScoreCeiling> ceilings, Rules rules) {
        units = rules.units();
        minCoverage = rules.minCoverage();
        int n = measures.size();
        curves = new CurveLoop[n];
        unusable = new boolean[n];
        blocks = new boolean[n];
        assumed = new double[n];
        halfLives = new double[n];
        double sum = 0;
        for (int i : units.order) {
            Measure measure = measures.get(i);
            curves[i] = CurveLoop.of(measure.curve());
            unusable[i] = FittedPercentile.isWithoutPeers(measure.curve());
            blocks[i] = measure.missing() instanceof MissingPolicy.Block;
            assumed[i] = assumed(measure.missing());
            halfLives[i] = measure.halfLifeDays().orElse(Double.POSITIVE_INFINITY);
            sum += units.shares[i];
        }
        total = sum;
        this.ceilings = ceilings.toArray(new ScoreCeiling[0]);
        critical = ceilings.stream()
                .mapToInt(ceiling -> names.indexOf(ceiling.measure()))
                .toArray();
    }

    /** What holds for all measures together. */
    record Rules(ScoreUnits units, double minCoverage) {}

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

    /** Returns whether a missing measure just drops out, and none holds the score down. */
    boolean isPlain() {
        boolean plain = ceilings.length == 0;
        for (int i = 0; i < assumed.length; i++) {
            plain &= Double.isNaN(assumed[i]) && !blocks[i];
        }
        return plain;
    }

    /** Fills in what goes out; score, weights and the units only where the verdict is SCORED. */
    Verdict score(Row row) {
        double present = look(row);
        if (row.blocker >= 0) {
            return Verdict.BLOCKED;
        }
        if (!(present > 0 && row.coverage >= minCoverage - ROUNDING)) {
            return Verdict.TOO_LITTLE;
        }
        combine(row);
        hold(row);
        return Verdict.SCORED;
    }

    /** Fills in healths, coverage and freshness; returns the weight of the measures that were observed. */
    double look(Row row) {
        double present = 0;
        double fresh = 0;
        row.blocker = -1;
        for (int i : units.order) {
            if (Double.isNaN(row.observed[i]) || unusable[i]) {
                row.observed[i] = Double.NaN;
                row.healths[i] = assumed[i];
                row.blocker = blocks[i] && (row.blocker < 0 || i < row.blocker) ? i : row.blocker;
            } else {
                row.healths[i] = curves[i].at(row.observed[i]);
                present += units.shares[i];
                fresh += units.shares[i] * decay(halfLivesOld(row, i));
            }
        }
        row.coverage = Math.min(1, present / total);
        row.freshness = present > 0 ? Math.min(1, fresh / present) : 0;
        return present;
    }

    /** Returns the measure's age in half-lives; 0 where its health is assumed or it does not age. */
    private double halfLivesOld(Row row, int i) {
        return Double.isNaN(row.observed[i]) ? 0 : Math.min(Double.MAX_VALUE, row.ages[i] / halfLives[i]);
    }

    /** Fills in the weights, the units' healths and the score before the ceilings. */
    private void combine(Row row) {
        // only differences of age matter to the weights, and so nothing underflows
        double youngest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < units.measures(); i++) {
            if (units.shares[i] > 0 && !Double.isNaN(row.healths[i])) {
                youngest = Math.min(youngest, halfLivesOld(row, i));
            }
        }
        for (int u = 0; u < units.count(); u++) {
            if (units.groupOf[u] < 0) {
                alone(row, u, youngest);
            } else {
                group(row, u, youngest);
            }
        }
        double mean = mean(units.aggregation, units.allUnits, row.unitHealths, row.unitWeights);
        // three thirds of a half may add up to a digit less, and a band begins at one half
        double rounded = Thresholds.roundedScore(mean);
        row.uncapped = between(units.allUnits, row.unitHealths, row.unitWeights, rounded);
        normalise(row.unitWeights, units.allUnits);
        for (int i = 0; row.weights != row.unitWeights && i < units.measures(); i++) {
            row.weights[i] = row.unitWeights[units.unitOf[i]] * row.within[i];
        }
    }

    private void alone(Row row, int unit, double youngest) {
        int i = units.members[unit][0];
        boolean counts = units.shares[i] > 0 && !Double.isNaN(row.healths[i]);
        row.within[i] = Double.isNaN(row.healths[i]) ? 0 : 1;
        row.unitHealths[unit] = row.healths[i];
        row.unitWeights[unit] = counts ? aged(units.shares[i], halfLivesOld(row, i) - youngest) : 0;
    }

    private void group(Row row, int unit, double youngest) {
        int[] members = units.members[unit];
        double own = Double.POSITIVE_INFINITY;
        for (int i : members) {
            if (units.within[i] > 0 && !Double.isNaN(row.healths[i])) {
                own = Math.min(own, halfLivesOld(row, i));
            }
        }
        for (int i : members) {
            boolean counts = units.within[i] > 0 && !Double.isNaN(row.healths[i]);
            row.within[i] = counts ? aged(units.within[i], halfLivesOld(row, i) - own) : 0;
        }
        boolean counts = own < Double.POSITIVE_INFINITY;
        double mean = mean(units.unitAggregations[unit], members, row.healths, row.within);
        row.unitHealths[unit] = counts ? between(members, row.healths, row.within, mean) : Double.NaN;
        normalise(row.within, members);
        row.unitWeights[unit] = counts && units.unitShares[unit] > 0 ? aged(units.unitShares[unit], own - youngest) : 0;
    }

    /** Returns a weight after so many half-lives; never 0, which would mean that the part does not count. */
    static double aged(double share, double halfLivesOld) {
        return Math.max(Double.MIN_VALUE, share * decay(halfLivesOld));
    }

    /** Returns the mean of the parts that count, which are those with a weight. */
    private static double mean(Scorecard.Aggregation aggregation, int[] parts, double[] healths, double[] weights) {
        double sum = 0;
        double weight = 0;
        double least = 1;
        for (int i : parts) {
            if (weights[i] > 0) {
                sum += weights[i]
                        * (aggregation == Scorecard.Aggregation.GEOMETRIC ? Math.log(healths[i]) : healths[i]);
                weight += weights[i];
                least = Math.min(least, healths[i]);
            }
        }
        return switch (aggregation) {
            case ARITHMETIC -> sum / weight;
            case GEOMETRIC -> Math.exp(sum / weight);
            case MINIMUM -> least;
        };
    }

    /** Returns the value, but no less than the least and no more than the most of the parts that count. */
    private static double between(int[] parts, double[] healths, double[] weights, double value) {
        double least = 1;
        double most = 0;
        for (int i : parts) {
            if (weights[i] > 0) {
                least = Math.min(least, healths[i]);
                most = Math.max(most, healths[i]);
            }
        }
        return Math.max(least, Math.min(most, value));
    }

    private static void normalise(double[] weights, int[] parts) {
        double sum = 0;
        for (int i : parts) {
            sum += weights[i];
        }
        for (int i : parts) {
            weights[i] = weights[i] > 0 ? Math.max(Double.MIN_VALUE, weights[i] / sum) : 0;
        }
    }

    /**
     * Fills in the score from the one before the ceilings, and which of them binds: the lowest, the first of equals.
     */
    private void hold(Row row) {
        row.score = row.uncapped;
        row.ceiling = -1;
        for (int c = 0; c < ceilings.length; c++) {
            double health = row.healths[critical[c]];
            double limit = Double.isNaN(health) ? 1 : ceilings[c].limit(health);
            if (limit < row.score) {
                row.score = limit;
                row.ceiling = c;
            }
        }
    }
}
