package dev.bearing.internal.cox;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The partial log-likelihood of a Cox regression with its gradient and information, in time O(rows · covariates²). The
 * rows' risks are summed once, from the last event time to the first; the rest is one weighted product of the columns,
 * since the sum over events of a risk set's second moments is the sum over rows of their squares times the hazard they
 * went through (their expected events).
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1972.tb00899.x">Cox (1972)</a>
 * @see <a href="https://doi.org/10.1007/978-1-4757-3294-8">Therneau and Grambsch (2000), chapter 3</a>
 */
public final class CoxLikelihood {

    /** A difference below this share of what it was taken from has lost the digits that count. */
    private static final double LOST = 1e-6;

    private final CoxDesign design;
    private final TieSums ties;
    private final Gram gram = new Gram();
    /** Sums over risk sets that still have to be taken off the information, and their weights. */
    private final double[][] means;

    private final double[] meanWeights = new double[Gram.BLOCK];

    private int meansFilled;

    public double logLikelihood;
    public final double[] score;
    public final double[][] information;
    /** Weight times exp(linear predictor) of each active row. */
    final double[] risk;
    /** Weighted expected events of each active row. */
    public final double[] expected;
    /** Increment of the cumulative hazard at each group. */
    final double[] hazard;

    private final double[] hazardOfDeaths;

    public CoxLikelihood(CoxDesign design, boolean efron) {
        this.design = design;
        this.ties = new TieSums(efron);
        int p = design.covariates();
        means = new double[p][Gram.BLOCK];
        score = new double[p];
        information = new double[p][p];
        risk = new double[design.sets.active];
        expected = new double[design.sets.active];
        hazard = new double[design.sets.groups()];
        hazardOfDeaths = new double[design.sets.groups()];
    }

    /** Evaluates at coefficients of the standardised covariates. */
    public void at(double[] beta) {
        at(beta, null, null);
    }

    /**
     * Evaluates with what each event adds to gradient and information multiplied by a number.
     *
     * @param beta {@code double[covariates]}
     * @param factors {@code double[groups]}, or null for 1; the log-likelihood has no factors
     * @param keep where to keep the sums over each risk set, or null
     */
    public void at(double[] beta, double @Nullable [] factors, @Nullable RiskSums keep) {
        int p = score.length;
        for (double[] row : information) {
            Arrays.fill(row, 0);
        }
        double[] observed = observed(null);
        logLikelihood = 0;
        for (int j = 0; j < p; j++) {
            logLikelihood += beta[j] * observed[j];
        }
        risks(beta);
        riskSets(factors, keep);
        expect();
        double[] expectedSums = new double[p];
        gram.add(design.x, expected, design.sets.active, 1, information, expectedSums);
        double[] sums = factors == null ? observed : observed(factors);
        for (int j = 0; j < p; j++) {
            score[j] = sums[j] - expectedSums[j];
        }
        Gram.mirrored(information);
    }

    /** The sums of the deaths' weighted covariates. */
    private double[] observed(double @Nullable [] factors) {
        RiskSets sets = design.sets;
        double[] sums = new double[score.length];
        for (int j = 0; j < sums.length; j++) {
            double[] column = design.x[j];
            double sum = 0;
            for (int group = 0; group < sets.groups(); group++) {
                double dead = 0;
                int from = sets.firstRow[group];
                for (int i = from; i < from + sets.deaths[group]; i++) {
                    dead += design.weight == null ? column[i] : design.weight[i] * column[i];
                }
                sum += factors == null ? dead : factors[group] * dead;
            }
            sums[j] = sum;
        }
        return sums;
    }

    private void risks(double[] beta) {
        Arrays.fill(risk, 0);
        design.addPredictor(beta, risk);
        for (int i = 0; i < risk.length; i++) {
            risk[i] = Math.exp(risk[i]);
        }
        if (design.weight != null) {
            for (int i = 0; i < risk.length; i++) {
                risk[i] *= design.weight[i];
            }
        }
    }

