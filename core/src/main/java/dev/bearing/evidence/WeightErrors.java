package dev.bearing.evidence;

import dev.bearing.internal.linear.Cholesky;
import dev.bearing.internal.linear.Matrices;
import dev.bearing.internal.optim.PenalisedNewton;
import java.util.Arrays;

/**
 * The standard errors of learnt coefficients, from the covariance A⁻¹ (B + m P) A⁻¹ over the parameters that are free.
 * P is the curvature of the penalty and A the information with it. B is the sum over accounts of their squared scores,
 * so that rows of one account need not be independent; m, the rows per churn, gives the penalty its share of that.
 * Without a penalty it is the sandwich by account. With one, it knows of the bias, if departures from the expert are as
 * large as the penalty takes them to be (Nychka 1988).
 *
 * @see <a href="https://doi.org/10.1080/01621459.1988.10478711">Nychka (1988), Bayesian confidence intervals for
 *     smoothing splines</a>
 */
final class WeightErrors {

    private final LearningRows rows;
    private final ExpertPenalty penalised;
    private final double[] means;

    WeightErrors(LearningRows rows, ExpertPenalty penalised, double[] means) {
        this.rows = rows;
        this.penalised = penalised;
        this.means = means;
    }

    /** Returns the error of each coefficient; NaN where it is not free. */
    double[] of(PenalisedNewton.Fit fit) {
        int[] index = PenalisedNewton.indices(fit.free);
        double[][] bread =
                Cholesky.of(PenalisedNewton.restricted(fit.information, index)).inverse();
        double[][] covariance = Matrices.product(Matrices.product(bread, middle(fit, index)), bread);
        double[] errors = new double[means.length];
        Arrays.fill(errors, Double.NaN);
        for (int a = 0; a < index.length; a++) {
            if (index[a] >= 1 && index[a] <= means.length) {
                errors[index[a] - 1] = Math.sqrt(covariance[a][a]);
            }
        }
        return errors;
    }

    private double[][] middle(PenalisedNewton.Fit fit, int[] index) {
        double[][] curvature = new double[fit.beta.length][fit.beta.length];
        penalised.addCurvature(curvature);
        double[][] scores = scores(fit.beta);
        double rowsPerEvent = rows.rowsPerEvent();
        double[][] middle = new double[index.length][index.length];
        for (int a = 0; a < index.length; a++) {
            for (int b = 0; b < index.length; b++) {
                int row = Math.max(index[a], index[b]);
                int column = Math.min(index[a], index[b]);
                double sum = rowsPerEvent * curvature[row][column];
                for (double[] score : scores) {
                    sum += score[row] * score[column];
                }
                middle[a][b] = sum;
            }
        }
        return middle;
    }

    /** The gradient of each account's log-likelihood; 0 for the slope, of which the penalty alone knows. */
    private double[][] scores(double[] beta) {
        double[][] scores = new double[rows.accountLimit()][beta.length];
        for (int i = 0; i < rows.size(); i++) {
            double eta = beta[0];
            for (int j = 0; j < means.length; j++) {
                eta += beta[j + 1] * (rows.healths()[j][i] - means[j]);
            }
            double residual = (rows.churned()[i] ? 1 : 0) - 1 / (1 + Math.exp(-eta));
            double[] score = scores[rows.account(i)];
            score[0] += residual;
            for (int j = 0; j < means.length; j++) {
                score[j + 1] += residual * (rows.healths()[j][i] - means[j]);
            }
        }
        return scores;
    }
}
