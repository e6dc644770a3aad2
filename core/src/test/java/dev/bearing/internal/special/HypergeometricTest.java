package dev.bearing.internal.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class HypergeometricTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/dev/bearing/internal/special/hyp2f1.csv", useHeadersInDisplayName = true)
    void agreesWithSixtyDigits(double a, double b, double c, double z, double value) {
        assertThat(Hypergeometric.value(a, b, c, z)).isCloseTo(value, within(1e-11 * value));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/dev/bearing/internal/special/hyp2f1_one.csv", useHeadersInDisplayName = true)
    void agreesWhereTheContinuedFractionIsUsed(double a, double b, double c, double z, double value) {
        assertThat(Hypergeometric.value(a, b, c, z)).isCloseTo(value, within(1e-12 * value));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 2, 0.5", "1, 0, 2, 0.5", "1, 2, 2, 0.5", "1, 1, 2, 1", "1, 1, 2, -0.1", "NaN, 1, 2, 0.5"})
    void refusesWhatItDoesNotCover(double a, double b, double c, double z) {
        assertThatIllegalArgumentException().isThrownBy(() -> Hypergeometric.value(a, b, c, z));
    }
}
