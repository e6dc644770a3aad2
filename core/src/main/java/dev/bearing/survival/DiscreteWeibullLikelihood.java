package dev.bearing.survival;

/**
 * The log-likelihood of a discrete Weibull distribution: a sum over renewals of d log h + (n - d) log(1 - h), where 1 -
 * h = (1 - churn)^(t^c - (t - 1)^c). Its coordinates are the log-odds of churn and log c.
 */
final class DiscreteWeibullLikelihood {

    private final RenewalRows rows;

    DiscreteWeibullLikelihood(RenewalRows rows) {
        this.rows = rows;
    }

    /** Fills in the derivatives in the coordinates and returns the value; minus infinity where c is too large. */
    double at(double[] point, double[] gradient, double[][] hessian) {
        double c = Math.exp(point[1]);
        double churn = 1 / (1 + Math.exp(-point[0]));
        double rate = point[0] > 0 ? point[0] + Math.log1p(Math.exp(-point[0])) : Math.log1p(Math.exp(point[0]));
        double value = 0;
        double byOdds = 0;
        double byC = 0;
        double oddsTwice = 0;
        double both = 0;
        double cTwice = 0;
        if (!WeibullAge.isInRange(c, rows.last()) || !(rate > 0) || !(rate < Double.POSITIVE_INFINITY)) {
            return Double.NEGATIVE_INFINITY;
        }
        for (int i = 0; i < rows.size(); i++) {
            WeibullAge now = new WeibullAge(rows.renewal[i], c);
            WeibullAge before = new WeibullAge(rows.renewal[i] - 1, c);
            double older = WeibullAge.step(rows.renewal[i], c);
            RenewalTerm term = new RenewalTerm(rows.atRisk[i], rows.lost[i], rate * older);
            double olderByC = now.byC - before.byC;
            value += term.value;
            byOdds += term.slope * churn * older;
            byC += term.slope * rate * olderByC;
            oddsTwice += term.curvature * churn * churn * older * older + term.slope * churn * (1 - churn) * older;
            both += (term.curvature * rate * older + term.slope) * churn * olderByC;
            cTwice += term.curvature * rate * rate * olderByC * olderByC
                    + term.slope * rate * (now.byCTwice - before.byCTwice);
        }
        gradient[0] = byOdds;
        gradient[1] = c * byC;
        hessian[0][0] = oddsTwice;
        hessian[0][1] = c * both;
        hessian[1][0] = hessian[0][1];
        hessian[1][1] = c * c * cTwice + gradient[1];
        return value;
    }

    /**
     * Returns the slope of the log-likelihood in 1 / (alpha + beta) of a {@link BetaDiscreteWeibull} of this mean where
     * that is 0, at the maximum in churn and c: log S(t) = t^c log(1 - churn) + t^c (t^c - 1) churn / (1 - churn) / 2 /
     * (alpha + beta) and smaller terms.
     */
    double slopeTowardsDifferences(double churn, double c) {
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            double now = new WeibullAge(rows.renewal[i], c).age;
            double before = new WeibullAge(rows.renewal[i] - 1, c).age;
            double older = WeibullAge.step(rows.renewal[i], c);
            RenewalTerm term = new RenewalTerm(rows.atRisk[i], rows.lost[i], -Math.log1p(-churn) * older);
            sum += term.slope * (before * (before - 1) - now * (now - 1)) * churn / (1 - churn) / 2;
        }
        return sum;
    }
}
