package dev.bearing.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class DateRangeTest {

    private static final LocalDate JAN_1 = LocalDate.of(2024, 1, 1);
    private static final LocalDate FEB_1 = LocalDate.of(2024, 2, 1);

    @Test
    void includesItsFirstDayAndExcludesItsEnd() {
        DateRange january = DateRange.of(JAN_1, FEB_1);
        assertThat(january.contains(JAN_1)).isTrue();
        assertThat(january.contains(FEB_1.minusDays(1))).isTrue();
        assertThat(january.contains(FEB_1)).isFalse();
        assertThat(january.contains(JAN_1.minusDays(1))).isFalse();
        assertThat(january.days()).isEqualTo(31);
        assertThat(january.end()).contains(FEB_1);
        assertThat(january).hasToString("2024-01-01/2024-02-01");
    }

    @Test
    void mayHaveNoEnd() {
        DateRange open = DateRange.startingOn(JAN_1);
        assertThat(open.end()).isEmpty();
        assertThat(open.contains(LocalDate.of(9999, 12, 31))).isTrue();
        assertThat(open).hasToString("2024-01-01/..");
        assertThat(open.days()).isGreaterThan(1_000_000);
    }

    @Test
    void coversYears() {
        assertThat(DateRange.of(Year.of(2024))).hasToString("2024-01-01/2025-01-01");
        assertThat(DateRange.of(Year.of(2024)).days()).isEqualTo(366);
    }

    @Test
    void coversMonths() {
        assertThat(DateRange.of(YearMonth.of(2024, 2)).days()).isEqualTo(29);
        assertThat(DateRange.ofMonthsEnding(YearMonth.of(2024, 2), 12)).hasToString("2023-03-01/2024-03-01");
        assertThat(DateRange.ofMonthsEnding(YearMonth.of(2024, 2), 1)).isEqualTo(DateRange.of(YearMonth.of(2024, 2)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DateRange.ofMonthsEnding(YearMonth.of(2024, 2), 0))
                .withMessage("months must be positive, was 0");
    }

    @Test
    void rangesThatTouchDoNotOverlap() {
        DateRange january = DateRange.of(JAN_1, FEB_1);
        assertThat(january.overlaps(DateRange.startingOn(FEB_1))).isFalse();
        assertThat(DateRange.startingOn(FEB_1).overlaps(january)).isFalse();
        assertThat(january.overlaps(DateRange.startingOn(FEB_1.minusDays(1)))).isTrue();
        assertThat(january.overlaps(january)).isTrue();
    }

    @Test
    void refusesAnEndThatIsNotLater() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DateRange.of(JAN_1, JAN_1))
                .withMessage("to must be after from = 2024-01-01, was 2024-01-01");
    }
}
