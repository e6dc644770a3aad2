package dev.bearing.internal.cox;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A partial log-likelihood with its gradient and information at coefficients of the standardised covariates. The rows'
 * risks are summed over each risk set; the rest is one weighted product of the columns, since the sum over events of a
 * risk set's second moments is the sum over rows of their squares times the hazard they went through (their expected
 * events).
 */
public abstract class PartialLikelihood {

    final CoxDesign design;
    private final Gram gram = new Gram();
    /** Sums over risk sets that still have to be taken off the information, and their weights. */
    final double[][] means;

    private final double[] meanWeights = new double[Gram.BLOCK];
    /** How many of them there are: the place of the next. */
    int meansFilled;

    public double logLikelihood;
    public final double[] score;
    public final double[][] information;
    /** Weight times exp(linear predictor) of each active row. */
    final double[] risk;
    /** Weighted expected events of each active row. */
    public final double[] expected;
    /** Increment of the cumulative hazard at each group. */
    final double[] hazard;

    private double[] observed = new double[0];

    PartialLikelihood(CoxDesign design) {
        this.design = design;
        int p = design.covariates();
        means = new double[p][Gram.BLOCK];
        score = new double[p];
        information = new double[p][p];
        risk = new double[design.sets.active];
        expected = new double[design.sets.active];
        hazard = new double[design.sets.groups()];
    }

    /** Evaluates at coefficients of the standardised covariates. */
    public final void at(double[] beta) {
        at(beta, null);
    }

    /**
     * Evaluates.
     *
     * @param beta {@code double[covariates]}
     * @param keep where to keep the sums over each risk set, or null
     */
    public abstract void at(double[] beta, @Nullable RiskSums keep);

    /** Finds each row's risk, and the log-likelihood but for what the risk sets take off. */
    final void begin(double[] beta) {
        for (double[] row : information) {
            Arrays.fill(row, 0);
        }
        observed = observed(null);
        logLikelihood = 0;
        for (int j = 0; j < score.length; j++) {
            logLikelihood += beta[j] * observed[j];
        }
        risks(beta);
        meansFilled = 0;
    }

    /** Finds gradient and information, once all rows' expected events and all means are there. */
    final void end(double @Nullable [] factors) {
        flushMeans();
        double[] expectedSums = new double[score.length];
        gram.add(design.x, expected, design.sets.active, 1, information, expectedSums);
        double[] sums = factors == null ? observed : observed(factors);
        for (int j = 0; j < score.length; j++) {
            score[j] = sums[j] - expectedSums[j];
        }
        Gram.mirrored(information);
    }

    /** Takes a weight times the square of the mean last written off the information. */
    final void subtractSquare(double weight) {
        meanWeights[meansFilled++] = weight;
        if (meansFilled == Gram.BLOCK) {
            flushMeans();
        }
    }

    private void flushMeans() {
        gram.add(means, meanWeights, meansFilled, -1, information, new double[means.length]);
        meansFilled = 0;
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
}
