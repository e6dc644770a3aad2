package dev.bearing.survival;

import dev.bearing.internal.optim.DampedNewton;
import java.util.Arrays;

/**
 * The log-likelihood of renewal counts, a sum over renewals: d log h + (n - d) log(1 - h), n up for the renewal, d lost
 * at it and h = alpha / (alpha + beta + t - 1). No gamma function is in it, so no digits are lost for large parameters.
 */
final class RenewalLikelihood {

    /** t - 1 of each renewal that anybody was up for. */
    private final double[] earlier;

    private final double[] atRisk;
    private final double[] lost;
    private final double lostInAll;

    RenewalLikelihood(RenewalCounts counts) {
        double[] times = new double[counts.renewals()];
        double[] risks = new double[times.length];
        double[] losses = new double[times.length];
        int rows = 0;
        for (int t = 1; t <= times.length; t++) {
            if (counts.atRisk(t) > 0) {
                times[rows] = t - 1.0;
                risks[rows] = counts.atRisk(t);
                losses[rows++] = counts.lost(t);
            }
        }
        earlier = Arrays.copyOf(times, rows);
        atRisk = Arrays.copyOf(risks, rows);
        lost = Arrays.copyOf(losses, rows);
        lostInAll = Arrays.stream(lost).sum();
    }

    /** Returns whether anybody was up for another renewal than the first. */
    boolean coversSeveralRenewals() {
        return earlier.length > 1 || (earlier.length == 1 && earlier[0] > 0);
    }

    /** Returns how many were lost at another renewal than the first. */
    double lostLater() {
        return earlier.length > 0 && earlier[0] == 0 ? lostInAll - lost[0] : lostInAll;
    }

    /** Returns the churn if it were the same at all renewals. */
    double constantChurn() {
        return lostInAll / Arrays.stream(atRisk).sum();
    }

    /** Returns the log-likelihood of a churn that is the same at all renewals, in (0, 1). */
    double ofConstantChurn(double churn) {
        double opportunities = Arrays.stream(atRisk).sum();
        return lostInAll * Math.log(churn) + (opportunities - lostInAll) * Math.log1p(-churn);
    }

    /**
     * Returns the slope of the log-likelihood in 1 / (alpha + beta) where that is 0 and the mean is the constant churn,
     * times (1 - churn): positive where early losses are more than if all customers were alike.
     */
    double slopeAtTheLimit() {
        double churn = constantChurn();
        double sum = 0;
        for (int i = 0; i < earlier.length; i++) {
            sum += earlier[i] * (churn * atRisk[i] - lost[i]);
        }
        return sum;
    }

    double value(double alpha, double beta) {
        double sum = 0;
        for (int i = 0; i < earlier.length; i++) {
            double all = alpha + beta + earlier[i];
            sum += (lost[i] > 0 ? lost[i] * Math.log(alpha / all) : 0)
                    + (lost[i] < atRisk[i] ? (atRisk[i] - lost[i]) * Math.log1p(-alpha / all) : 0);
        }
        return sum;
    }

    /** Fills in the derivatives in log alpha and log beta and returns the value. */
    double at(double[] logs, double[] gradient, double[][] hessian) {
        double alpha = Math.exp(logs[0]);
        double beta = Math.exp(logs[1]);
        double byAlpha = 0;
        double byBeta = 0;
        double alphaTwice = -lostInAll / (alpha * alpha);
        double both = 0;
        double betaTwice = 0;
        for (int i = 0; i < earlier.length; i++) {
            double all = alpha + beta + earlier[i];
            double staying = beta + earlier[i];
            double kept = atRisk[i] - lost[i];
            byAlpha += lost[i] / alpha - atRisk[i] / all;
            byBeta += kept / staying - atRisk[i] / all;
            double square = atRisk[i] / (all * all);
            alphaTwice += square;
            both += square;
            betaTwice += square - kept / (staying * staying);
        }
        gradient[0] = alpha * byAlpha;
        gradient[1] = beta * byBeta;
        hessian[0][0] = alpha * alpha * alphaTwice + gradient[0];
        hessian[0][1] = alpha * beta * both;
        hessian[1][0] = hessian[0][1];
        hessian[1][1] = beta * beta * betaTwice + gradient[1];
        return value(alpha, beta);
    }

    /**
     * Returns the same function of u = log alpha - log beta and w = log alpha + log beta: Newton's steps are the same,
     * but near the limit of equal customers, where w hardly matters, the matrix keeps its digits.
     */
    DampedNewton.Objective ofDifferenceAndSum() {
        double[] logGradient = new double[2];
        double[][] logHessian = new double[2][2];
        return (point, gradient, hessian) -> {
            double[] logs = toLogs(point);
            double value = at(logs, logGradient, logHessian);
            gradient[0] = (logGradient[0] - logGradient[1]) / 2;
            gradient[1] = (logGradient[0] + logGradient[1]) / 2;
            double outer = logHessian[0][0] + logHessian[1][1];
            hessian[0][0] = (outer - 2 * logHessian[0][1]) / 4;
            hessian[1][1] = (outer + 2 * logHessian[0][1]) / 4;
            hessian[0][1] = (logHessian[0][0] - logHessian[1][1]) / 4;
            hessian[1][0] = hessian[0][1];
            return value;
        };
    }

    /** Returns log alpha and log beta of u and w. */
    static double[] toLogs(double[] point) {
        return new double[] {(point[1] + point[0]) / 2, (point[1] - point[0]) / 2};
    }

    /** Returns the function of one of the two logarithms, the other held at {@code fixed}. */
    DampedNewton.Objective alongside(int free, double fixed) {
        double[] logs = new double[2];
        double[] both = new double[2];
        double[][] matrix = new double[2][2];
        logs[1 - free] = fixed;
        return (point, gradient, hessian) -> {
            logs[free] = point[0];
            double value = at(logs, both, matrix);
            gradient[0] = both[free];
            hessian[0][0] = matrix[free][free];
            return value;
        };
    }
}
