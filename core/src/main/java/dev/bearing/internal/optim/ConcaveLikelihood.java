package dev.bearing.internal.optim;

/**
 * A log-likelihood that is concave in its parameters, intercept first, the others belonging to columns of mean 0 and
 * standard deviation 1. Not thread-safe: it may keep buffers between calls.
 */
public interface ConcaveLikelihood {

    /** Returns how many parameters there are, the intercept included. */
    int parameters();

    /** Returns the best intercept where all other parameters are 0. */
    double nullIntercept();

    /**
     * Returns the log-likelihood, and adds its gradient and the lower triangle of its information (minus the second
     * derivatives) to two arrays of zeros.
     */
    double evaluate(double[] beta, double[] gradient, double[][] information);

    /** Returns an upper bound of how far a change of the parameters moves any row's linear predictor; cheap. */
    double reachBound(double[] direction);

    /**
     * Returns how far a change of the parameters moves linear predictors: the largest move of any row, and the smallest
     * move towards the own outcome, negative where some row moves away from it.
     */
    double[] reach(double[] direction);
}
