package dev.bearing.internal.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CoordinatesTest {

    /** a² b + 3 b c - c³, with its derivatives. */
    private static double cubic(double[] p, double[] gradient, double[][] hessian) {
        gradient[0] = 2 * p[0] * p[1];
        gradient[1] = p[0] * p[0] + 3 * p[2];
        gradient[2] = 3 * p[1] - 3 * p[2] * p[2];
        double[][] second = {{2 * p[1], 2 * p[0], 0}, {2 * p[0], 0, 3}, {0, 3, -6 * p[2]}};
        for (int i = 0; i < 3; i++) {
            System.arraycopy(second[i], 0, hessian[i], 0, 3);
        }
        return p[0] * p[0] * p[1] + 3 * p[1] * p[2] - p[2] * p[2] * p[2];
    }

    @Test
    void aFunctionOfDifferenceAndSumIsTheSameFunction() {
        double[] own = {0.3, -1.2, 2};
        double[] point = Coordinates.toDifferenceAndSum(own);
        assertThat(Coordinates.fromDifferenceAndSum(point)).containsExactly(own, within(1e-15));
        double[] gradient = new double[3];
        double[][] hessian = new double[3][3];
        DampedNewton.Objective turned = Coordinates.differenceAndSum(CoordinatesTest::cubic, 3);
        assertThat(turned.at(point, gradient, hessian))
                .isCloseTo(cubic(own, new double[3], new double[3][3]), within(1e-14));
        for (int i = 0; i < 3; i++) {
            double[] above = new double[3];
            double[] below = new double[3];
            double[] moved = point.clone();
            moved[i] += 1e-5;
            double high = turned.at(moved, above, new double[3][3]);
            moved[i] -= 2e-5;
            double low = turned.at(moved, below, new double[3][3]);
            assertThat(gradient[i]).isCloseTo((high - low) / 2e-5, within(1e-8));
            for (int j = 0; j < 3; j++) {
                assertThat(hessian[i][j]).isCloseTo((above[j] - below[j]) / 2e-5, within(1e-8));
            }
        }
    }

    @Test
    void theCovarianceIsThatOfHalfTheSumAndHalfTheDifference() {
        double[][] c = {{4, 1, 0.5}, {1, 9, -2}, {0.5, -2, 3}};
        double[][] own = Coordinates.covarianceFromDifferenceAndSum(c);
        assertThat(own[0][0]).isEqualTo((4 + 9 + 2 * 1) / 4.0);
        assertThat(own[1][1]).isEqualTo((4 + 9 - 2 * 1) / 4.0);
        assertThat(own[0][1]).isEqualTo((9 - 4) / 4.0);
        assertThat(own[2][0]).isEqualTo((-2 + 0.5) / 2);
        assertThat(own[1][2]).isEqualTo((-2 - 0.5) / 2);
        assertThat(own[2][2]).isEqualTo(3);
    }

    @Test
    void aCoordinateThatIsHeldIsLeftOut() {
        double[] gradient = new double[2];
        double[][] hessian = new double[2][2];
        double[] all = new double[3];
        double[][] whole = new double[3][3];
        double value = cubic(new double[] {0.3, -1.2, 2}, all, whole);
        assertThat(Coordinates.holding(CoordinatesTest::cubic, 3, 1, -1.2).at(new double[] {0.3, 2}, gradient, hessian))
                .isEqualTo(value);
        assertThat(gradient).containsExactly(all[0], all[2]);
        assertThat(hessian[0]).containsExactly(whole[0][0], whole[0][2]);
        assertThat(hessian[1]).containsExactly(whole[2][0], whole[2][2]);
    }
}
