package dev.bearing.internal.optim;

import dev.bearing.internal.linear.Cholesky;
import java.util.Arrays;

/**
 * Finds the maximum of a concave log-likelihood, less a ridge penalty of half λ times the sum of the squared parameters
 * but the intercept, with signs that parameters must keep. Newton's method on the parameters that are free; those that
 * stand at 0 and would leave their sign are held (Bertsekas 1982), and a step that does not gain is halved. It stops on
 * the Newton decrement, the squared length of the step in standard errors, and not on the gradient, whose size depends
 * on the units.
 *
 * <p>Beside {@link DampedNewton} it is for regressions: concave, so that no step needs turning, but with parameters
 * that are held, columns that tell nothing new, and maxima that do not exist, which it must name.
 *
 * @see <a href="https://doi.org/10.1137/0320018">Bertsekas (1982), Projected Newton methods</a>
 */
public final class PenalisedNewton {

    /** How the search ended. */
    public enum Ending {
        /** The decrement fell below its limit. */
        CONVERGED,
        /** Along some direction the likelihood rises for ever: there is no maximum. */
        SEPARATED,
        /** Too many steps. */
        EXHAUSTED
    }

    /** The end of a search. */
    public static final class Fit {

        public final Ending ending;
        public final double[] beta;
        public final double logLikelihood;
        /** At {@link #beta}, without the penalty, lower triangle. */
        public final double[][] information;
        /** Which parameters were estimated: neither left out nor held at their bound. */
        public final boolean[] free;
        /** Which parameters were left out, as earlier columns tell the same. */
        public final boolean[] aliased;
        /** The last step, along which separated data part. */
        public final double[] step;

        public final int iterations;

        private Fit(PenalisedNewton search, Ending ending, boolean[][] freeAndAliased, double[] step, int iterations) {
            this.ending = ending;
            this.beta = search.beta;
            this.logLikelihood = search.value;
            this.information = search.information;
            this.free = freeAndAliased[0];
            this.aliased = freeAndAliased[1];
            this.step = step;
            this.iterations = iterations;
        }
    }

    private static final int MAX_ITERATIONS = 60;
    private static final int MAX_HALVINGS = 40;
    /** Squared length in standard errors: a millionth of a standard error, before the last, quadratic step. */
    private static final double DECREMENT = 1e-12;

    private static final double SEPARATION_DECREMENT = 1e-8;
    private static final double SEPARATION_REACH = 0.5;
    private static final double SEPARATION_SLACK = 1e-3;
    private static final double ARMIJO = 1e-4;

    private final ConcaveLikelihood likelihood;
    private final double ridge;
    private final int[] signs;
    private final int n;

    private double[] beta;
    private double[] gradient;
    private double[][] information;
    private double value;

    private PenalisedNewton(ConcaveLikelihood likelihood, double ridge, int[] signs, double[] start) {
        this.likelihood = likelihood;
        this.ridge = ridge;
        this.signs = signs;
        this.n = likelihood.parameters();
        this.beta = start.clone();
        this.gradient = new double[n];
        this.information = new double[n][n];
    }

    /**
     * Returns the maximum.
     *
     * @param ridge λ, 0 or more
     * @param signs for each parameter 1 (never negative), -1 (never positive) or 0
     */
    public static Fit maximise(ConcaveLikelihood likelihood, double ridge, int[] signs) {
        double[] start = new double[likelihood.parameters()];
        start[0] = likelihood.nullIntercept();
        return maximise(likelihood, ridge, signs, start);
    }

    /** Returns the maximum, searched from a start that keeps the signs. */
    public static Fit maximise(ConcaveLikelihood likelihood, double ridge, int[] signs, double[] start) {
        return new PenalisedNewton(likelihood, ridge, signs, start).run();
    }

    private Fit run() {
        value = likelihood.evaluate(beta, gradient, information);
        boolean[] aliased = aliased();
        for (int iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
            boolean[] free = free(aliased);
            double[] step = step(free);
            double decrement = 0;
            for (int j = 0; j < n; j++) {
                decrement += slope(beta, gradient, j) * step[j];
            }
            if (decrement <= SEPARATION_DECREMENT && separated(step)) {
                return fit(Ending.SEPARATED, free, aliased, step, iteration);
            }
            boolean last = decrement <= DECREMENT && beyondSign(step) == 0;
            if (!advance(step, last) || last) {
                return fit(Ending.CONVERGED, free, aliased, step, iteration);
            }
        }
        return fit(Ending.EXHAUSTED, free(aliased), aliased, new double[n], MAX_ITERATIONS);
    }

