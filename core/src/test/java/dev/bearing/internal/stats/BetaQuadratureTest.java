package dev.bearing.internal.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BetaQuadratureTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 1, 8", "0.5, 0.5, 10", "28, 4, 51", "0.3, 900, 20", "20000, 15, 60", "2, 5, 700"})
    void integratesThePowersOfAShareExactly(double a, double b, int size) {
        BetaQuadrature rule = BetaQuadrature.of(a, b, size);
        double moment = 1;
        for (int power = 0; power < Math.min(2 * size, 40); power++) {
            double sum = 0;
            for (int i = 0; i < rule.size(); i++) {
                sum += rule.weight(i) * Math.pow(rule.point(i), power);
            }
            assertThat(sum).isCloseTo(moment, within(1e-11 * moment));
            moment *= (a + power) / (a + b + power); // E(x^(k+1)) = E(x^k) (a + k) / (a + b + k)
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAParameterThatIsNotPositive(double bad) {
        assertThatIllegalArgumentException().isThrownBy(() -> BetaQuadrature.of(bad, 1, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> BetaQuadrature.of(1, bad, 3));
    }
}
