package dev.bearing.internal.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void interpolatesBetweenOrderStatistics() {
        double[] sorted = {1, 2, 4, 8};
        assertThat(Quantiles.of(sorted, 0)).isEqualTo(1);
        assertThat(Quantiles.of(sorted, 1)).isEqualTo(8);
        assertThat(Quantiles.of(sorted, 0.5)).isCloseTo(3, within(1e-15));
        assertThat(Quantiles.of(sorted, 0.9)).isCloseTo(4 + 0.7 * 4, within(1e-12)); // R: quantile(x, 0.9)
    }

    @Test
    void mayEndInInfinity() {
        double[] sorted = {1, 2, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        assertThat(Quantiles.of(sorted, 0.9)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Quantiles.of(sorted, 0.1)).isCloseTo(1.3, within(1e-15));
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
        assertThat(Quantiles.median(new long[] {1, 2, 9})).isEqualTo(2);
        assertThat(Quantiles.median(new long[] {1, 2, 5, 9})).isEqualTo(3.5);
        assertThat(Quantiles.median(new long[] {Long.MAX_VALUE, Long.MAX_VALUE}))
                .isEqualTo(Long.MAX_VALUE);
    }
}
