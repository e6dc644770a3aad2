package dev.bearing.internal.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CholeskyTest {

    private static final double[][] MATRIX = {{4, 12, -16}, {12, 37, -43}, {-16, -43, 98}};

    @Test
    void theTextbookExampleIsPositiveDefinite() {
        assertThat(Cholesky.of(MATRIX).isPositiveDefinite()).isTrue();
    }

    @Test
    void theSolutionIsThatOfGaussianElimination() {
        double[] b = {1, -2, 0.5};
        assertThat(Cholesky.of(MATRIX).solve(b))
                .containsExactly(LinearSystem.of(MATRIX).solve(b), within(1e-9));
    }

    @Test
    void theInverseTimesTheMatrixIsTheUnitMatrix() {
        double[][] inverse = Cholesky.of(MATRIX).inverse();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double sum = 0;
                for (int k = 0; k < 3; k++) {
                    sum += MATRIX[i][k] * inverse[k][j];
                }
                assertThat(sum).isEqualTo(i == j ? 1 : 0, within(1e-9));
            }
        }
    }

    @Test
    void aColumnThatEarlierOnesTellIsFoundAndLeftOut() {
        double[][] twice = {{2, 4, 1}, {4, 8, 2}, {1, 2, 3}};
        Cholesky factors = Cholesky.of(twice);
        assertThat(factors.rank()).isEqualTo(2);
        assertThat(factors.tells(1)).isFalse();
        assertThat(factors.isPositiveDefinite()).isFalse();
        assertThat(factors.solve(new double[] {3, 6, 4})).containsExactly(new double[] {1, 0, 1}, within(1e-12));
        assertThat(factors.inverse()[1]).containsExactly(0, 0, 0);
    }

    @Test
    void aZeroColumnTellsNothing() {
        assertThat(Cholesky.of(new double[][] {{0, 0}, {0, 1}}).tells(0)).isFalse();
        assertThat(Cholesky.of(new double[][] {{Double.NaN}}).rank()).isZero();
    }
}
