package dev.bearing.internal.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DampedNewtonTest {

    /** Rosenbrock's valley upside down: its maximum is 0 at (1, 1), and it is not concave on the way there. */
    private static double valley(double[] at, double[] gradient, double[][] hessian) {
        double x = at[0];
        double y = at[1];
        gradient[0] = 2 * (1 - x) + 400 * x * (y - x * x);
        gradient[1] = -200 * (y - x * x);
        hessian[0][0] = -2 + 400 * (y - 3 * x * x);
        hessian[0][1] = 400 * x;
        hessian[1][0] = 400 * x;
        hessian[1][1] = -200;
        return -(1 - x) * (1 - x) - 100 * (y - x * x) * (y - x * x);
    }

    @Test
    void climbsACurvedRidgeToItsEnd() {
        DampedNewton.Maximum maximum = DampedNewton.maximise(DampedNewtonTest::valley, new double[] {-1.2, 1}, 10);
        assertThat(maximum.converged()).isTrue();
        assertThat(maximum.isConcave()).isTrue();
        assertThat(maximum.point()).containsExactly(new double[] {1, 1}, within(1e-8));
        assertThat(maximum.gradientNorm()).isLessThan(1e-6);
        assertThat(maximum.iterations()).isBetween(1, 60);
    }

    @Test
    void startsWhereTheFunctionIsNotConcave() {
        DampedNewton.Maximum maximum = DampedNewton.maximise(
                (x, gradient, hessian) -> {
                    gradient[0] = -Math.sin(x[0]);
                    hessian[0][0] = -Math.cos(x[0]);
                    return Math.cos(x[0]);
                },
                new double[] {2.5},
                1);
        assertThat(maximum.converged()).isTrue();
        assertThat(maximum.point()[0]).isCloseTo(0, within(1e-8));
    }

    @Test
    void saysThatItDidNotArriveWhereThereIsNoMaximum() {
        DampedNewton.Maximum maximum = DampedNewton.maximise(
                (x, gradient, hessian) -> {
                    gradient[0] = 1;
                    hessian[0][0] = 0;
                    return x[0];
                },
                new double[] {0},
                1);
        assertThat(maximum.converged()).isFalse();
    }

    @Test
    void refusesAStartWithoutAValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DampedNewton.maximise((x, g, h) -> Double.NaN, new double[] {0}, 1))
                .withMessage("the value at the start must be finite, was NaN");
    }
}
