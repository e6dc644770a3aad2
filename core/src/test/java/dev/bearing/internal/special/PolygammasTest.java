package dev.bearing.internal.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolygammasTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/dev/bearing/internal/special/polygammas.csv", useHeadersInDisplayName = true)
    void agreesWithFiftyDigits(
            double x, double rise, double digamma, double trigamma, double digammaRise, double trigammaRise) {
        assertThat(Polygammas.digamma(x)).isCloseTo(digamma, within(1e-14 * Math.max(1, Math.abs(digamma))));
        assertThat(Polygammas.trigamma(x)).isCloseTo(trigamma, within(1e-14 * trigamma));
        assertThat(Polygammas.digammaRise(x, rise)).isCloseTo(digammaRise, within(1e-11 * digammaRise));
        assertThat(Polygammas.trigammaRise(x, rise)).isCloseTo(trigammaRise, within(1e-11 * -trigammaRise));
    }

    /** The values of the grid of special functions, which other models lean on too. */
    @ParameterizedTest
    @CsvFileSource(resources = "/dev/bearing/internal/special/gammas.csv", useHeadersInDisplayName = true)
    void agreesOnTheReferenceGrid(double x, double lgamma, double digamma, double trigamma) {
        assertThat(lgamma).isFinite();
        assertThat(Polygammas.digamma(x)).isCloseTo(digamma, within(1e-13 * Math.max(1e-2, Math.abs(digamma))));
        assertThat(Polygammas.trigamma(x)).isCloseTo(trigamma, within(1e-13 * trigamma));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAnXThatIsNotPositive(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Polygammas.digamma(bad))
                .withMessage("x must be positive and finite, was %s", bad);
        assertThatIllegalArgumentException().isThrownBy(() -> Polygammas.trigammaRise(bad, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Polygammas.digammaRise(1, -1));
    }
}