    private Fit fit(Ending ending, boolean[] free, boolean[] aliased, double[] step, int iterations) {
        return new Fit(this, ending, new boolean[][] {free, aliased}, step, iterations);
    }

    private boolean[] aliased() {
        boolean[] aliased = new boolean[n];
        Cholesky factors = Cholesky.of(information);
        for (int j = 1; j < n; j++) {
            aliased[j] = !(information[j][j] > 0) || (ridge == 0 && !factors.tells(j));
        }
        return aliased;
    }

    private boolean[] free(boolean[] aliased) {
        boolean[] free = new boolean[n];
        for (int j = 0; j < n; j++) {
            boolean held = signs[j] != 0 && beta[j] == 0 && slope(beta, gradient, j) * signs[j] <= 0;
            free[j] = !aliased[j] && !held;
        }
        return free;
    }

    private double slope(double[] at, double[] derivative, int j) {
        return derivative[j] - penalty(j) * at[j];
    }

    private double penalty(int j) {
        return j == 0 ? 0 : ridge;
    }

    private double penalised(double logLikelihood, double[] at) {
        double sum = 0;
        for (int j = 1; j < n; j++) {
            sum += at[j] * at[j];
        }
        return logLikelihood - 0.5 * ridge * sum;
    }

    private double[] step(boolean[] free) {
        int[] index = indices(free);
        double[][] matrix = restricted(information, index);
        double[] slope = new double[index.length];
        for (int a = 0; a < index.length; a++) {
            matrix[a][a] += penalty(index[a]);
            slope[a] = slope(beta, gradient, index[a]);
        }
        double[] solved = Cholesky.of(matrix).solve(slope);
        double[] step = new double[n];
        for (int a = 0; a < index.length; a++) {
            step[index[a]] = solved[a];
        }
        return step;
    }

    /** Returns which parameters are free, by index. */
    public static int[] indices(boolean[] free) {
        int[] index = new int[free.length];
        int count = 0;
        for (int j = 0; j < free.length; j++) {
            if (free[j]) {
                index[count++] = j;
            }
        }
        return Arrays.copyOf(index, count);
    }

    /** Returns the rows and columns of a lower triangle that belong to some parameters, as a lower triangle. */
    public static double[][] restricted(double[][] lower, int[] index) {
        double[][] part = new double[index.length][index.length];
        for (int a = 0; a < index.length; a++) {
            for (int b = 0; b <= a; b++) {
                part[a][b] = lower[index[a]][index[b]];
            }
        }
        return part;
    }

    private boolean separated(double[] step) {
        if (!(likelihood.reachBound(step) >= SEPARATION_REACH)) {
            return false;
        }
        double[] reach = likelihood.reach(step);
        return reach[0] >= SEPARATION_REACH && reach[1] >= -SEPARATION_SLACK * reach[0];
    }

    private int beyondSign(double[] step) {
        int count = 0;
        for (int j = 0; j < n; j++) {
            count += (beta[j] + step[j]) * signs[j] < 0 ? 1 : 0;
        }
        return count;
    }

    /** Moves along the step, as far as it gains; false where no move gains any more. */
    private boolean advance(double[] step, boolean last) {
        double before = penalised(value, beta);
        double noise = 1e-14 * Math.abs(before);
        double share = 1;
        for (int halving = 0; halving < MAX_HALVINGS; halving++, share /= 2) {
            double[] there = new double[n];
            double gain = 0;
            for (int j = 0; j < n; j++) {
                double moved = beta[j] + share * step[j];
                there[j] = moved * signs[j] < 0 ? 0 : moved;
                gain += slope(beta, gradient, j) * (there[j] - beta[j]);
            }
            double[] slopes = new double[n];
            double[][] curvature = new double[n][n];
            double reached = likelihood.evaluate(there, slopes, curvature);
            if (last || penalised(reached, there) >= before + ARMIJO * gain - noise) {
                beta = there;
                value = reached;
                gradient = slopes;
                information = curvature;
                return true;
            }
        }
        return false;
    }
}
