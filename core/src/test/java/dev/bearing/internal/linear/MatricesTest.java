package dev.bearing.internal.linear;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatricesTest {

    @Test
    void multipliesRowsByColumns() {
        double[][] left = {{1, 2, 3}, {4, 5, 6}};
        double[][] right = {{1, 0}, {2, 1}, {0, -1}};
        assertThat(Matrices.product(left, right)).isEqualTo(new double[][] {{5, -1}, {14, -1}});
        assertThat(Matrices.product(new double[0][0], new double[0][0])).isEmpty();
    }
}
