package dev.bearing.internal.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.ReferenceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaQuantilesTest {

    /** R 4.2.2: qbeta(p, a, b). */
    @ParameterizedTest
    @CsvSource({
        "0.01, 0.5, 3.5, 2.409668159974388e-05",
        "0.5, 0.5, 3.5, 6.737827302740959e-02",
        "0.9, 0.5, 3.5, 3.389633566671363e-01",
        "0.025, 1, 300, 8.438913231780047e-05",
        "0.975, 1, 300, 1.222097469429351e-02",
        "0.025, 28, 4, 0.7424609353722645",
        "0.975, 28, 4, 0.9636983380207910"
    })
    void isThatOfR(double p, double a, double b, double quantile) {
        assertThat(BetaQuantiles.of(p, a, b)).isCloseTo(quantile, within(1e-12));
    }

    @Test
    void theCentralNinetyFivePercentAreThoseOfScipy() {
        for (double[] row : ReferenceFile.read(getClass(), "beta-quantiles.csv").table("a", "b", "lower", "upper")) {
            double[] ends = {BetaQuantiles.of(0.025, row[0], row[1]), BetaQuantiles.of(0.975, row[0], row[1])};
            assertThat(ends[0]).isCloseTo(row[2], within(1e-10 * Math.max(row[2], 1e-3)));
            assertThat(ends[1]).isCloseTo(row[3], within(1e-10));
        }
    }

    @Test
    void refusesWhatIsNoProbabilityOrParameter() {
        assertThatIllegalArgumentException().isThrownBy(() -> BetaQuantiles.of(Double.NaN, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> BetaQuantiles.of(1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> BetaQuantiles.of(0.5, 0, 1));
    }

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
        assertThat(BetaQuantiles.of(p, a, b)).isCloseTo(expected, within(1e-11));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BetaQuantiles.of(1, 1, 1))
                .withMessage("p must be in (0, 1), was 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BetaQuantiles.of(0.5, Double.NaN, 1))
                .withMessage("a must be positive and finite, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BetaQuantiles.of(0.5, 1, 0))
                .withMessage("b must be positive and finite, was 0.0");
    }
}
