package dev.bearing.internal.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class TricomiTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/dev/bearing/internal/special/tricomi.csv", useHeadersInDisplayName = true)
    void agreesWithSixtyDigits(double s, double x, double value) {
        assertThat(Math.pow(x, 1 - s) * Tricomi.scaled(s, x)).isCloseTo(value, within(1e-13 * value));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/dev/bearing/internal/special/tricomi_scaled.csv", useHeadersInDisplayName = true)
    void agreesNearWholeOrdersAndAtTheEnds(double s, double z, double value) {
        assertThat(Tricomi.scaled(s, z)).isCloseTo(value, within(1e-13 * value));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatItDoesNotCover(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tricomi.scaled(bad, 1))
                .withMessage("s must be positive and finite, was %s", bad);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tricomi.scaled(1, bad))
                .withMessage("z must be positive and finite, was %s", bad);
    }
}
