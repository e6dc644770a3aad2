package dev.bearing.internal.optim;

import static com.google.common.base.Preconditions.checkArgument;

import dev.bearing.internal.linear.Cholesky;

/**
 * Climbs to a maximum by Newton steps: shortened until they climb, and turned towards the gradient where the function
 * is not concave. It stops on the Newton decrement, the rise that a step still promises, which unlike the gradient does
 * not depend on the scale of the parameters.
 *
 * @see <a href="https://web.stanford.edu/~boyd/cvxbook/">Boyd and Vandenberghe, Convex Optimization (2004), section
 *     9.5</a>
 */
public final class DampedNewton {

    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 60;
    /** The share of the promised rise that a step must bring. */
    private static final double LEAST_SHARE = 1e-4;
    /** Promised rise, against 1 + |value|, below which the maximum is reached. */
    private static final double REACHED = 1e-18;
    /** What rounding may take from a value, against 1 + |value|. */
    private static final double ROUNDING = 1e-13;

    private DampedNewton() {}

    /** A function with its first two derivatives. */
    @FunctionalInterface
    public interface Objective {

        /**
         * Returns the value at a point and fills in the derivatives.
         *
         * @param point not to be changed
         * @param gradient to be overwritten
         * @param hessian to be overwritten, both triangles
         */
        double at(double[] point, double[] gradient, double[][] hessian);
    }

    /**
     * Where the climb ended.
     *
     * @param point the parameters
     * @param value the function there
     * @param gradient its gradient there
     * @param hessian its matrix of second derivatives there
     * @param iterations how many steps were taken
     * @param converged whether it stopped because no step promised anything
     */
    public record Maximum(
            double[] point, double value, double[] gradient, double[][] hessian, int iterations, boolean converged) {

        /** Returns the largest component of the gradient without its sign. */
        public double gradientNorm() {
            double largest = 0;
            for (double component : gradient) {
                largest = Math.max(largest, Math.abs(component));
            }
            return largest;
        }

        /** Returns whether the function is concave at the point, so that a maximum is one. */
        public boolean isConcave() {
            return Cholesky.of(negated(hessian, 0)).isPositiveDefinite();
        }
    }

    /**
     * Returns where the climb from {@code start} ends.
     *
     * @param longestStep the most by which one step may move any parameter, positive
     */
    public static Maximum maximise(Objective objective, double[] start, double longestStep) {
        checkArgument(longestStep > 0, "longestStep must be positive, was %s", longestStep);
        int n = start.length;
        double[] point = start.clone();
        double[] gradient = new double[n];
        double[][] hessian = new double[n][n];
        double value = objective.at(point, gradient, hessian);
        checkArgument(Double.isFinite(value), "the value at the start must be finite, was %s", value);
        double[] nextGradient = new double[n];
        double[][] nextHessian = new double[n][n];
        for (int iteration = 0; iteration < MOST_STEPS; iteration++) {
            double[] step = step(gradient, hessian);
            double promised = dot(gradient, step);
            if (promised / 2 <= REACHED * (1 + Math.abs(value))) {
                return new Maximum(point, value, gradient, hessian, iteration, true);
            }
            double scale = Math.min(1, longestStep / largest(step));
            double next = Double.NaN;
            double[] candidate = point;
            for (int halving = 0; halving < MOST_HALVINGS; halving++) {
                candidate = moved(point, step, scale);
                next = objective.at(candidate, nextGradient, nextHessian);
                if (next - value >= LEAST_SHARE * scale * promised - ROUNDING * (1 + Math.abs(value))) {
                    break;
                }
                next = Double.NaN;
                scale /= 2;
            }
            if (Double.isNaN(next)) {
                return new Maximum(point, value, gradient, hessian, iteration, false);
            }
            point = candidate;
            value = next;
            double[] oldGradient = gradient;
            gradient = nextGradient;
            nextGradient = oldGradient;
            double[][] oldHessian = hessian;
            hessian = nextHessian;
            nextHessian = oldHessian;
        }
        return new Maximum(point, value, gradient, hessian, MOST_STEPS, false);
    }

    /** Newton's step, or one between it and the gradient where the function is not concave. */
    private static double[] step(double[] gradient, double[][] hessian) {
        double size = 0;
        for (int i = 0; i < hessian.length; i++) {
            for (int j = 0; j < hessian.length; j++) {
                size = Math.max(size, Math.abs(hessian[i][j]));
            }
        }
        double damping = 0;
        while (damping < Double.POSITIVE_INFINITY) {
            Cholesky factors = Cholesky.of(negated(hessian, damping));
            if (factors.isPositiveDefinite()) {
                return factors.solve(gradient);
            }
            damping = Math.max(4 * damping, Math.max(1e-3 * size, Double.MIN_NORMAL));
        }
        throw new ArithmeticException("the second derivatives are not finite");
    }

    private static double[][] negated(double[][] hessian, double damping) {
        int n = hessian.length;
        double[][] result = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                result[i][j] = -hessian[i][j] + (i == j ? damping : 0);
            }
        }
        return result;
    }

    private static double[] moved(double[] point, double[] step, double scale) {
        double[] result = point.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] += scale * step[i];
        }
        return result;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
