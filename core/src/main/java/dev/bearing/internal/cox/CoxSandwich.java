package dev.bearing.internal.cox;

import java.util.Arrays;

/**
 * The middle of the robust variance: the sum over clusters of the square of their weighted score residuals.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1989.10478874">Lin and Wei (1989), equation (2.5)</a>
 */
public final class CoxSandwich {

    private final CoxNewton fit;
    private final CoxDesign design;
    private final CoxPath path;
    private final double[][] residuals;
    private final double[] unit;
    private final double[][] products;
    private final boolean clustered;
    private final double[] moment;
    private int filled;

    private CoxSandwich(CoxNewton fit, boolean efron) {
        this.fit = fit;
        design = fit.design;
        path = new CoxPath(fit, efron);
        int p = design.covariates();
        clustered = design.cluster != null || design.sets.hasEntrants();
        residuals = new double[p][clustered ? design.clusters : Gram.BLOCK];
        unit = new double[residuals[0].length];
        Arrays.fill(unit, 1);
        products = new double[p][p];
        moment = new double[p];
    }

    /** Returns the matrix for coefficients of the standardised covariates, {@code double[covariates][covariates]}. */
    public static double[][] of(CoxNewton fit, boolean efron) {
        CoxSandwich sandwich = new CoxSandwich(fit, efron);
        sandwich.walk();
        return Gram.mirrored(sandwich.products);
    }

    private void walk() {
        RiskSets sets = design.sets;
        for (int stratum = 0; stratum < sets.strata.count(); stratum++) {
            Arrays.fill(moment, 0);
            for (int group = sets.firstGroup[stratum]; group < sets.firstGroup[stratum + 1]; group++) {
                enter(group);
                path.at(group);
                int from = sets.firstRow[group];
                int alive = from + sets.deaths[group];
                addDeaths(from, alive);
                for (int j = 0; j < moment.length; j++) {
                    moment[j] += path.moment[j];
                }
                addSurvivors(alive, sets.firstRow[group + 1]);
            }
        }
        flush(clustered ? design.clusters : filled);
    }

    /** What a row's set went through before it came under observation is none of its own. */
    private void enter(int group) {
        RiskSets sets = design.sets;
        for (int e = sets.firstEntrant[group]; e < sets.firstEntrant[group + 1]; e++) {
            int place = sets.entrants[e];
            int slot = slot(place);
            for (int j = 0; j < moment.length; j++) {
                residuals[j][slot] -= fit.likelihood.risk[place] * moment[j];
            }
        }
    }

    private void addDeaths(int from, int to) {
        for (int i = from; i < to; i++) {
            int slot = clustered ? slot(i) : filled;
            double weight = design.weightOf(i);
            double excess = weight - fit.likelihood.expected[i];
            double risk = fit.likelihood.risk[i];
            for (int j = 0; j < moment.length; j++) {
                double residual =
                        design.x[j][i] * excess - weight * path.seen[j] + risk * (moment[j] + path.momentOfDeaths[j]);
                put(j, slot, residual);
            }
            next();
        }
    }

    private void addSurvivors(int from, int to) {
        for (int i = from; i < to; i++) {
            int slot = clustered ? slot(i) : filled;
            double expected = fit.likelihood.expected[i];
            double risk = fit.likelihood.risk[i];
            for (int j = 0; j < moment.length; j++) {
                put(j, slot, risk * moment[j] - design.x[j][i] * expected);
            }
            next();
        }
    }

    private void put(int covariate, int slot, double residual) {
        if (clustered) {
            residuals[covariate][slot] += residual;
        } else {
            residuals[covariate][slot] = residual;
        }
    }

    private int slot(int place) {
        return design.cluster == null ? place : design.cluster[place];
    }

    private void next() {
        if (!clustered && ++filled == Gram.BLOCK) {
            flush(Gram.BLOCK);
        }
    }

    private void flush(int rows) {
        new Gram().add(residuals, unit, rows, 1, products, new double[moment.length]);
        filled = 0;
    }
}
