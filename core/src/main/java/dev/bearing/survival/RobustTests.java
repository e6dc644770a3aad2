package dev.bearing.survival;

import dev.bearing.internal.cox.CoxDesign;
import dev.bearing.internal.cox.CoxLikelihood;
import dev.bearing.internal.cox.CoxSandwich;
import dev.bearing.internal.linear.Cholesky;
import dev.bearing.value.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * Tests of a Cox regression on the scores of its clusters, U' (Σ u u')⁻¹ U: they do not take a weight for so many rows,
 * nor rows of one cluster for strangers to one another.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1989.10478874">Lin and Wei (1989)</a>
 * @see <a href="https://doi.org/10.1080/00031305.1992.10475921">Boos (1992)</a>, on generalised score tests
 */
final class RobustTests {

    private static final String METHOD = "robust score test of a change with time (the variance by cluster, or row)";

    private RobustTests() {}

    /** The test of all coefficients being 0. */
    static Answer<ChiSquareTest> score(CoxDesign design, CoxTies ties) {
        double[] zero = new double[design.names.length];
        double[][] scores = CoxSandwich.scores(design, zero, ties.isEfron(), null);
        Cholesky squares = Cholesky.of(CoxSandwich.squares(scores));
        if (design.clusters() <= zero.length || !squares.isPositiveDefinite()) {
            return tooFew(design.clusters(), zero.length);
        }
        double[] sums = new double[zero.length];
        for (int j = 0; j < sums.length; j++) {
            for (double part : scores[j]) {
                sums[j] += part;
            }
        }
        return Answer.known(new ChiSquareTest(form(sums, squares), sums.length));
    }

    /** The test of all coefficients being 0 by their covariance. */
    static Answer<ChiSquareTest> wald(double[] beta, double[][] covariance, List<FittedCoefficient> coefficients) {
        for (FittedCoefficient coefficient : coefficients) {
            Answer<Double> error = coefficient.error();
            if (error instanceof Answer.Unknown<Double> unknown) {
                return Answer.unknown(unknown.reason(), unknown.message());
            }
        }
        Cholesky factors = Cholesky.of(covariance);
        return factors.isPositiveDefinite()
                ? Answer.known(new ChiSquareTest(form(beta, factors), beta.length))
                : Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "the covariance of " + beta.length + " coefficients has rank " + factors.rank());
    }

    /**
     * The test of no change with g(t): the score of θ in β(t) = β + θ·g(t), and of each cluster's score of θ what β
     * does not tell.
     */
    static Answer<ProportionalityTest> proportionality(
            CoxDesign design, CoxTies ties, double[] beta, CoxModel.TimeScale scale) {
        double[] g = ProportionalityTest.at(design, scale);
        CoxLikelihood likelihood = new CoxLikelihood(design, ties.isEfron());
        likelihood.at(beta);
        Cholesky own = Cholesky.of(ProportionalityTest.copy(likelihood.information));
        likelihood.at(beta, g, null);
        double[] score = likelihood.score.clone();
        double[][] shared = likelihood.information;
        double[][] left = CoxSandwich.scores(design, beta, ties.isEfron(), g);
        double[][] scores = CoxSandwich.scores(design, beta, ties.isEfron(), null);
        double[] whole = new double[beta.length];
        for (int j = 0; j < beta.length; j++) {
            double[] explained = own.solve(shared[j]);
            for (int c = 0; c < left[j].length; c++) {
                whole[j] += left[j][c] * left[j][c];
                for (int k = 0; k < beta.length; k++) {
                    left[j][c] -= explained[k] * scores[k][c];
                }
            }
        }
        double[][] squares = CoxSandwich.squares(left);
        Cholesky factors = Cholesky.of(squares);
        List<ProportionalityTest.Row> rows = new ArrayList<>();
        for (int j = 0; j < beta.length; j++) {
            if (design.clusters() <= beta.length || !factors.tells(j) || !(squares[j][j] > 1e-10 * whole[j])) {
                return ProportionalityTest.cannotTell(
                        design, j, g.length + " event times and " + design.clusters() + " clusters");
            }
            rows.add(new ProportionalityTest.Row(
                    design.names[j], new ChiSquareTest(score[j] * score[j] / squares[j][j], 1)));
        }
        return Answer.known(
                new ProportionalityTest(METHOD, scale, rows, new ChiSquareTest(form(score, factors), beta.length)));
    }

    private static Answer<ChiSquareTest> tooFew(int clusters, int coefficients) {
        return Answer.unknown(
                Answer.Reason.INSUFFICIENT_DATA,
                "the scores of " + clusters + " clusters do not tell " + coefficients + " coefficients apart");
    }

    private static double form(double[] values, Cholesky factors) {
        double[] solved = factors.solve(values);
        double sum = 0;
        for (int j = 0; j < values.length; j++) {
            sum += values[j] * solved[j];
        }
        return Math.max(0, sum);
    }
}
