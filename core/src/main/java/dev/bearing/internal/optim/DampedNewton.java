package dev.bearing.internal.optim;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.internal.linear.Cholesky;
import java.util.Optional;

/**
 * Climbs to a maximum by Newton steps: shortened until they climb, and turned towards the gradient where the function
 * is not concave. It stops on the Newton decrement, the rise that a step still promises, which unlike the gradient does
 * not depend on the scale of the parameters.
 *
 * <p>It is for the few parameters, on a log scale, of models of retention and purchase, whose likelihoods are not
 * concave; regressions use {@link PenalisedNewton}.
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

    /** Where the climb ended. */
    public static final class Maximum {

        private final double[] point;
        private final double value;
        private final double[] gradient;
        private final double[][] hessian;
        private final int iterations;
        private final boolean converged;

        private Maximum(Place place, int iterations, boolean converged) {
            this.point = place.point;
            this.value = place.value;
            this.gradient = place.gradient;
            this.hessian = place.hessian;
            this.iterations = iterations;
            this.converged = converged;
        }

        /** Returns the parameters. */
        public double[] point() {
            return point.clone();
        }

        /** Returns the function there. */
        public double value() {
            return value;
        }

        /** Returns how many steps were taken. */
        public int iterations() {
            return iterations;
        }

        /** Returns whether it stopped because no step promised anything. */
        public boolean converged() {
            return converged;
        }

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
            return Cholesky.of(information()).isPositiveDefinite();
        }

        /** Returns the second derivatives at the point, negated: the observed information of a log-likelihood. */
        public double[][] information() {
            return negated(hessian, 0);
        }
    }

    /**
     * Returns where the climb from {@code start} ends.
     *
     * @param longestStep the most by which one step may move any parameter, positive
     */
    public static Maximum maximise(Objective objective, double[] start, double longestStep) {
        checkArgument(longestStep > 0, "longestStep must be positive, was %s", longestStep);
        Place here = new Place(objective, start.clone());
        checkArgument(Double.isFinite(here.value), "the value at the start must be finite, was %s", here.value);
        for (int iteration = 0; iteration < MOST_STEPS; iteration++) {
            double[] step = step(here.gradient, here.hessian);
            double promised = dot(here.gradient, step);
            if (promised / 2 <= REACHED * (1 + Math.abs(here.value))) {
                return new Maximum(here, iteration, true);
            }
            Optional<Place> next = climbed(objective, here, step, Math.min(1, longestStep / largest(step)));
            if (next.isEmpty()) {
                return new Maximum(here, iteration, false);
            }
            here = next.get();
        }
        return new Maximum(here, MOST_STEPS, false);
    }

    /** A point with the function and its derivatives there. */
    private static final class Place {

        private final double[] point;
        private final double[] gradient;
        private final double[][] hessian;
        private final double value;

        Place(Objective objective, double[] point) {
            this.point = point;
            gradient = new double[point.length];
            hessian = new double[point.length][point.length];
            value = objective.at(point, gradient, hessian);
        }
    }

    /** Where a step, shortened as far as it must be, brings enough of what it promised. */
    private static Optional<Place> climbed(Objective objective, Place from, double[] step, double longest) {
        double promised = dot(from.gradient, step);
        double scale = longest;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            Place next = new Place(objective, moved(from.point, step, scale));
            double least = LEAST_SHARE * scale * promised - ROUNDING * (1 + Math.abs(from.value));
            if (next.value - from.value >= least) {
                return Optional.of(next);
            }
            scale /= 2;
        }
        return Optional.empty();
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
