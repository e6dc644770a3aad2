package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WindowStatisticsTest {

    @Property(seed = "20261122")
    void selectsTheMedianThatSortingFinds(@ForAll("values") double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = values.length;
        double expected = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
        double[] before = values.clone();
        assertThat(WindowStatistics.median(values, 0, n)).isEqualTo(expected);
        assertThat(values).isEqualTo(before);
        assertThat(WindowStatistics.min(values, 0, n)).isEqualTo(sorted[0]);
        assertThat(WindowStatistics.max(values, 0, n)).isEqualTo(sorted[n - 1]);
    }

    @Property(seed = "20261122")
    void agreesWithTheLibrarysSumMeanAndCount(@ForAll("values") double[] values) {
        int n = values.length;
        assertThat(WindowStatistics.sum(values, 0, n))
                .isCloseTo(Arrays.stream(values).sum(), within(1e-9));
        assertThat(WindowStatistics.mean(values, 0, n))
                .isCloseTo(Arrays.stream(values).average().orElseThrow(), within(1e-9));
        assertThat(WindowStatistics.countAboveZero(values, 0, n)).isEqualTo((int)
                Arrays.stream(values).filter(value -> value > 0).count());
    }

    @Test
    void readsItsRangeOnly() {
        double[] values = {99, 3, 1, 2, -99};
        assertThat(WindowStatistics.median(values, 1, 4)).isEqualTo(2);
        assertThat(WindowStatistics.sum(values, 1, 4)).isEqualTo(6);
        assertThat(WindowStatistics.min(values, 1, 4)).isEqualTo(1);
        assertThat(WindowStatistics.max(values, 1, 4)).isEqualTo(3);
        assertThat(WindowStatistics.mean(values, 1, 4)).isEqualTo(2);
        assertThat(WindowStatistics.sum(values, 2, 2)).isZero();
    }

    @Test
    void staysFiniteAtTheEndsOfTheNumbers() {
        double huge = Double.MAX_VALUE;
        double tiny = Double.MIN_VALUE;
        assertThat(WindowStatistics.median(new double[] {huge, huge}, 0, 2)).isEqualTo(huge);
        assertThat(WindowStatistics.median(new double[] {-huge, huge}, 0, 2)).isZero();
        assertThat(WindowStatistics.median(new double[] {tiny, tiny}, 0, 2)).isEqualTo(tiny);
        assertThat(WindowStatistics.ratio(huge, tiny)).isEqualTo(huge);
    }

    @Test
    void hasNoRatioWithoutABaseAboveZero() {
        assertThat(WindowStatistics.ratio(3, 4)).isEqualTo(0.75);
        assertThat(WindowStatistics.ratio(0, 4)).isZero();
        assertThat(WindowStatistics.ratio(3, 0)).isNaN();
        assertThat(WindowStatistics.ratio(0, 0)).isNaN();
        assertThat(WindowStatistics.ratio(3, -1)).isNaN();
        assertThat(WindowStatistics.ratio(Double.NaN, 4)).isNaN();
    }

    /** Few different numbers, so that ties are common. */
    @Provide
    static Arbitrary<double[]> values() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(-5, 5).map(i -> i + 0.0),
                        Arbitraries.doubles().between(-100, 100).ofScale(2).map(value -> value + 0.0))
                .array(Double[].class)
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(boxed ->
                        Arrays.stream(boxed).mapToDouble(Double::doubleValue).toArray());
    }
}
