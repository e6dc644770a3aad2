package dev.bearing.survival;

/**
 * The log-likelihood of BG/BB with its derivatives. Each history is a mixture: of still being there, and of having left
 * after each of the opportunities from the last purchase on. Its derivatives are means and covariances over these.
 */
final class BgBbLikelihood {

    private static final int ALPHA = 0;
    private static final int BETA = 1;
    private static final int GAMMA = 2;
    private static final int DELTA = 3;

    private final PurchasePatterns patterns;
    private final int opportunities;
    /** The logarithms of the mixture's parts. */
    private final double[] parts;

    /** @throws IllegalArgumentException if a history is not of whole opportunities */
    BgBbLikelihood(PurchasePatterns patterns) {
        this.patterns = patterns;
        double most = 0;
        for (int i = 0; i < patterns.size(); i++) {
            BgBb.check(patterns.repeats(i), patterns.recency(i), patterns.age(i));
            most = Math.max(most, patterns.age(i));
        }
        opportunities = (int) most;
        parts = new double[opportunities + 1];
    }

    /** Returns the largest number of opportunities that a customer had. */
    int opportunities() {
        return opportunities;
    }

    /** Fills in the derivatives in the logarithms of alpha, beta, gamma and delta and returns the value. */
    double at(double[] logs, double[] gradient, double[][] hessian) {
        double[] parameters = PurchaseFitter.cleared(logs, gradient, hessian);
        Terms terms = new Terms(parameters, opportunities);
        double value = 0;
        for (int i = 0; i < patterns.size(); i++) {
            value += patterns.customers(i) * add(i, terms, gradient, hessian);
        }
        PurchaseFitter.toLogs(parameters, gradient, hessian);
        return value;
    }

    private double add(int row, Terms terms, double[] gradient, double[][] hessian) {
        double n = patterns.customers(row);
        int x = patterns.repeats(row);
        int last = (int) patterns.recency(row);
        int now = (int) patterns.age(row);
        double largest = terms.stillThere(x, now);
        parts[now] = largest;
        for (int seen = last; seen < now; seen++) {
            parts[seen] = terms.gone(x, seen);
            largest = Math.max(largest, parts[seen]);
        }
        double sum = 0;
        for (int seen = last; seen <= now; seen++) {
            parts[seen] = Math.exp(parts[seen] - largest);
            sum += parts[seen];
        }
        double[] mean = new double[gradient.length];
        double[] slopes = new double[gradient.length];
        for (int seen = last; seen <= now; seen++) {
            double share = parts[seen] / sum;
            terms.slopes(x, seen, seen < now, slopes);
            for (int i = 0; i < slopes.length; i++) {
                mean[i] += share * slopes[i];
                for (int j = i; j < slopes.length; j++) {
                    hessian[i][j] += n * share * slopes[i] * slopes[j];
                }
            }
            terms.addCurvatures(x, seen, seen < now, n * share, hessian);
        }
        for (int i = 0; i < mean.length; i++) {
            gradient[i] += n * mean[i];
            for (int j = i; j < mean.length; j++) {
                hessian[i][j] -= n * mean[i] * mean[j];
            }
        }
        return largest + Math.log(sum);
    }

    /** What the parts are made of: B(α + x, β + m - x) / B(α, β), and B(γ + 1, δ + m) or B(γ, δ + m) over B(γ, δ). */
    private static final class Terms {

        private final double gamma;
        private final Rises bought;
        private final Rises not;
        private final Rises asked;
        private final Rises stayed;
        private final Rises could;

        Terms(double[] parameters, int opportunities) {
            gamma = parameters[GAMMA];
            bought = new Rises(parameters[ALPHA], opportunities);
            not = new Rises(parameters[BETA], opportunities);
            asked = new Rises(parameters[ALPHA] + parameters[BETA], opportunities);
            stayed = new Rises(parameters[DELTA], opportunities);
            could = new Rises(parameters[GAMMA] + parameters[DELTA], opportunities + 1);
        }

        private double buying(int x, int seen) {
            return bought.value(x) + not.value(seen - x) - asked.value(seen) + stayed.value(seen);
        }

        double stillThere(int x, int seen) {
            return buying(x, seen) - could.value(seen);
        }

        double gone(int x, int seen) {
            return buying(x, seen) + Math.log(gamma) - could.value(seen + 1);
        }

        void slopes(int x, int seen, boolean gone, double[] slopes) {
            int chances = gone ? seen + 1 : seen;
            slopes[ALPHA] = bought.slope(x) - asked.slope(seen);
            slopes[BETA] = not.slope(seen - x) - asked.slope(seen);
            slopes[GAMMA] = (gone ? 1 / gamma : 0) - could.slope(chances);
            slopes[DELTA] = stayed.slope(seen) - could.slope(chances);
        }

        void addCurvatures(int x, int seen, boolean gone, double weight, double[][] hessian) {
            int chances = gone ? seen + 1 : seen;
            hessian[ALPHA][ALPHA] += weight * (bought.curvature(x) - asked.curvature(seen));
            hessian[ALPHA][BETA] -= weight * asked.curvature(seen);
            hessian[BETA][BETA] += weight * (not.curvature(seen - x) - asked.curvature(seen));
            hessian[GAMMA][GAMMA] -= weight * ((gone ? 1 / (gamma * gamma) : 0) + could.curvature(chances));
            hessian[GAMMA][DELTA] -= weight * could.curvature(chances);
            hessian[DELTA][DELTA] += weight * (stayed.curvature(seen) - could.curvature(chances));
        }
    }
}
