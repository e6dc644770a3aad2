package dev.bearing.internal.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreeMomentsTest {

    private static final double[] PROBABILITIES = {0.001, 0.05, 0.3, 0.5, 0.8, 0.95, 0.999};

    /** The exponential distribution is a gamma distribution: its own three moments give it back. */
    @Test
    void anExponentialAmountIsItself() {
        ThreeMoments exponential = new ThreeMoments(1, 1, 2);
        for (double p : PROBABILITIES) {
            assertThat(exponential.quantile(p)).isCloseTo(-Math.log1p(-p), within(1e-7));
            assertThat(exponential.cumulative(-Math.log1p(-p))).isCloseTo(p, within(1e-9));
        }
        assertThat(exponential.cumulative(-0.1)).isZero();
    }

    @Test
    void aLossIsItsMirror() {
        ThreeMoments loss = new ThreeMoments(1, 1, 2).times(-1);
        for (double p : PROBABILITIES) {
            assertThat(loss.quantile(p)).isCloseTo(Math.log(p), within(1e-6));
        }
        assertThat(loss.cumulative(0.1)).isEqualTo(1);
    }

    @Test
    void withoutSkewnessItIsNormal() {
        ThreeMoments normal = new ThreeMoments(10, 4, 0);
        assertThat(normal.quantile(0.975)).isCloseTo(10 + 2 * 1.959963984540054, within(1e-9));
        assertThat(normal.cumulative(10)).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-6, -1, -0.01, 0.01, 0.5, 3})
    void quantilesAndProbabilitiesAreInverse(double skewness) {
        ThreeMoments some = new ThreeMoments(5, 9, skewness * 27);
        for (double p : new double[] {0.05, 0.5, 0.95}) {
            assertThat(some.cumulative(some.quantile(p))).isCloseTo(p, within(1e-6));
        }
    }

    @Test
    void withoutSpreadItIsOneAmount() {
        ThreeMoments sure = new ThreeMoments(7, 0, 0);
        assertThat(sure.quantile(0.01)).isEqualTo(7);
        assertThat(sure.cumulative(6.9)).isZero();
        assertThat(sure.cumulative(7)).isEqualTo(1);
        assertThat(sure.plus(ThreeMoments.ZERO)).isEqualTo(sure);
    }
}
