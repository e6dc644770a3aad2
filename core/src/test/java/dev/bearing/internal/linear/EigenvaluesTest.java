package dev.bearing.internal.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EigenvaluesTest {

    @Test
    void areTheRootsOfTheCharacteristicPolynomial() {
        double[] two = Eigenvalues.of(new double[][] {{2, 1}, {1, 2}});
        Arrays.sort(two);
        assertThat(two).containsExactly(new double[] {1, 3}, within(1e-14));
        // the second difference of n = 3 points: 2 - 2 cos(k pi / 4)
        double[] three = Eigenvalues.of(new double[][] {{2, -1, 0}, {-1, 2, -1}, {0, -1, 2}});
        Arrays.sort(three);
        assertThat(three).containsExactly(new double[] {2 - Math.sqrt(2), 2, 2 + Math.sqrt(2)}, within(1e-14));
    }

    @Test
    void keepTheTraceAndTheDeterminantOfNearlyDependentColumns() {
        double[][] close = {{1, 0.999999, 0.5}, {0.999999, 1, 0.5}, {0.5, 0.5, 1}};
        double[] values = Eigenvalues.of(close);
        Arrays.sort(values);
        assertThat(values[0]).isCloseTo(1e-6, within(1e-14));
        assertThat(Arrays.stream(values).sum()).isCloseTo(3, within(1e-13));
        assertThat(Eigenvalues.of(new double[][] {{4}})).containsExactly(4);
    }
}
