package dev.bearing.evidence;

import dev.bearing.internal.logistic.BinaryLikelihood;
import dev.bearing.internal.optim.ConcaveLikelihood;

/**
 * The log-likelihood of churn as a logistic function of healths, less a penalty for leaving the expert's direction:
 *
 * <pre>ℓ(b₀, b) − λ/2 Σⱼ (bⱼ + (κ₀ + k) sⱼ)²</pre>
 *
 * with bⱼ the log odds of churn that a health of 1 adds to one of 0, sⱼ the expert's share of the weight and κ₀ + k how
 * steeply the odds fall with the expert's score. The parameters are b₀, b and, last, k: the direction is shrunk, and
 * not its length.
 */
final class ExpertPenalty implements ConcaveLikelihood {

    private final BinaryLikelihood likelihood;
    private final double[] shares;
    private final double lambda;
    private final double leastSlope;

    /** Takes columns of healths that are not divided by their spread. */
    ExpertPenalty(BinaryLikelihood likelihood, double[] shares, double lambda, double leastSlope) {
        this.likelihood = likelihood;
        this.shares = shares;
        this.lambda = lambda;
        this.leastSlope = leastSlope;
    }

    @Override
    public int parameters() {
        return shares.length + 2;
    }

    @Override
    public double nullIntercept() {
        return likelihood.nullIntercept();
    }

    @Override
    public double evaluate(double[] beta, double[] gradient, double[][] information) {
        int last = shares.length + 1;
        double value = likelihood.evaluate(beta, gradient, information);
        double slope = leastSlope + beta[last];
        for (int j = 0; j < shares.length; j++) {
            double departure = beta[j + 1] + slope * shares[j];
            value -= lambda / 2 * departure * departure;
            gradient[j + 1] -= lambda * departure;
            gradient[last] -= lambda * departure * shares[j];
        }
        addCurvature(information);
        return value;
    }

    /** Adds the curvature of the penalty to the lower triangle of a matrix. */
    void addCurvature(double[][] information) {
        int last = shares.length + 1;
        for (int j = 0; j < shares.length; j++) {
            information[j + 1][j + 1] += lambda;
            information[last][j + 1] += lambda * shares[j];
            information[last][last] += lambda * shares[j] * shares[j];
        }
    }

    /** Returns the slope along the expert's score that is nearest to the coefficients. */
    double slope(double[] beta) {
        double along = 0;
        double square = 0;
        for (int j = 0; j < shares.length; j++) {
            along -= beta[j + 1] * shares[j];
            square += shares[j] * shares[j];
        }
        return Math.max(leastSlope, along / square);
    }

    @Override
    public double reachBound(double[] direction) {
        return likelihood.reachBound(direction);
    }

    @Override
    public double[] reach(double[] direction) {
        return likelihood.reach(direction);
    }
}
