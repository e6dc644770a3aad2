package dev.bearing.internal.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmoothSumTest {

    @ParameterizedTest
    @ValueSource(doubles = {2, 0.5, 0.1, 0.02, 1e-3, 1e-6, 1e-12})
    void isThatOfAGeometricSeries(double rate) {
        double value = 1 / -Math.expm1(-rate);
        assertThat(SmoothSum.of(u -> -rate * u)).isCloseTo(value, within(1e-12 * value));
    }

    @Test
    void isTheZetaFunctionOfPowers() {
        assertThat(SmoothSum.of(u -> -2 * Math.log(u + 1))).isCloseTo(Math.PI * Math.PI / 6, within(1e-14));
        // zeta(1.5) and zeta(1.05), DLMF 25.2 by mpmath
        assertThat(SmoothSum.of(u -> -1.5 * Math.log(u + 1))).isCloseTo(2.612375348685488, within(1e-12));
        assertThat(SmoothSum.of(u -> -1.05 * Math.log(u + 1))).isCloseTo(20.580844302036997, within(1e-10));
    }

    @Test
    void hasNoEndWhereTermsFallTooSlowly() {
        assertThat(SmoothSum.of(u -> -0.9 * Math.log(u + 1))).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(SmoothSum.of(u -> 0)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void endsWhereTermsAreTooSmallForANumber() {
        assertThat(SmoothSum.of(u -> -Math.pow(u, 300))).isCloseTo(1 + Math.exp(-1), within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 0.3, 1, 1e6})
    void anIntegralIsThatOfAnExponentialCurve(double rate) {
        assertThat(SmoothSum.integral(u -> -rate * u)).isCloseTo(1 / rate, within(1e-13 / rate));
        assertThat(SmoothSum.integral(u -> -1.5 * Math.log1p(rate * u))).isCloseTo(2 / rate, within(1e-12 / rate));
    }
}
