package dev.bearing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {

    @ParameterizedTest
    @CsvSource({"1, 30", "2, 61", "3, 91", "6, 183", "8, 243", "12, 365", "13, 395", "18, 548", "24, 730"}) // by hand
    void monthsHaveAsManyDaysAsATwelfthOf365(int months, int days) {
        assertThat(Days.ofMonths(months)).isEqualTo(days);
    }

    @Test
    void theEarlierAndTheLaterOfTwoDays() {
        LocalDate one = LocalDate.of(2026, 1, 1);
        LocalDate next = one.plusDays(1);
        assertThat(Days.earlier(one, next)).isEqualTo(one);
        assertThat(Days.earlier(next, one)).isEqualTo(one);
        assertThat(Days.later(one, next)).isEqualTo(next);
    }
}
