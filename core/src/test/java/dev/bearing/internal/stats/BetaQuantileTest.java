package dev.bearing.internal.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaQuantileTest {

    /** scipy 1.17.1: beta.ppf(p, a, b). */
    @ParameterizedTest
    @CsvSource({
        "0.025, 27.5, 3.5, 0.7565983910150729",
        "0.05, 0.5, 1.5, 0.0015429193026729438",
        "0.975, 0.5, 0.5, 0.9984586668665639",
        "0.5, 3, 3, 0.5",
        "0.975, 1000, 2000, 0.35030301672721004",
        "0.025, 20, 0.1, 0.9512194224322293"
    })
    void isThatOfScipy(double p, double a, double b, double expected) {
        assertThat(BetaQuantile.of(p, a, b)).isCloseTo(expected, within(1e-11));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BetaQuantile.of(1, 1, 1))
                .withMessage("p must be in (0, 1), was 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BetaQuantile.of(0.5, Double.NaN, 1))
                .withMessage("a must be positive and finite, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BetaQuantile.of(0.5, 1, 0))
                .withMessage("b must be positive and finite, was 0.0");
    }
}
