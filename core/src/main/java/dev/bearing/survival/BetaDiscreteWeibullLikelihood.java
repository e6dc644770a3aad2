package dev.bearing.survival;

import dev.bearing.internal.special.LogGammas;
import dev.bearing.internal.special.Polygammas;

/**
 * The log-likelihood of a {@link BetaDiscreteWeibull}, a sum over renewals of d log h + (n - d) log(1 - h). Here 1 - h
 * = S(t) / S(t - 1) is made from one difference of log-gamma functions that keeps its digits for large parameters.
 */
final class BetaDiscreteWeibullLikelihood {

    private static final int ALPHA = 0;
    private static final int BETA = 1;
    private static final int C = 2;

    private final RenewalRows rows;

    BetaDiscreteWeibullLikelihood(RenewalRows rows) {
        this.rows = rows;
    }

    /** log Γ(alpha + u) - log Γ(u) at u = beta + t^c: its derivatives by alpha, beta and c. */
    private static final class Place {

        private final double[] first = new double[3];
        private final double[][] second = new double[3][3];

        private Place(double[] parameters, double t) {
            WeibullAge age = new WeibullAge(t, parameters[C]);
            double u = parameters[BETA] + age.age;
            double more = u + parameters[ALPHA];
            double byAlpha = Polygammas.digamma(more);
            double byU = Polygammas.digammaRise(u, parameters[ALPHA]);
            double alphaTwice = Polygammas.trigamma(more);
            double uTwice = Polygammas.trigammaRise(u, parameters[ALPHA]);
            first[ALPHA] = byAlpha;
            first[BETA] = byU;
            first[C] = byU * age.byC;
            second[ALPHA][ALPHA] = alphaTwice;
            second[ALPHA][BETA] = alphaTwice;
            second[ALPHA][C] = alphaTwice * age.byC;
            second[BETA][BETA] = uTwice;
            second[BETA][C] = uTwice * age.byC;
            second[C][C] = uTwice * age.byC * age.byC + byU * age.byCTwice;
        }
    }

    /** Returns log S(t - 1) - log S(t). */
    static double drop(double alpha, double beta, double c, double t) {
        return LogGammas.excess(beta + Math.pow(t - 1, c), alpha, WeibullAge.step(t, c));
    }

    /**
     * Fills in the derivatives in log alpha, log beta and log c and returns the value; minus infinity where a parameter
     * is too large.
     */
    double at(double[] logs, double[] gradient, double[][] hessian) {
        double[] parameters = {Math.exp(logs[ALPHA]), Math.exp(logs[BETA]), Math.exp(logs[C])};
        double scale = parameters[ALPHA] + parameters[BETA];
        if (!WeibullAge.isInRange(parameters[C], rows.last())
                || !(parameters[ALPHA] > 0 && parameters[BETA] > 0 && scale < Double.POSITIVE_INFINITY)) {
            return Double.NEGATIVE_INFINITY;
        }
        double value = 0;
        double[] byParameter = new double[3];
        double[][] twice = new double[3][3];
        Place before = new Place(parameters, rows.renewal[0] - 1);
        for (int row = 0; row < rows.size(); row++) {
            double t = rows.renewal[row];
            if (row > 0 && rows.renewal[row - 1] != t - 1) {
                before = new Place(parameters, t - 1);
            }
            Place now = new Place(parameters, t);
            double drop = drop(parameters[ALPHA], parameters[BETA], parameters[C], t);
            RenewalTerm term = new RenewalTerm(rows.atRisk[row], rows.lost[row], drop);
            value += term.value;
            for (int i = 0; i < 3; i++) {
                double slope = now.first[i] - before.first[i];
                byParameter[i] += term.slope * slope;
                for (int j = i; j < 3; j++) {
                    twice[i][j] += term.curvature * slope * (now.first[j] - before.first[j])
                            + term.slope * (now.second[i][j] - before.second[i][j]);
                }
            }
            before = now;
        }
        for (int i = 0; i < 3; i++) {
            gradient[i] = byParameter[i];
            for (int j = i; j < 3; j++) {
                hessian[i][j] = twice[i][j];
                hessian[j][i] = twice[i][j];
            }
        }
        PurchaseFitter.toLogs(parameters, gradient, hessian);
        return value;
    }

    double value(double[] logs) {
        return at(logs, new double[3], new double[3][3]);
    }
}
