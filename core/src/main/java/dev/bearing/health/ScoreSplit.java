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
    static double[] terms(ScorePlan plan, ScoreKernel.Row row) {
        int n = plan.measures();
        double[] terms = new double[n];
        if (!plan.hasGroups() && plan.aggregation == Scorecard.Aggregation.ARITHMETIC) {
            for (int i = 0; i < n; i++) {
                terms[i] = row.weights[i] > 0 ? row.weights[i] * row.healths[i] : 0;
            }
        } else {
            split(plan, row, terms);
        }
        settle(terms, row.uncapped);
        return terms;
    }

    private static void split(ScorePlan plan, ScoreKernel.Row row, double[] terms) {
        double lost = 1 - row.uncapped;
        int units = plan.units();
        double[] unitLosses = new double[units];
        losses(plan.aggregation, plan.allUnits, row.unitHealths, row.unitWeights, unitLosses);
        double[] losses = new double[plan.measures()];
        for (int u = 0; u < units; u++) {
            double base = plan.aggregation == Scorecard.Aggregation.MINIMUM ? unitLosses[u] : row.unitWeights[u];
            if (plan.groupOf[u] < 0) {
                terms[plan.members[u][0]] = base - lost * unitLosses[u];
                continue;
            }
            Scorecard.Aggregation inside = plan.unitAggregations[u];
            losses(inside, plan.members[u], row.healths, row.within, losses);
            for (int i : plan.members[u]) {
                double own = inside == Scorecard.Aggregation.MINIMUM ? losses[i] : row.within[i];
                boolean plain = plan.aggregation == Scorecard.Aggregation.ARITHMETIC
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

    /** Moves the last digits of one term, the largest that will do, so that all add up to the total. */
    private static void settle(double[] terms, double total) {
        if (sum(terms) == total) {
            return;
        }
        double[] sizes = new double[terms.length];
        for (int i = 0; i < terms.length; i++) {
            sizes[i] = Math.abs(terms[i]);
        }
        for (int attempt = 0; attempt < terms.length; attempt++) {
            int largest = 0;
            for (int i = 1; i < terms.length; i++) {
                largest = sizes[i] > sizes[largest] ? i : largest;
            }
            if (!(sizes[largest] > 0) || fits(terms, largest, total)) {
                return;
            }
            sizes[largest] = 0;
        }
    }

    private static boolean fits(double[] terms, int i, double total) {
        double before = terms[i];
        for (int attempt = 0; attempt < 3; attempt++) {
            terms[i] += total - sum(terms);
            if (sum(terms) == total) {
                return true;
            }
        }
        terms[i] = before;
        return false;
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
