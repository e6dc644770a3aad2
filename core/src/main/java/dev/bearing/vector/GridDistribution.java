package dev.bearing.vector;

/** Probabilities on equally spaced amounts. */
final class GridDistribution {

    private static final double ROUNDING = 1e-12;

    private final double origin;
    private final double step;
    private final double[] probabilities;

    /**
     * Keeps the arguments.
     *
     * @param origin the first amount, in major units
     * @param step the distance between amounts, positive
     * @param probabilities one for each amount; they add up to 1
     */
    GridDistribution(double origin, double step, double[] probabilities) {
        this.origin = origin;
        this.step = step;
        this.probabilities = probabilities;
    }

    /** Returns the least amount that is not exceeded with at least this probability. */
    double quantile(double p) {
        double sum = 0;
        int last = 0;
        for (int i = 0; i < probabilities.length; i++) {
            sum += probabilities[i];
            if (probabilities[i] > 0) {
                last = i;
            }
            if (sum >= p - ROUNDING && probabilities[i] > 0) {
                return origin + i * step;
            }
        }
        return origin + last * step;
    }

    /** Returns the probability of at most an amount. */
    double cumulative(double amount) {
        double sum = 0;
        for (int i = 0; i < probabilities.length && origin + i * step <= amount + ROUNDING * step; i++) {
            sum += probabilities[i];
        }
        return Math.min(1, sum);
    }

    double mean() {
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
            sum += probabilities[i] * (origin + i * step);
        }
        return sum;
    }

    /** Returns the distribution of the sum of two independent amounts of the same step. */
    GridDistribution plus(GridDistribution other) {
        double[] sum = new double[probabilities.length + other.probabilities.length - 1];
        for (int j = 0; j < other.probabilities.length; j++) {
            double weight = other.probabilities[j];
            if (weight != 0) {
                for (int i = 0; i < probabilities.length; i++) {
                    sum[i + j] += probabilities[i] * weight;
                }
            }
        }
        return new GridDistribution(origin + other.origin, step, sum);
    }
}
