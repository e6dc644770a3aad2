package dev.bearing.internal.cox;

import dev.bearing.internal.linear.Cholesky;
import dev.bearing.internal.linear.Matrices;
import org.jspecify.annotations.Nullable;

/**
 * What each row adds to the estimates of a subdistribution regression: its part in the score, or in the baseline, and,
 * as the weights are estimated from the same rows, what it does to those of the others through the censoring. The
 * variances are sums of squares of it.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1999.10474144">Fine and Gray (1999), section 3.2, the terms η and ψ,
 *     and section 4 for the baseline</a>
 */
public final class FineGrayInfluence {

    private final FineGrayRows rows;
    private final CoxDesign design;
    private final FineGrayLikelihood likelihood;
    private final RiskSums kept;
    /** Where each row stands in the design, {@code int[rows]}. */
    private final int[] places;
    /** How many event times lie at or before the end of each row, {@code int[rows]}. */
    private final int[] groups;

    private final double[] through;
    private final double[] weighted;
    /** Of the score, {@code double[covariates][rows]}. */
    private final double[][] scores;

    private final double[][] bread;

    private FineGrayInfluence(FineGrayRows rows, CoxNewton fit, FineGrayLikelihood likelihood) {
        this.rows = rows;
        this.likelihood = likelihood;
        design = fit.design;
        kept = fit.sums;
        places = new int[rows.size()];
        groups = new int[rows.size()];
        int[] order = design.sets.order;
        for (int place = 0; place < order.length; place++) {
            places[order[place]] = place;
        }
        int group = 0;
        for (int i = 0; i < groups.length; i++) {
            while (group < design.sets.groups() && design.sets.times[group] <= rows.stop[i]) {
                group++;
            }
            groups[i] = group;
        }
        through = FineGrayLikelihood.before(likelihood.hazard);
        weighted = likelihood.after(likelihood.hazard);
        bread = Cholesky.of(likelihood.information).inverse();
        scores = new double[design.covariates()][];
        for (int j = 0; j < scores.length; j++) {
            scores[j] = of(design.x[j], means(j));
        }
    }

    /** Returns the influence on a fit that {@link FineGrayRows#fit} made. */
    public static FineGrayInfluence of(FineGrayRows rows, CoxNewton fit) {
        if (!(fit.likelihood instanceof FineGrayLikelihood likelihood)) {
            throw new IllegalArgumentException("fit must be one of these rows");
        }
        return new FineGrayInfluence(rows, fit, likelihood);
    }

    private double[] means(int covariate) {
        double[] means = new double[likelihood.hazard.length];
        for (int group = 0; group < means.length; group++) {
            means[group] = kept.sums[group * scores.length + covariate] / kept.atRisk[group];
        }
        return means;
    }

    /**
     * Returns the sum over event times of (column - centre) times weighted martingale increment, by row, with what the
     * row does to the weights: a censoring at u changes the weights, from then on, of those that had ended before.
     *
     * @param column {@code double[active]}, or null for 0
     * @param centre {@code double[groups]}
     */
    private double[] of(double @Nullable [] column, double[] centre) {
        double[] moments = new double[centre.length];
        for (int group = 0; group < moments.length; group++) {
            moments[group] = centre[group] * likelihood.hazard[group];
        }
        double[] own = FineGrayLikelihood.before(moments);
        double[] later = likelihood.after(moments);
        double[] influence = new double[rows.size()];
        double gone = 0;
        double goneTimes = 0;
        double drift = 0;
        for (int from = 0; from < influence.length; ) {
            int earlier = from == 0 ? 0 : groups[from - 1];
            double jump = (goneTimes * weighted[earlier] - gone * later[earlier]) / rows.atRisk[from];
            int to = from;
            while (to < influence.length && rows.stop[to] == rows.stop[from]) {
                if (rows.ending[to] == FineGrayRows.OTHER) {
                    int place = places[to];
                    double weight = likelihood.risk[place] * likelihood.inverse[place - likelihood.firstOther];
                    gone += weight;
                    goneTimes += column == null ? 0 : weight * column[place];
                }
                to++;
            }
            drift += jump * rows.censoring[to - 1];
            for (int i = from; i < to; i++) {
                influence[i] = (rows.ending[i] == FineGrayRows.CENSORED ? jump : 0) - drift;
                if (places[i] < design.sets.active) {
                    influence[i] += martingale(i, column, centre, own, later);
                }
            }
            from = to;
        }
        return influence;
    }

    private double martingale(int row, double @Nullable [] column, double[] centre, double[] own, double[] later) {
        int place = places[row];
        int group = groups[row];
        double x = column == null ? 0 : column[place];
        double seen = own[group];
        if (rows.ending[row] == FineGrayRows.OTHER) {
            seen += likelihood.inverse[place - likelihood.firstOther] * later[group];
        }
        double sum = likelihood.risk[place] * seen - x * likelihood.expected[place];
        return rows.ending[row] == FineGrayRows.EVENT ? sum + x - centre[group - 1] : sum;
    }

    /** Returns the covariance of the coefficients of the standardised covariates. */
    public double[][] covariance() {
        double[][] products = new double[scores.length][scores.length];
        for (int j = 0; j < scores.length; j++) {
            for (int k = 0; k <= j; k++) {
                products[j][k] = Gram.dot(scores[j], scores[k], 0, rows.size());
            }
        }
        return Matrices.product(bread, Matrices.product(Gram.mirrored(products), bread));
    }

    /** Returns the covariance of the coefficients, in the units of their covariates. */
    public double[][] covarianceInUnits() {
        double[][] covariance = covariance();
        for (int j = 0; j < covariance.length; j++) {
            for (int k = 0; k < covariance.length; k++) {
                covariance[j][k] /= design.deviation[j] * design.deviation[k];
            }
        }
        return covariance;
    }

    /** Returns the event times, ascending. */
    public double[] times() {
        return design.sets.times;
    }

    /** Returns the cumulative subdistribution hazard at mean covariates, after a number of event times. */
    public double hazard(int after) {
        return through[after];
    }

    /** Returns how many event times lie at or before a time. */
    public int eventTimes(double time) {
        return FineGrayRows.groupsUpTo(design, time);
    }

    /**
     * Returns the variance of the cumulative hazard of a customer after a number of event times, divided by its squared
     * risk; O(rows · covariates).
     *
     * @param x its standardised covariates
     */
    public double variance(int after, double[] x) {
        double[] centre = new double[likelihood.hazard.length];
        double[] distance = new double[x.length];
        for (int group = 0; group < after; group++) {
            centre[group] = -1 / kept.atRisk[group];
        }
        for (int j = 0; j < x.length; j++) {
            distance[j] = x[j] * through[after];
            for (int group = 0; group < after; group++) {
                distance[j] -= likelihood.hazard[group] * (kept.sums[group * x.length + j] / kept.atRisk[group]);
            }
        }
        double[] influence = of(null, centre);
        for (int j = 0; j < x.length; j++) {
            double slope = 0;
            for (int k = 0; k < x.length; k++) {
                slope += bread[j][k] * distance[k];
            }
            for (int i = 0; i < influence.length; i++) {
                influence[i] += slope * scores[j][i];
            }
        }
        return Gram.dot(influence, influence, 0, influence.length);
    }
}
