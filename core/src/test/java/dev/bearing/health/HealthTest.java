package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthTest {

    @Test
    void runsAgainstRisk() {
        assertThat(Health.of(0.75).asRisk()).isEqualTo(Risk.of(0.25));
        assertThat(Risk.of(0.25).asHealth()).isEqualTo(Health.of(0.75));
        assertThat(Health.of(0).asRisk()).isEqualTo(Risk.of(1));
    }

    @Test
    void sortsTheWorseFirstAndRiskTheLessEndangered() {
        assertThat(Health.of(0.2)).isLessThan(Health.of(0.3));
        assertThat(Risk.of(0.2)).isLessThan(Risk.of(0.3));
    }

    @Test
    void dropsNegativeZero() {
        assertThat(Health.of(-0.0)).isEqualTo(Health.of(0));
        assertThat(Risk.of(-0.0)).isEqualTo(Risk.of(0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, 67, Double.NaN})
    void rejectsAValueOutsideTheRange(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Health.of(bad))
                .withMessage("health must be in [0, 1], was %s", bad);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Risk.of(bad))
                .withMessage("risk must be in [0, 1], was %s", bad);
    }
}
