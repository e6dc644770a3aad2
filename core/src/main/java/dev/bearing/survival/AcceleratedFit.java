package dev.bearing.survival;

import dev.bearing.internal.linear.Cholesky;
import dev.bearing.internal.linear.Matrices;
import dev.bearing.internal.logistic.ColumnBlocks;
import dev.bearing.internal.logistic.ColumnScales;
import dev.bearing.internal.optim.DampedNewton;
import java.util.stream.IntStream;

/** Fits log time on standardised columns, and turns what comes out back into the units of the covariates. */
final class AcceleratedFit {

    private static final double LONGEST_STEP = 3;

    private final ColumnScales scales;
    private final boolean hasScale;
    /** The columns that tell something that those before them do not. */
    private final int[] kept;

    private final DampedNewton.Maximum maximum;

    AcceleratedFit(TimeDistribution distribution, AcceleratedRows rows, double[][] matrix, int columns) {
        scales = ColumnScales.of(ColumnBlocks.ofRows(matrix, columns), rows.weight());
        hasScale = distribution.hasScale();
        double[][] standardised = scales.standardised(matrix);
        kept = telling(standardised, columns);
        double[][] x = new double[matrix.length][kept.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < kept.length; j++) {
                x[i][j] = standardised[i][kept[j]];
            }
        }
        AcceleratedLikelihood likelihood = new AcceleratedLikelihood(distribution, rows, x, kept.length);
        maximum = DampedNewton.maximise(likelihood, likelihood.start(), LONGEST_STEP);
    }

    private static int[] telling(double[][] x, int columns) {
        double[][] gram = new double[columns + 1][columns + 1];
        gram[0][0] = x.length;
        for (double[] row : x) {
            for (int a = 0; a < columns; a++) {
                gram[a + 1][0] += row[a];
                for (int b = 0; b <= a; b++) {
                    gram[a + 1][b + 1] += row[a] * row[b];
                }
            }
        }
        Cholesky factors = Cholesky.of(gram);
        return IntStream.range(0, columns)
                .filter(column -> gram[column + 1][column + 1] > 0 && factors.tells(column + 1))
                .toArray();
    }

    boolean converged() {
        return maximum.converged() && maximum.isConcave();
    }

    int iterations() {
        return maximum.iterations();
    }

    double logLikelihood() {
        return maximum.value();
    }

    boolean isKept(int column) {
        return IntStream.of(kept).anyMatch(own -> own == column);
    }

    boolean varies(int column) {
        return scales.factor()[column] > 0;
    }

    /** The intercept and, for all columns, the coefficients; 0 of a column left out. */
    double[] estimates() {
        double[] point = maximum.point();
        double[] estimates = new double[1 + scales.columns()];
        estimates[0] = point[0];
        for (int j = 0; j < kept.length; j++) {
            double own = point[j + 1] * scales.factor()[kept[j]];
            estimates[kept[j] + 1] = own + 0.0;
            estimates[0] -= own * scales.shift()[kept[j]];
        }
        return estimates;
    }

    double logScale() {
        double[] point = maximum.point();
        return hasScale ? point[point.length - 1] : 0;
    }

    /** Of the intercept, all columns and the logarithm of the scale; rows of what was not estimated are 0. */
    double[][] covariance() {
        double[][] inverse = Cholesky.of(maximum.information()).inverse();
        int own = inverse.length;
        int all = scales.columns() + 2;
        double[][] map = new double[all][own];
        map[0][0] = 1;
        for (int j = 0; j < kept.length; j++) {
            map[kept[j] + 1][j + 1] = scales.factor()[kept[j]];
            map[0][j + 1] = -scales.factor()[kept[j]] * scales.shift()[kept[j]];
        }
        if (hasScale) {
            map[all - 1][own - 1] = 1;
        }
        double[][] transposed = new double[own][all];
        for (int a = 0; a < all; a++) {
            for (int b = 0; b < own; b++) {
                transposed[b][a] = map[a][b];
            }
        }
        return Matrices.product(Matrices.product(map, inverse), transposed);
    }
}
