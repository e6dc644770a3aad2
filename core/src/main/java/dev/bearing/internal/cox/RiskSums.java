package dev.bearing.internal.cox;

/** The sums over every risk set at the coefficients of a fit, kept for its baseline and its robust errors. */
public final class RiskSums {

    /** Risk of each group's set, {@code double[groups]}. */
    final double[] atRisk;
    /** Sums of risk times covariate, {@code double[groups · covariates]}, group by group. */
    final double[] sums;

    private final int covariates;

    RiskSums(CoxDesign design) {
        covariates = design.covariates();
        atRisk = new double[design.sets.groups()];
        sums = new double[atRisk.length * covariates];
    }

    void set(int group, RiskSetWalk walk) {
        set(group, walk.atRisk, walk.sums);
    }

    void set(int group, double risk, double[] timesCovariates) {
        atRisk[group] = risk;
        System.arraycopy(timesCovariates, 0, sums, group * covariates, covariates);
    }
}
