package dev.bearing.internal.cox;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The weighted score residuals of each cluster, and the middle of the robust variance, which is the sum of their
 * squares.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1989.10478874">Lin and Wei (1989), equation (2.5)</a>
 */
public final class CoxSandwich {

    private final CoxDesign design;
    private final PartialLikelihood likelihood;
    private final CoxPath path;
    private final double @Nullable [] factors;
    private final double[][] residuals;
    private final double[] unit;
    private final double[][] products;
    private final boolean clustered;
    private final double[] moment;
    private int filled;

    private CoxSandwich(
            CoxDesign design, PartialLikelihood likelihood, CoxPath path, double @Nullable [] factors, boolean whole) {
        this.design = design;
        this.likelihood = likelihood;
        this.path = path;
        this.factors = factors;
        int p = design.covariates();
        clustered = whole || design.cluster != null || design.sets.hasEntrants();
        residuals = new double[p][clustered ? design.clusters : Gram.BLOCK];
        unit = new double[residuals[0].length];
        Arrays.fill(unit, 1);
        products = new double[p][p];
        moment = new double[p];
    }

    /** Returns the matrix for coefficients of the standardised covariates, {@code double[covariates][covariates]}. */
    public static double[][] of(CoxNewton fit, boolean efron) {
        CoxSandwich sandwich = new CoxSandwich(fit.design, fit.likelihood, new CoxPath(fit, efron), null, false);
        sandwich.walk();
        sandwich.flush(sandwich.clustered ? fit.design.clusters : sandwich.filled);
        return Gram.mirrored(sandwich.products);
    }

    /**
     * Returns the residuals at coefficients of the standardised covariates, {@code double[covariates][clusters]}: what
     * the score changes by with the logarithm of a cluster's weights.
     *
     * @param factors what each event's part of the score is multiplied by, {@code double[groups]}, or null for 1
     */
    public static double[][] scores(CoxDesign design, double[] beta, boolean efron, double @Nullable [] factors) {
        CoxLikelihood likelihood = new CoxLikelihood(design, efron);
        RiskSums sums = new RiskSums(design);
        likelihood.at(beta, factors, sums);
        return scores(design, likelihood, new CoxPath(design, likelihood, sums, efron), factors);
    }

    static double[][] scores(
            CoxDesign design, PartialLikelihood likelihood, CoxPath path, double @Nullable [] factors) {
        CoxSandwich sandwich = new CoxSandwich(design, likelihood, path, factors, true);
        sandwich.walk();
        return sandwich.residuals;
    }

    /** Returns the sums of products of such residuals, {@code double[covariates][covariates]}. */
    public static double[][] squares(double[][] residuals) {
        int p = residuals.length;
        double[][] squares = new double[p][p];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k <= j; k++) {
                squares[j][k] = Gram.dot(residuals[j], residuals[k], 0, residuals[j].length);
            }
        }
        return Gram.mirrored(squares);
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
                double factor = factors == null ? 1 : factors[group];
                addDeaths(from, alive, factor);
                for (int j = 0; j < moment.length; j++) {
                    moment[j] += factor * path.moment[j];
                }
                addSurvivors(alive, sets.firstRow[group + 1]);
            }
        }
    }

    /** What a row's set went through before it came under observation is none of its own. */
    private void enter(int group) {
        RiskSets sets = design.sets;
        for (int e = sets.firstEntrant[group]; e < sets.firstEntrant[group + 1]; e++) {
            int place = sets.entrants[e];
            int slot = slot(place);
            for (int j = 0; j < moment.length; j++) {
                residuals[j][slot] -= likelihood.risk[place] * moment[j];
            }
        }
    }

    private void addDeaths(int from, int to, double factor) {
        for (int i = from; i < to; i++) {
            int slot = clustered ? slot(i) : filled;
            double weight = factor * design.weightOf(i);
            double excess = weight - likelihood.expected[i];
            double risk = likelihood.risk[i];
            for (int j = 0; j < moment.length; j++) {
                double residual = design.x[j][i] * excess
                        - weight * path.seen[j]
                        + risk * (moment[j] + factor * path.momentOfDeaths[j]);
                put(j, slot, residual);
            }
            next();
        }
    }

    private void addSurvivors(int from, int to) {
        for (int i = from; i < to; i++) {
            int slot = clustered ? slot(i) : filled;
            double expected = likelihood.expected[i];
            double risk = likelihood.risk[i];
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
