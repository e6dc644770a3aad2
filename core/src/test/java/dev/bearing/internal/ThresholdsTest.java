package dev.bearing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsTest {

    /** All of them are equal in decimals, and none is in doubles. */
    @Test
    void aDifferenceOrASumIsWhatItIsInDecimals() {
        assertThat(0.9 - 0.7).isGreaterThan(0.2);
        assertThat(Thresholds.isAbove(0.9 - 0.7, 0.2)).isFalse();
        assertThat(Thresholds.isAtLeast(0.9 - 0.7, 0.2)).isTrue();
        assertThat(0.7 + 0.1).isLessThan(0.8);
        assertThat(Thresholds.isAtLeast(0.7 + 0.1, 0.8)).isTrue();
        assertThat(1.4 * 90).isLessThan(126);
        assertThat(Thresholds.isAbove(126, 1.4 * 90)).isFalse();
        assertThat(Thresholds.rounded(0.7 + 0.1)).isEqualTo(0.8);
    }

    @ParameterizedTest
    @CsvSource({"0.2001, true, true", "0.2, false, true", "0.1999, false, false", "NaN, false, false"})
    void tellsApartWhatDiffers(double number, boolean above, boolean atLeast) {
        assertThat(Thresholds.isAbove(number, 0.2)).isEqualTo(above);
        assertThat(Thresholds.isAtLeast(number, 0.2)).isEqualTo(atLeast);
    }
}
