package dev.bearing.internal.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.Trigamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogGammasTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/dev/bearing/internal/special/rise.csv", useHeadersInDisplayName = true)
    void keepsItsDigitsFromTinyToHuge(double x, double rise, double value) {
        assertThat(LogGammas.rise(x, rise)).isCloseTo(value, within(1e-13 * Math.max(Math.abs(value), 1e-3)));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/dev/bearing/internal/special/excess.csv", useHeadersInDisplayName = true)
    void keepsTheDigitsOfADifferenceOfRises(double x, double a, double b, double value) {
        assertThat(LogGammas.excess(x, a, b)).isCloseTo(value, within(2e-13 * value));
        assertThat(LogGammas.excess(x, b, a)).isCloseTo(value, within(2e-13 * value));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/dev/bearing/internal/special/lbeta.csv", useHeadersInDisplayName = true)
    void agreesOnTheLogarithmOfTheBetaFunction(double a, double b, double value) {
        assertThat(LogGammas.beta(a, b)).isCloseTo(value, within(1e-13 * Math.abs(value)));
        assertThat(LogGammas.beta(b, a)).isEqualTo(LogGammas.beta(a, b));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/dev/bearing/internal/special/gammas.csv", useHeadersInDisplayName = true)
    void theLibraryItLeansOnIsAsExactAsFitsNeed(double x, double lgamma, double digamma, double trigamma) {
        assertThat(LogGamma.value(x)).isCloseTo(lgamma, within(1e-12 * Math.max(Math.abs(lgamma), 0.01)));
        assertThat(Digamma.value(x)).isCloseTo(digamma, within(1e-9 * Math.abs(digamma)));
        assertThat(Trigamma.value(x)).isCloseTo(trigamma, within(1e-9 * Math.abs(trigamma)));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/dev/bearing/internal/special/gamma_near_one.csv", useHeadersInDisplayName = true)
    void keepsItsDigitsNearOne(double x, double value) {
        assertThat(LogGammas.nearOne(x)).isCloseTo(value, within(4e-16 * Math.abs(value)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.51, -0.51, Double.NaN})
    void refusesAnXThatIsNotNearOne(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogGammas.nearOne(bad))
                .withMessage("x must be in [-1/2, 1/2], was %s", bad);
    }

    @Test
    void addsTheLogarithmsOfTheFactorsOfAWholeRise() {
        double sum = 0;
        for (int i = 0; i < 25; i++) {
            sum += Math.log(0.7 + i);
        }
        assertThat(LogGammas.rise(0.7, 25)).isCloseTo(sum, within(1e-13 * sum));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAnXThatIsNotPositive(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogGammas.rise(bad, 1))
                .withMessage("x must be positive and finite, was %s", bad);
    }
}
