package dev.bearing.internal.cox;

import dev.bearing.internal.linear.Cholesky;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * How each cluster pulls at the cumulative hazard of a customer: what it changes by with the logarithm of the cluster's
 * weights, by way of the hazard at given coefficients and by way of the coefficients. The sum of their squares is the
 * infinitesimal jackknife's variance, which neither the unit of weights nor rows told twice can change.
 *
 * @see <a href="https://doi.org/10.1007/978-1-4757-3294-8">Therneau and Grambsch (2000), section 7.2</a>, on the
 *     jackknife of a Cox regression
 */
public final class CoxPull {

    private final CoxDesign design;
    private final double[] risk;
    /** What the coefficients change by, {@code double[covariates][clusters]}. */
    private final double[][] coefficients;
    /** Their sums of products over clusters, {@code double[covariates][covariates]}. */
    private final double[][] squares;
    /** Increment of the hazard for each unit of weight that dies, {@code double[groups]}. */
    private final double[] perDeath;
    /** What each unit of risk takes off the hazard, summed from the stratum's first group; of deaths at their own. */
    private final double[] through;

    private final double[] throughOfDeaths;
    /** Of each group asked for: the sum over clusters of squared pulls at given coefficients, then of products. */
    private final AtomicReferenceArray<double[]> asked;

    /**
     * Makes the pulls.
     *
     * @param beta the fit's coefficients of the standardised covariates
     */
    public CoxPull(CoxDesign design, double[] beta, boolean efron) {
        this.design = design;
        CoxLikelihood likelihood = new CoxLikelihood(design, efron);
        RiskSums sums = new RiskSums(design);
        likelihood.at(beta, null, sums);
        CoxPath path = new CoxPath(design, likelihood, sums, efron);
        risk = likelihood.risk;
        coefficients = changes(Cholesky.of(likelihood.information), CoxSandwich.scores(design, likelihood, path, null));
        squares = CoxSandwich.squares(coefficients);
        RiskSets sets = design.sets;
        perDeath = new double[sets.groups()];
        through = new double[perDeath.length];
        throughOfDeaths = new double[perDeath.length];
        asked = new AtomicReferenceArray<>(perDeath.length);
        for (int stratum = 0; stratum < sets.strata.count(); stratum++) {
            double before = 0;
            for (int group = sets.firstGroup[stratum]; group < sets.firstGroup[stratum + 1]; group++) {
                path.at(group);
                perDeath[group] = path.hazard / design.deathWeight(group);
                throughOfDeaths[group] = before + path.varianceOfDeaths;
                before += path.variance;
                through[group] = before;
            }
        }
    }

    private static double[][] changes(Cholesky information, double[][] scores) {
        double[] score = new double[scores.length];
        for (int cluster = 0; scores.length > 0 && cluster < scores[0].length; cluster++) {
            for (int j = 0; j < score.length; j++) {
                score[j] = scores[j][cluster];
            }
            double[] change = information.solve(score);
            for (int j = 0; j < score.length; j++) {
                scores[j][cluster] = change[j];
            }
        }
        return scores;
    }

    /**
     * Returns the variance of the cumulative hazard of a customer at a group, divided by its squared risk; 0 where
     * there is one cluster, which tells nothing of it.
     *
     * @param stratum the group's
     * @param slopes of that hazard in the coefficients, {@code double[covariates]}
     */
    public double variance(int stratum, int group, double[] slopes) {
        if (design.clusters < 2) {
            return 0;
        }
        double[] sums = asked.get(group);
        if (sums == null) {
            sums = sums(pulls(stratum, group));
            asked.set(group, sums);
        }
        double variance = sums[0];
        for (int j = 0; j < slopes.length; j++) {
            variance += 2 * slopes[j] * sums[1 + j];
            for (int k = 0; k < slopes.length; k++) {
                variance += slopes[j] * squares[j][k] * slopes[k];
            }
        }
        return variance;
    }

    /** The pulls at given coefficients: of the deaths up, of everybody who was at risk down. */
    private double[] pulls(int stratum, int last) {
        RiskSets sets = design.sets;
        double[] pulls = new double[design.clusters];
        int first = sets.firstGroup[stratum];
        int end = sets.firstGroup[stratum + 1];
        for (int group = first; group < end; group++) {
            double before = through[last];
            if (group <= last) {
                before = group == first ? 0 : through[group - 1];
            }
            // before its entry a row was at risk of nothing
            for (int e = sets.firstEntrant[group]; e < sets.firstEntrant[group + 1]; e++) {
                pulls[slot(sets.entrants[e])] += risk[sets.entrants[e]] * before;
            }
            int from = sets.firstRow[group];
            int alive = from + sets.deaths[group];
            for (int i = from; i < sets.firstRow[group + 1]; i++) {
                boolean died = i < alive && group <= last;
                double seen = died ? throughOfDeaths[group] : through[Math.min(group, last)];
                double up = died ? design.weightOf(i) * perDeath[group] : 0;
                pulls[slot(i)] += up - risk[i] * seen;
            }
        }
        return pulls;
    }

    private double[] sums(double[] pulls) {
        int p = coefficients.length;
        double[] sums = new double[1 + p];
        sums[0] = Gram.dot(pulls, pulls, 0, pulls.length);
        for (int j = 0; j < p; j++) {
            sums[1 + j] = Gram.dot(coefficients[j], pulls, 0, pulls.length);
        }
        return sums;
    }

    private int slot(int place) {
        return design.cluster == null ? place : design.cluster[place];
    }
}
