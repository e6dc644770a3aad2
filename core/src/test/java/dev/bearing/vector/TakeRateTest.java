package dev.bearing.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakeRateTest {

    /** 27 of 30 under a uniform prior: 28 of 32. */
    @Test
    void shrinksToThePrior() {
        TakeRate rate = TakeRate.estimated("s", 27, 30);
        assertThat(rate.mean()).isEqualTo(0.875);
        assertThat(rate.variance()).isCloseTo(28.0 * 4 / (32.0 * 32 * 33), within(1e-15));
        assertThat(TakeRate.estimated("s", 0, 0).mean()).isEqualTo(0.5);
        assertThat(new TakeRate.Estimated("s", 0, 2, new BetaPrior(8, 2)).mean())
                .isCloseTo(8.0 / 12, within(1e-15));
    }

    @Test
    void aKnownRateHasNoVariance() {
        assertThat(TakeRate.known(0.9).mean()).isEqualTo(0.9);
        assertThat(TakeRate.known(0.9).variance()).isZero();
    }

    @Test
    void refusesMoreTakesThanOffers() {
        assertThatIllegalArgumentException().isThrownBy(() -> TakeRate.estimated("s", 3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> TakeRate.estimated("s", -1, 2));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAPriorThatIsNotPositive(double bad) {
        assertThatIllegalArgumentException().isThrownBy(() -> new BetaPrior(bad, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new BetaPrior(1, bad));
    }
}
