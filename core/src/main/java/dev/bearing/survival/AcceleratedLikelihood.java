package dev.bearing.survival;

import dev.bearing.internal.optim.DampedNewton;
import java.util.Arrays;

/**
 * The log-likelihood of times in the intercept and coefficients of log time and the logarithm of the scale, which comes
 * last and is 0 throughout for a distribution without one. Rows that came under observation late count from then on.
 */
final class AcceleratedLikelihood implements DampedNewton.Objective {

    private final TimeDistribution distribution;
    private final double[] logTime;
    /** Of rows that were seen from their origin, negative infinity. */
    private final double[] logEntry;

    private final boolean[] event;
    private final double[] weight;
    /** By row, without the intercept's 1. */
    private final double[][] x;

    private final int columns;

    AcceleratedLikelihood(TimeDistribution distribution, AcceleratedRows rows, double[][] x, int columns) {
        this.distribution = distribution;
        logTime = Arrays.stream(rows.duration()).map(Math::log).toArray();
        logEntry = Arrays.stream(rows.entry()).map(Math::log).toArray();
        event = rows.event();
        weight = rows.weight();
        this.x = x;
        this.columns = columns;
    }

    int parameters() {
        return 1 + columns + (distribution.hasScale() ? 1 : 0);
    }

    /** The intercept alone that suits an exponential distribution best. */
    double[] start() {
        double time = 0;
        double events = 0;
        for (int i = 0; i < logTime.length; i++) {
            time += weight[i] * (Math.exp(logTime[i]) - Math.exp(logEntry[i]));
            events += event[i] ? weight[i] : 0;
        }
        double[] start = new double[parameters()];
        start[0] = Math.log(time / events);
        return start;
    }

    @Override
    public double at(double[] point, double[] gradient, double[][] hessian) {
        Arrays.fill(gradient, 0);
        for (double[] row : hessian) {
            Arrays.fill(row, 0);
        }
        double logScale = distribution.hasScale() ? point[point.length - 1] : 0;
        double scale = Math.exp(logScale);
        double[] slopes = new double[2];
        double sum = 0;
        for (int i = 0; i < logTime.length; i++) {
            double centre = point[0];
            for (int j = 0; j < columns; j++) {
                centre += point[j + 1] * x[i][j];
            }
            double w = (logTime[i] - centre) / scale;
            sum += weight[i]
                    * (event[i]
                            ? distribution.logDensity(w, slopes) - logScale - logTime[i]
                            : distribution.logSurvival(w, slopes));
            add(i, weight[i], w, slopes, scale, gradient, hessian);
            if (event[i] && distribution.hasScale()) {
                gradient[point.length - 1] -= weight[i];
            }
            if (logEntry[i] > Double.NEGATIVE_INFINITY) {
                double entered = (logEntry[i] - centre) / scale;
                sum -= weight[i] * distribution.logSurvival(entered, slopes);
                add(i, -weight[i], entered, slopes, scale, gradient, hessian);
            }
        }
        for (int a = 0; a < gradient.length; a++) {
            for (int b = 0; b < a; b++) {
                hessian[b][a] = hessian[a][b];
            }
        }
        return sum;
    }

    /** Adds the derivatives of one term g(w): w falls by x / scale with a coefficient, and by w with the log scale. */
    private void add(
            int row, double sign, double w, double[] slopes, double scale, double[] gradient, double[][] hessian) {
        double first = sign * slopes[0];
        double second = sign * slopes[1];
        int last = 1 + columns;
        for (int a = 0; a < last; a++) {
            double own = (a == 0 ? 1 : x[row][a - 1]) / scale;
            gradient[a] -= first * own;
            for (int b = 0; b <= a; b++) {
                hessian[a][b] += second * own * (b == 0 ? 1 : x[row][b - 1]) / scale;
            }
        }
        if (distribution.hasScale()) {
            gradient[last] -= first * w;
            for (int b = 0; b < last; b++) {
                hessian[last][b] += (second * w + first) * (b == 0 ? 1 : x[row][b - 1]) / scale;
            }
            hessian[last][last] += second * w * w + first * w;
        }
    }
}
