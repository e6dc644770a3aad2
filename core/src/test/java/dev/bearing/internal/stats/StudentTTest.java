package dev.bearing.internal.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {

    /** Printed tables, to three digits; with 1 degree it is tan(0.475 π), with 2 it is 0.95 √(2 / (1 - 0.95²)). */
    @ParameterizedTest
    @CsvSource({"1, 12.706", "2, 4.303", "5, 2.571", "10, 2.228", "30, 2.042", "120, 1.980", "1e9, 1.960"})
    void agreesWithPrintedTables(double degrees, double expected) {
        assertThat(StudentT.quantile975(degrees)).isCloseTo(expected, within(5e-4));
    }

    @Test
    void agreesWithClosedForms() {
        assertThat(StudentT.quantile975(1)).isCloseTo(Math.tan(0.475 * Math.PI), within(1e-9));
        assertThat(StudentT.quantile975(2)).isCloseTo(0.95 * Math.sqrt(2 / (1 - 0.95 * 0.95)), within(1e-9));
        assertThatIllegalArgumentException().isThrownBy(() -> StudentT.quantile975(Double.NaN));
    }
}
