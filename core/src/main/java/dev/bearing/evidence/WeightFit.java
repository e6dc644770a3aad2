package dev.bearing.evidence;

import dev.bearing.internal.logistic.BinaryLikelihood;
import dev.bearing.internal.logistic.ColumnBlocks;
import dev.bearing.internal.logistic.ColumnScales;
import dev.bearing.internal.optim.PenalisedNewton;
import dev.bearing.value.Answer;
import java.util.Arrays;

/**
 * The coefficients of healths in the log odds of churn, none of them positive, shrunk towards the expert's direction.
 * Healths share one scale, [0, 1], so none is standardised: a measure that hardly varies keeps close to the expert.
 */
final class WeightFit {

    /** The odds of churn at an expert's score of 1 are taken to be at most 1/e of those at 0. */
    static final double LEAST_SLOPE = 1;

    private static final double[] UNWEIGHTED = {};

    private final double intercept;
    private final double[] coefficients;
    private final double[] errors;
    private final double slope;

    private WeightFit(double intercept, double[] coefficients, double[] errors, double slope) {
        this.intercept = intercept;
        this.coefficients = coefficients;
        this.errors = errors;
        this.slope = slope;
    }

    /**
     * Returns the fit; INSUFFICIENT_DATA unless both outcomes occur, DID_NOT_CONVERGE where the healths separate them.
     *
     * @param shares the expert's shares of the weight, adding up to 1
     * @param lambda the strength of the penalty, 0 or more
     */
    static Answer<WeightFit> of(LearningRows rows, double[] shares, double lambda) {
        ColumnBlocks table = ColumnBlocks.ofColumns(rows.healths(), rows.size());
        ColumnScales scales = ColumnScales.of(table, UNWEIGHTED).unscaled();
        BinaryLikelihood likelihood = new BinaryLikelihood(table, rows.churned(), UNWEIGHTED, scales);
        if (!Double.isFinite(likelihood.nullIntercept())) {
            return Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "both outcomes must occur among the rows");
        }
        if (lambda > 0 && separates(rows, shares)) {
            return separated();
        }
        ExpertPenalty penalised = new ExpertPenalty(likelihood, shares, lambda, LEAST_SLOPE);
        PenalisedNewton.Fit fit = PenalisedNewton.maximise(penalised, 0, signs(shares.length));
        return switch (fit.ending) {
            case CONVERGED -> Answer.known(of(rows, penalised, fit, scales.shift()));
            case SEPARATED -> separated();
            case EXHAUSTED ->
                Answer.unknown(Answer.Reason.DID_NOT_CONVERGE, "no maximum found within " + fit.iterations + " steps");
        };
    }

    /** Along the expert's direction nothing is penalised: there is no maximum if that separates the outcomes. */
    private static boolean separates(LearningRows rows, double[] shares) {
        double highestOfLeft = Double.NEGATIVE_INFINITY;
        double lowestOfStayed = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < rows.size(); i++) {
            double score = 0;
            for (int j = 0; j < shares.length; j++) {
                score += shares[j] * rows.healths()[j][i];
            }
            highest = Math.max(highest, score);
            if (rows.churned()[i]) {
                highestOfLeft = Math.max(highestOfLeft, score);
            } else {
                lowestOfStayed = Math.min(lowestOfStayed, score);
            }
        }
        return highestOfLeft <= lowestOfStayed && highestOfLeft < highest;
    }

    private static Answer<WeightFit> separated() {
        return Answer.unknown(
                Answer.Reason.DID_NOT_CONVERGE,
                "the healths tell exactly who left: either they have seen the outcome, or the rows are few");
    }

    private static int[] signs(int measures) {
        int[] signs = new int[measures + 2];
        Arrays.fill(signs, 1, measures + 1, -1);
        signs[measures + 1] = 1;
        return signs;
    }

    private static WeightFit of(LearningRows rows, ExpertPenalty penalised, PenalisedNewton.Fit fit, double[] means) {
        double[] coefficients = Arrays.copyOfRange(fit.beta, 1, means.length + 1);
        double intercept = fit.beta[0];
        for (int j = 0; j < means.length; j++) {
            intercept -= coefficients[j] * means[j];
        }
        double[] errors = new WeightErrors(rows, penalised, means).of(fit);
        return new WeightFit(intercept, coefficients, errors, penalised.slope(fit.beta));
    }

    /** Returns the log odds of churn where all healths are 0. */
    double intercept() {
        return intercept;
    }

    /** Returns the coefficient of a measure, 0 or less. */
    double coefficient(int measure) {
        return coefficients[measure];
    }

    /** Returns its standard error; NaN at the bound. */
    double error(int measure) {
        return errors[measure];
    }

    /** Returns how much the log odds fall from an expert's score of 0 to one of 1. */
    double slope() {
        return slope;
    }

    /** Returns the share of a measure in the sum of the coefficients; NaN where all are 0. */
    double share(int measure) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum += coefficient;
        }
        return coefficients[measure] / sum;
    }

    /** Returns the log odds of churn in a row. */
    double logOdds(LearningRows rows, int row) {
        double sum = intercept;
        for (int j = 0; j < coefficients.length; j++) {
            sum += coefficients[j] * rows.healths()[j][row];
        }
        return sum;
    }
}
