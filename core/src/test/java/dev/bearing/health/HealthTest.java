package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthTest {

    @Test
    void sortsTheWorseFirst() {
        assertThat(Health.of(0.2)).isLessThan(Health.of(0.3));
    }

    @Test
    void dropsNegativeZero() {
        assertThat(Health.of(-0.0)).isEqualTo(Health.of(0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, 67, Double.NaN})
    void rejectsAValueOutsideTheRange(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Health.of(bad))
                .withMessage("health must be in [0, 1], was %s", bad);
    }
}
