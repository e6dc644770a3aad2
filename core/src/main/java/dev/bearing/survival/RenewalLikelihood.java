package dev.bearing.survival;

import java.util.Arrays;

/**
 * The log-likelihood of renewal counts, a sum over renewals: d log h + (n - d) log(1 - h), n up for the renewal, d lost
 * at it and h = alpha / (alpha + beta + t - 1). No gamma function is in it, so no digits are lost for large parameters.
 */
final class RenewalLikelihood {

    private final RenewalRows rows;
    /** t - 1 of each renewal that anybody was up for. */
    private final double[] earlier;

    private final double[] atRisk;
    private final double[] lost;
    private final double lostInAll;

    RenewalLikelihood(RenewalCounts counts) {
        rows = new RenewalRows(counts);
        earlier = Arrays.stream(rows.renewal).map(renewal -> renewal - 1).toArray();
        atRisk = rows.atRisk;
        lost = rows.lost;
        lostInAll = rows.lostInAll();
    }

    RenewalRows rows() {
        return rows;
    }

    /**
     * Returns the slope of the log-likelihood in 1 / (alpha + beta) where that is 0 and the mean is the constant churn,
     * times (1 - churn): positive where early losses are more than if all customers were alike.
     */
    double slopeAtTheLimit() {
        double churn = rows.constantChurn();
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
}
