package dev.bearing.survival;

/** The log-likelihood of Pareto/NBD with its derivatives, over customers of whom equal ones are counted. */
final class ParetoNbdLikelihood {

    private static final int R = 0;
    private static final int ALPHA = 1;
    private static final int S = 2;
    private static final int BETA = 3;

    private final PurchasePatterns patterns;
    /** How many customers have more than so many repeats. */
    private final double[] above;

    ParetoNbdLikelihood(PurchasePatterns patterns) {
        this.patterns = patterns;
        above = patterns.customersAbove();
    }

    /** Fills in the derivatives in the logarithms of r, alpha, s and beta and returns the value. */
    double at(double[] logs, double[] gradient, double[][] hessian) {
        double[] parameters = PurchaseFitter.cleared(logs, gradient, hessian);
        double value = rises(parameters[R], gradient, hessian);
        LeavingMoments moments = new LeavingMoments(parameters);
        for (int i = 0; i < patterns.size(); i++) {
            value += stillThere(i, parameters, gradient, hessian);
            if (patterns.recency(i) < patterns.age(i)) {
                value += orNot(i, moments, gradient, hessian);
            }
        }
        PurchaseFitter.toLogs(parameters, gradient, hessian);
        return value;
    }

    /** Γ(r + x) / Γ(r) over all customers. */
    private double rises(double r, double[] gradient, double[][] hessian) {
        double value = 0;
        for (int j = 0; j < above.length; j++) {
            value += above[j] * Math.log(r + j);
            gradient[R] += above[j] / (r + j);
            hessian[R][R] -= above[j] / ((r + j) * (r + j));
        }
        return value;
    }

    /** α^r β^s / ((α + T)^(r + x) (β + T)^s). */
    private double stillThere(int row, double[] parameters, double[] gradient, double[][] hessian) {
        double n = patterns.customers(row);
        int x = patterns.repeats(row);
        double age = patterns.age(row);
        double r = parameters[R];
        double alpha = parameters[ALPHA];
        double s = parameters[S];
        double beta = parameters[BETA];
        double alphaNow = alpha + age;
        double betaNow = beta + age;
        double byR = Math.log1p(age / alpha);
        double byS = Math.log1p(age / beta);
        gradient[R] -= n * byR;
        gradient[ALPHA] += n * (r * age / alpha - x) / alphaNow;
        gradient[S] -= n * byS;
        gradient[BETA] += n * s * age / (beta * betaNow);
        hessian[R][ALPHA] += n * age / (alpha * alphaNow);
        hessian[ALPHA][ALPHA] += n * ((r + x) / (alphaNow * alphaNow) - r / (alpha * alpha));
        hessian[S][BETA] += n * age / (beta * betaNow);
        hessian[BETA][BETA] += n * s * (1 / (betaNow * betaNow) - 1 / (beta * beta));
        return n * (-r * byR - x * Math.log(alphaNow) - s * byS);
    }

    /** One plus the odds of having left. */
    private double orNot(int row, LeavingMoments moments, double[] gradient, double[][] hessian) {
        moments.lookAt(patterns.repeats(row), patterns.recency(row), patterns.age(row));
        double n = patterns.customers(row);
        double small = Math.exp(-Math.abs(moments.logOdds()));
        double gone = (moments.logOdds() > 0 ? 1 : small) / (1 + small);
        for (int i = 0; i < gradient.length; i++) {
            double slope = gone * moments.slope(i);
            gradient[i] += n * slope;
            for (int j = i; j < gradient.length; j++) {
                hessian[i][j] += n * (gone * moments.curvature(i, j) - slope * gone * moments.slope(j));
            }
        }
        return n * (Math.max(0, moments.logOdds()) + Math.log1p(small));
    }
}
