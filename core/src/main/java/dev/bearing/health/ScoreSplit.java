package dev.bearing.health;

/**
 * Splits a score before its ceilings into one term a measure, so that added up in their order they are the score to the
 * last bit.
 *
 * <p>A part of weight w that is perfectly well would add w; what it fails to add is its loss, and all losses add up to
 * 1 − score. In an arithmetic mean the loss is w · (1 − health). In a geometric mean S = Π health^w it is (1 − S) · w ·
 * ln health / ln S, the additive decomposition by logarithmic means; where some healths are 0 the score is 0 and they
 * lose everything, in proportion to their weights, which is the limit of healths that fall to 0 together. In a minimum
 * the worst part alone has all weight and all loss. What a group loses is split among its measures in the proportions
 * in which they lose it inside the group.
 *
 * @see <a href="https://doi.org/10.1016/j.enpol.2003.10.010">Ang (2004), LMDI decomposition, equation 6</a>
 * @see <a href="https://doi.org/10.1016/j.enpol.2006.11.001">Ang and Liu (2007), zero values in it</a>
 */
final class ScoreSplit {

    private ScoreSplit() {}

    /** Returns by measure its term of the score before ceilings, 0 where it has dropped out. */
    static double[] terms(ScoreUnits units, ScoreKernel.Row row) {
        int n = units.measures();
        double[] terms = new double[n];
        if (units.isPlainMean()) {
            for (int i = 0; i < n; i++) {
                terms[i] = row.weights[i] > 0 ? row.weights[i] * row.healths[i] : 0;
            }
        } else {
            split(units, row, terms);
        }
        settle(terms, row.uncapped);
        return terms;
    }

    /** Returns by measure what it loses of the score before ceilings: all of them add up to 1 − score. */
    static double[] losses(ScoreUnits units, ScoreKernel.Row row) {
        double[] unitLosses = new double[units.count()];
        losses(units.aggregation, units.allUnits, row.unitHealths, row.unitWeights, unitLosses);
        double[] losses = new double[units.measures()];
        for (int u = 0; u < units.count(); u++) {
            double lost = (1 - row.uncapped) * unitLosses[u];
            if (units.groupOf[u] < 0) {
                losses[units.members[u][0]] = lost;
            } else {
                losses(units.unitAggregations[u], units.members[u], row.healths, row.within, losses);
                for (int i : units.members[u]) {
                    losses[i] *= lost;
                }
            }
        }
        return losses;
    }

    private static void split(ScoreUnits units, ScoreKernel.Row row, double[] terms) {
        double lost = 1 - row.uncapped;
        double[] unitLosses = new double[units.count()];
        losses(units.aggregation, units.allUnits, row.unitHealths, row.unitWeights, unitLosses);
        double[] losses = new double[units.measures()];
        for (int u = 0; u < units.count(); u++) {
            double base = units.aggregation == Scorecard.Aggregation.MINIMUM ? unitLosses[u] : row.unitWeights[u];
            if (units.groupOf[u] < 0) {
                terms[units.members[u][0]] = base - lost * unitLosses[u];
                continue;
            }
            Scorecard.Aggregation inside = units.unitAggregations[u];
            losses(inside, units.members[u], row.healths, row.within, losses);
            for (int i : units.members[u]) {
                double own = inside == Scorecard.Aggregation.MINIMUM ? losses[i] : row.within[i];
                boolean plain = units.aggregation == Scorecard.Aggregation.ARITHMETIC
                        && inside == Scorecard.Aggregation.ARITHMETIC
                        && row.weights[i] > 0;
                terms[i] = plain ? row.weights[i] * row.healths[i] : base * own - lost * unitLosses[u] * losses[i];
            }
        }
    }

    /** Fills in each part's share in what all of them lose: adds up to 1, or all are 0 where none counts. */
    private static void losses(
            Scorecard.Aggregation aggregation, int[] parts, double[] healths, double[] weights, double[] losses) {
        double sum = 0;
        int worst = -1;
        boolean zero = false;
        for (int i : parts) {
            if (weights[i] > 0) {
                worst = worst < 0 || healths[i] < healths[worst] ? i : worst;
                zero |= healths[i] == 0;
            }
        }
        for (int i : parts) {
            losses[i] = weights[i] > 0
                    ? switch (aggregation) {
                        case ARITHMETIC -> weights[i] * (1 - healths[i]);
                        case GEOMETRIC ->
                            zero ? (healths[i] == 0 ? weights[i] : 0) : -weights[i] * Math.log(healths[i]);
                        case MINIMUM -> i == worst ? 1 : 0;
                    }
                    : 0;
            sum += losses[i];
        }
        for (int i : parts) {
            losses[i] = sum > 0 ? losses[i] / sum : weights[i];
        }
    }

    /**
     * Moves the last digits of one term, the largest that will do, so that all add up to the total. Where none will,
     * the sum is left within a rounding error of it.
     */
    private static void settle(double[] terms, double total) {
        if (sum(terms) == total) {
            return;
        }
        terms[largest(terms)] += total - sum(terms);
        double[] untried = terms.clone();
        while (sum(terms) != total) {
            int next = largest(untried);
            if (untried[next] == 0) {
                return;
            }
            untried[next] = 0;
            double before = terms[next];
            for (int attempt = 0; attempt < 3 && sum(terms) != total; attempt++) {
                terms[next] += total - sum(terms);
            }
            terms[next] = sum(terms) == total ? terms[next] : before;
        }
    }

    private static int largest(double[] terms) {
        int largest = 0;
        for (int i = 1; i < terms.length; i++) {
            largest = Math.abs(terms[i]) > Math.abs(terms[largest]) ? i : largest;
        }
        return largest;
    }

    /** Returns the sum from left to right. */
    static double sum(double[] terms) {
        double sum = 0;
        for (double term : terms) {
            sum += term;
        }
        return sum;
    }
}
