package dev.bearing.internal.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearSystemTest {

    @Test
    void solvesASystemThatNeedsARowExchange() {
        double[] x = LinearSystem.of(new double[][] {{0, 2, 1}, {1, -2, -3}, {-1, 1, 2}})
                .solve(new double[] {-8, 0, 3});
        assertThat(x).containsExactly(new double[] {-4, -5, 2}, within(1e-14)); // by hand
    }

    @Test
    void givesBackTheRightHandSide() {
        Random random = new Random(7);
        double[][] a = new double[12][12];
        double[] b = new double[12];
        for (int i = 0; i < 12; i++) {
            b[i] = random.nextDouble();
            for (int j = 0; j < 12; j++) {
                a[i][j] = random.nextDouble() - 0.5;
            }
        }
        double[] x = LinearSystem.of(a).solve(b);
        for (int i = 0; i < 12; i++) {
            double product = 0;
            for (int j = 0; j < 12; j++) {
                product += a[i][j] * x[j];
            }
            assertThat(product).isCloseTo(b[i], within(1e-12));
        }
    }

    @Test
    void refusesASingularMatrix() {
        assertThatThrownBy(() -> LinearSystem.of(new double[][] {{1, 2}, {2, 4}}))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> LinearSystem.of(new double[][] {{Double.NaN}}))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void refusesWhatIsNotSquare() {
        assertThatIllegalArgumentException().isThrownBy(() -> LinearSystem.of(new double[][] {{1, 2}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearSystem.of(new double[][] {{1}}).solve(new double[2]));
    }
}
