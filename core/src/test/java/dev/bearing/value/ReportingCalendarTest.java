package dev.bearing.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ReportingCalendarTest {

    private static final ReportingCalendar BERLIN = ReportingCalendar.of(ZoneId.of("Europe/Berlin"));
    private static final ReportingCalendar NEW_YORK = ReportingCalendar.of(ZoneId.of("America/New_York"));
    private static final ReportingCalendar UTC = ReportingCalendar.of(ZoneOffset.UTC);

    @Test
    void aCancelLateOnTheLastOfJanuaryInNewYorkIsFebruaryInUtc() {
        Instant cancel = OffsetDateTime.parse("2025-01-31T23:30:00-05:00").toInstant();
        assertThat(NEW_YORK.dayOf(cancel)).isEqualTo(LocalDate.of(2025, 1, 31));
        assertThat(UTC.dayOf(cancel)).isEqualTo(LocalDate.of(2025, 2, 1));
        assertThat(BERLIN.dayOf(cancel)).isEqualTo(LocalDate.of(2025, 2, 1));
    }

    @Test
    void theDayClocksGoForwardInBerlinHas23Hours() {
        LocalDate day = LocalDate.of(2025, 3, 30);
        assertThat(BERLIN.startOf(day)).isEqualTo(Instant.parse("2025-03-29T23:00:00Z"));
        assertThat(Duration.between(BERLIN.startOf(day), BERLIN.startOf(day.plusDays(1))))
                .hasHours(23);
        assertThat(BERLIN.dayOf(Instant.parse("2025-03-30T21:59:59Z"))).isEqualTo(day);
        assertThat(BERLIN.dayOf(Instant.parse("2025-03-30T22:00:00Z"))).isEqualTo(day.plusDays(1));
    }

    @Test
    void theDayClocksGoBackInNewYorkHas25Hours() {
        LocalDate day = LocalDate.of(2025, 11, 2);
        assertThat(Duration.between(NEW_YORK.startOf(day), NEW_YORK.startOf(day.plusDays(1))))
                .hasHours(25);
        assertThat(NEW_YORK.dayOf(Instant.parse("2025-11-03T04:59:59Z"))).isEqualTo(day);
        assertThat(NEW_YORK.dayOf(Instant.parse("2025-11-03T05:00:00Z"))).isEqualTo(day.plusDays(1));
    }

    @Test
    void aDayBeginsLaterWhereMidnightIsSkipped() {
        // clocks went from 00:00 to 01:00 in Sao Paulo on 4 November 2018
        ReportingCalendar saoPaulo = ReportingCalendar.of(ZoneId.of("America/Sao_Paulo"));
        LocalDate day = LocalDate.of(2018, 11, 4);
        assertThat(saoPaulo.startOf(day)).isEqualTo(Instant.parse("2018-11-04T03:00:00Z"));
        assertThat(saoPaulo.dayOf(saoPaulo.startOf(day))).isEqualTo(day);
        assertThat(saoPaulo.dayOf(saoPaulo.startOf(day).minusNanos(1))).isEqualTo(day.minusDays(1));
    }
}
