package dev.bearing.internal.cox;

import java.util.Arrays;

/** What each group adds to the cumulative hazard and to its companions, at the coefficients of a fit. */
public final class CoxPath {

    private final CoxDesign design;
    private final double[] risk;
    private final RiskSums kept;
    private final TieSums ties;
    private final double[] dyingSums;

    /** Increment of the cumulative hazard, for rows that stay and for the group's deaths. */
    double hazard;

    double hazardOfDeaths;
    /** Increment of the hazard's variance, its coefficients taken as known; for rows that stay, and for deaths. */
    double variance;

    double varianceOfDeaths;
    /** Increment of the sum of mean covariate times hazard, likewise; {@code double[covariates]}. */
    final double[] moment;

    final double[] momentOfDeaths;
    /** Mean over the deaths of the mean covariate of what each of them saw at risk; {@code double[covariates]}. */
    final double[] seen;

    CoxPath(CoxNewton fit, boolean efron) {
        this(fit.design, fit.likelihood, fit.sums, efron);
    }

    CoxPath(CoxDesign design, PartialLikelihood likelihood, RiskSums sums, boolean efron) {
        this.design = design;
        risk = likelihood.risk;
        kept = sums;
        this.ties = new TieSums(efron);
        int p = design.covariates();
        dyingSums = new double[p];
        moment = new double[p];
        momentOfDeaths = new double[p];
        seen = new double[p];
    }

    void at(int group) {
        int deaths = design.sets.deaths[group];
        int from = design.sets.firstRow[group];
        double dying = 0;
        if (deaths > 1) {
            dying = Gram.sum(risk, from, from + deaths);
            for (int j = 0; j < dyingSums.length; j++) {
                dyingSums[j] = Gram.dot(risk, design.x[j], from, from + deaths);
            }
        } else {
            Arrays.fill(dyingSums, 0);
        }
        ties.of(kept.atRisk[group], dying, design.deathWeight(group), deaths);
        hazard = ties.hazard();
        hazardOfDeaths = ties.hazardOfDeaths();
        double atRisk = kept.atRisk[group];
        variance = ties.waa / atRisk / atRisk;
        varianceOfDeaths = (ties.waa - ties.wfaa) / atRisk / atRisk;
        for (int j = 0; j < moment.length; j++) {
            double all = kept.sums[group * moment.length + j] / atRisk;
            double dead = dyingSums[j] / atRisk;
            moment[j] = (ties.waa * all - ties.wfaa * dead) / atRisk;
            momentOfDeaths[j] = moment[j] - (ties.wfaa * all - ties.wffaa * dead) / atRisk;
            seen[j] = (ties.a * all - ties.fa * dead) / deaths;
        }
    }
}
