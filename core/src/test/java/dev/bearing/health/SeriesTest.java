package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
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
        "MEDIAN, 4",
        "MIN, 2",
        "MAX, 9",
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
    @CsvSource({
        "SUM, 0",
        "COUNT, 0",
        "DAYS_SINCE, 70",
        "ACTIVE_SHARE, 0",
        "LAST, NaN",
        "MEAN, NaN",
        "MEDIAN, NaN",
        "MIN, NaN",
        "MAX, NaN",
        "SLOPE, NaN",
        "GROWTH, NaN"
    })
    void takesSilenceAsAnObservationWhereThatIsOne(Aggregate aggregate, Double expected) {
        assertThat(series.aggregate(aggregate, 30, 100)).isEqualTo(expected);
    }

    @Test
    void countsADayAsActiveWhereItsValueIsAboveZero() {
        Series logins = new Series(new int[] {21, 22, 23, 30}, new double[] {1, 0, -1, 3});
        assertThat(logins.aggregate(Aggregate.ACTIVE_SHARE, 10, 30)).isEqualTo(0.2);
        assertThat(logins.aggregate(Aggregate.ACTIVE_SHARE, 9, 30)).isEqualTo(1 / 9.0);
    }

    @Test
    void growsFromTheWindowBefore() {
        // 4 + 9 in the days 21 to 30, 5 + 2 in 11 to 20 were the first day one later
        Series moved = new Series(new int[] {11, 20, 21, 30}, new double[] {5, 2, 4, 9});
        assertThat(moved.aggregate(Aggregate.GROWTH, 10, 30)).isEqualTo(13 / 7.0);
        assertThat(series.aggregate(Aggregate.GROWTH, 10, 30)).isEqualTo(13 / 2.0);
        assertThat(series.aggregate(Aggregate.GROWTH, 10, 40)).isZero(); // 0 after 13: silence is an observation
        assertThat(series.aggregate(Aggregate.GROWTH, 21, 30)).isNaN(); // nothing before
        assertThat(series.aggregate(Aggregate.GROWTH, Integer.MAX_VALUE, 30)).isNaN();
    }

    @Test
    void takesGrowthByTheDayWhereTheWindowBeforeWasShorter() {
        // 13 in 10 days after 2 in 5 days
        assertThat(series.growth(10, 5, 30)).isCloseTo(13 / 10.0 / (2 / 5.0), within(1e-15));
        assertThat(series.growth(10, 10, 30)).isEqualTo(series.aggregate(Aggregate.GROWTH, 10, 30));
    }

    @Test
    void comparesWithTheBaselineBeforeTheWindow() {
        // mean 6.5 of the days 21 to 30, mean 3.5 of 1 to 20
        assertThat(series.ratioToBaseline(10, 20, 30)).isEqualTo(6.5 / 3.5);
        assertThat(series.ratioToBaseline(10, 10, 30)).isEqualTo(6.5 / 2); // 10 is outside
        assertThat(series.ratioToBaseline(11, 9, 30)).isNaN(); // nothing in 11 to 19
        assertThat(series.ratioToBaseline(10, 20, 41)).isNaN(); // nothing in the window
        Series zero = new Series(new int[] {1, 9}, new double[] {0, 5});
        assertThat(zero.ratioToBaseline(2, 20, 9)).isNaN();
        Series below = new Series(new int[] {1, 9}, new double[] {-2, 5});
        assertThat(below.ratioToBaseline(2, 20, 9)).isNaN();
        assertThat(series.ratioToBaseline(10, Integer.MAX_VALUE, 30)).isEqualTo(6.5 / 3.5);
    }

    @Test
    void hasNoBaselineByItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series.aggregate(Aggregate.RATIO_TO_BASELINE, 10, 30))
                .withMessage("ratio_to_baseline needs a baseline: observe a measure instead");
    }

    @Test
    void hasNoSlopeOfOnePoint() {
        assertThat(series.aggregate(Aggregate.SLOPE, 5, 30)).isNaN();
        assertThat(series.aggregate(Aggregate.SLOPE, 10, 30))
                .isCloseTo(5.0 / 9, within(1e-15)); // from 4 to 9 in 9 days
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/dev/bearing/health/slope.csv",
            useHeadersInDisplayName = true,
            maxCharsPerColumn = 10_000)
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