    private void riskSets(double @Nullable [] factors, @Nullable RiskSums keep) {
        RiskSetWalk walk = new RiskSetWalk(design, risk);
        meansFilled = 0;
        for (int stratum = design.sets.strata.count() - 1; stratum >= 0; stratum--) {
            walk.clear();
            for (int group = design.sets.firstGroup[stratum + 1] - 1;
                    group >= design.sets.firstGroup[stratum];
                    group--) {
                walk.enter(group);
                int deaths = design.sets.deaths[group];
                ties.of(walk.atRisk, walk.dying, design.deathWeight(group), deaths);
                logLikelihood -= ties.logRisk;
                double factor = factors == null ? 1 : factors[group];
                hazard[group] = factor * ties.hazard();
                hazardOfDeaths[group] = factor * ties.hazardOfDeaths();
                subtractMeans(walk, factor);
                if (keep != null) {
                    keep.set(group, walk);
                }
            }
        }
        flushMeans();
    }

    /**
     * Subtracts the sum over the group's deaths of w·m·mᵀ, m = a·(S1 - f·D1)/S0: with the sums of w·a²·(1, f, f²) that
     * is a quadratic form in the means S1/S0 and D1/S0, written as at most two squares.
     */
    private void subtractMeans(RiskSetWalk walk, double factor) {
        double first = factor * ties.waa;
        double atRisk = walk.atRisk;
        if (ties.wffaa > 0) {
            double ratio = ties.wfaa / ties.wffaa;
            double second = factor * ties.wffaa;
            for (int j = 0; j < means.length; j++) {
                means[j][meansFilled] = (walk.dyingSums[j] - ratio * walk.sums[j]) / atRisk;
            }
            push(second);
            first = factor * Math.max(0, ties.waa - ratio * ties.wfaa);
        }
        for (int j = 0; j < means.length; j++) {
            means[j][meansFilled] = walk.sums[j] / atRisk;
        }
        push(first);
    }

    private void push(double weight) {
        meanWeights[meansFilled++] = weight;
        if (meansFilled == Gram.BLOCK) {
            flushMeans();
        }
    }

    private void flushMeans() {
        gram.add(means, meanWeights, meansFilled, -1, information, new double[means.length]);
        meansFilled = 0;
    }

    /** Each row goes through the hazard from its entry to its end; its expected events are its risk times that. */
    private void expect() {
        RiskSets sets = design.sets;
        if (sets.hasEntrants()) {
            Arrays.fill(expected, 0);
        }
        for (int stratum = 0; stratum < sets.strata.count(); stratum++) {
            double through = 0;
            for (int group = sets.firstGroup[stratum]; group < sets.firstGroup[stratum + 1]; group++) {
                for (int e = sets.firstEntrant[group]; e < sets.firstEntrant[group + 1]; e++) {
                    expected[sets.entrants[e]] = through;
                }
                int from = sets.firstRow[group];
                int alive = from + sets.deaths[group];
                expect(from, alive, through + hazardOfDeaths[group]);
                through += hazard[group];
                expect(alive, sets.firstRow[group + 1], through);
                if (sets.hasEntrants()) {
                    expectAnew(stratum, group);
                }
            }
        }
    }

    private void expect(int from, int to, double through) {
        if (design.sets.hasEntrants()) {
            for (int i = from; i < to; i++) {
                double since = through - expected[i];
                expected[i] = Math.abs(since) > LOST * Math.abs(through) ? risk[i] * since : Double.NaN;
            }
        } else {
            for (int i = from; i < to; i++) {
                expected[i] = risk[i] * through;
            }
        }
    }

    /** Sums up what a row went through where it is so little of what came before that the difference has no digits. */
    private void expectAnew(int stratum, int group) {
        RiskSets sets = design.sets;
        int alive = sets.firstRow[group] + sets.deaths[group];
        for (int i = sets.firstRow[group]; i < sets.firstRow[group + 1]; i++) {
            if (Double.isNaN(expected[i])) {
                double since = i < alive ? hazardOfDeaths[group] : hazard[group];
                for (int g = group - 1; g >= sets.firstGroup[stratum] && sets.times[g] > design.startOf(i); g--) {
                    since += hazard[g];
                }
                expected[i] = risk[i] * since;
            }
        }
    }
}
