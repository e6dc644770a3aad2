package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BandStabilityTest {

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1, Double.NaN})
    void rejectsAMarginOutsideItsRange(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BandStability(bad, 0, 0))
                .withMessage("margin must be in [0, 1), was %s", bad);
    }

    @Test
    void rejectsNegativeDays() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BandStability(0, -1, 0))
                .withMessage("dwellDays must not be negative, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BandStability(0, 0, -2))
                .withMessage("coolDownDays must not be negative, was -2");
    }

    @Test
    void changesOneNumberAtATimeAndSaysThemInWords() {
        BandStability changed =
                BandStability.none().withMargin(0.05).withDwellDays(7).withCoolDownDays(14);
        assertThat(changed)
                .isEqualTo(new BandStability(0.05, 7, 14))
                .hasToString("margin 0.05, dwell 7 d, cool-down 14 d");
        assertThat(new BandStability(-0.0, 0, 0)).isEqualTo(BandStability.none());
    }
}
