package dev.bearing.value;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Turns instants into the days of the vendor's reporting calendar, once, at the edge: 23:30 on 31 January in New York
 * is already February in UTC. Everything else in the library is dated by day.
 *
 * @param zone the time zone in which the vendor counts days
 */
public record ReportingCalendar(ZoneId zone) {

    /** Refuses a missing zone. */
    public ReportingCalendar {
        requireNonNull(zone, "zone");
    }

    /** Returns the calendar of a time zone. */
    public static ReportingCalendar of(ZoneId zone) {
        return new ReportingCalendar(zone);
    }

    /** Returns the day on which {@code instant} falls in this calendar. */
    public LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /** Returns the first instant of {@code day}: midnight, or later where a clock change skips midnight. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
