package dev.bearing.internal.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {

    /** Of .001 .012 .03 .2 .6 at 5 % the first three are findings. */
    @Test
    void rejectsTheFirstThreeOfTheExample() {
        double[] adjusted = FalseDiscovery.adjusted(new double[] {0.001, 0.012, 0.03, 0.2, 0.6});
        assertThat(Arrays.stream(adjusted).filter(p -> p <= 0.05).count()).isEqualTo(3);
    }

    /** scipy 1.17.1: false_discovery_control([.03, .001, .6, .012, .2]). */
    @Test
    void adjustsInTheOrderGiven() {
        assertThat(FalseDiscovery.adjusted(new double[] {0.03, 0.001, 0.6, 0.012, 0.2}))
                .containsExactly(new double[] {0.05, 0.005, 0.6, 0.03, 0.25}, within(1e-15));
        assertThat(FalseDiscovery.adjusted(new double[0])).isEmpty();
    }

    @Test
    void aPValueOutsideItsRangeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FalseDiscovery.adjusted(new double[] {0.5, Double.NaN}))
                .withMessage("a p-value must be in [0, 1], was NaN");
    }
}
