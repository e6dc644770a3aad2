package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesTest {

    private final Series series = new Series(new int[] {10, 20, 21, 30}, new double[] {5, 2, 4, 9});

    @ParameterizedTest
    @CsvSource({
        "LAST, 9",
        "SUM, 15",
        "MEAN, 5",
        "COUNT, 3",
        "DAYS_SINCE, 0",
    })
    void readsTheWindowThatEndsOnTheDay(Aggregate aggregate, double expected) {
        assertThat(series.aggregate(aggregate, 11, 30)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"10, 2", "11, 3", "20, 3", "21, 4", "2147483647, 4"})
    void leavesOutTheDayThatLiesAWholeWindowBack(int windowDays, double count) {
        assertThat(series.aggregate(Aggregate.COUNT, windowDays, 30)).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({"SUM, 0", "COUNT, 0", "DAYS_SINCE, 70", "LAST, NaN", "MEAN, NaN", "SLOPE, NaN"})
    void takesSilenceAsAnObservationWhereThatIsOne(Aggregate aggregate, Double expected) {
        assertThat(series.aggregate(aggregate, 30, 100)).isEqualTo(expected);
    }

    @Test
    void hasNoSlopeOfOnePoint() {
        assertThat(series.aggregate(Aggregate.SLOPE, 5, 30)).isNaN();
        assertThat(series.aggregate(Aggregate.SLOPE, 10, 30))
                .isCloseTo(5.0 / 9, within(1e-15)); // from 4 to 9 in 9 days
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/health/slope.csv", useHeadersInDisplayName = true, maxCharsPerColumn = 10_000)
    void agreesWithAnOutsideLeastSquaresFit(String days, String values, double slope) {
        int[] on = Arrays.stream(days.split(" "))
                .mapToInt(day -> (int) Double.parseDouble(day))
                .toArray();
        double[] seen = Arrays.stream(values.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(new Series(on, seen).aggregate(Aggregate.SLOPE, 100, 60))
                .isCloseTo(slope, within(1e-12 * Math.max(1, Math.abs(slope))));
    }

    @Test
    void staysFiniteWhereSumsDoNot() {
        double huge = Double.MAX_VALUE;
        Series high = new Series(new int[] {1, 2, 3}, new double[] {huge, huge, huge});
        assertThat(high.aggregate(Aggregate.SUM, 9, 3)).isEqualTo(huge);
        assertThat(high.aggregate(Aggregate.MEAN, 9, 3)).isEqualTo(huge);
        assertThat(high.aggregate(Aggregate.SLOPE, 9, 3)).isZero();
        Series rising = new Series(new int[] {1, 2}, new double[] {-huge, huge});
        assertThat(rising.aggregate(Aggregate.SLOPE, 9, 3)).isEqualTo(huge);
        assertThat(new Series(new int[] {1, 2}, new double[] {0, 0}).aggregate(Aggregate.SLOPE, 9, 3))
                .isZero();
    }
}
