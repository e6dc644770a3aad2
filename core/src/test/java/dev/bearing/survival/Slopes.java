package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.internal.optim.DampedNewton;

/** Compares derivatives with finite differences. */
final class Slopes {

    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-5;

    private Slopes() {}

    static void assertSlopes(DampedNewton.Objective function, double[] point) {
        int n = point.length;
        double[] gradient = new double[n];
        double[][] hessian = new double[n][n];
        function.at(point, gradient, hessian);
        for (int i = 0; i < n; i++) {
            double[] above = new double[n];
            double[] below = new double[n];
            double[] moved = point.clone();
            moved[i] += STEP;
            double high = function.at(moved, above, new double[n][n]);
            moved[i] -= 2 * STEP;
            double low = function.at(moved, below, new double[n][n]);
            assertThat(gradient[i])
                    .isCloseTo((high - low) / (2 * STEP), within(TOLERANCE * (1 + Math.abs(gradient[i]))));
            for (int j = 0; j < n; j++) {
                assertThat(hessian[i][j])
                        .isCloseTo(
                                (above[j] - below[j]) / (2 * STEP), within(TOLERANCE * (1 + Math.abs(hessian[i][j]))));
            }
        }
    }
}
