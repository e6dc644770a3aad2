package dev.bearing.value;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Days from one, included, to another, excluded. A range may have no end: then {@link #end()} is empty.
 *
 * @param from the first day
 * @param to the first day after the range, later than {@code from}; {@link LocalDate#MAX} where there is no end
 */
public record DateRange(LocalDate from, LocalDate to) {

    /** @throws IllegalArgumentException if {@code to} is not after {@code from} */
    public DateRange {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        checkArgument(to.isAfter(from), "to must be after from = %s, was %s", from, to);
    }

    /** Returns the days from {@code from}, included, to {@code to}, excluded. */
    public static DateRange of(LocalDate from, LocalDate to) {
        return new DateRange(from, to);
    }

    /** Returns the days from {@code from} on, without an end. */
    public static DateRange startingOn(LocalDate from) {
        return new DateRange(from, LocalDate.MAX);
    }

    /** Returns the days of a month. */
    public static DateRange of(YearMonth month) {
        requireNonNull(month, "month");
        return new DateRange(month.atDay(1), month.plusMonths(1).atDay(1));
    }

    /** Returns the days of a calendar year. */
    public static DateRange of(Year year) {
        requireNonNull(year, "year");
        return new DateRange(year.atDay(1), year.plusYears(1).atDay(1));
    }

    /** Returns the days of {@code months} whole months, of which {@code last} is the last. */
    public static DateRange ofMonthsEnding(YearMonth last, int months) {
        requireNonNull(last, "last");
        checkArgument(months > 0, "months must be positive, was %s", months);
        return new DateRange(
                last.minusMonths(months - 1L).atDay(1), last.plusMonths(1).atDay(1));
    }

    /** Returns the first day after the range, or empty where there is none. */
    public Optional<LocalDate> end() {
        return to.equals(LocalDate.MAX) ? Optional.empty() : Optional.of(to);
    }

    /** Returns whether {@code day} lies in the range. */
    public boolean contains(LocalDate day) {
        requireNonNull(day, "day");
        return !day.isBefore(from) && day.isBefore(to);
    }

    /** Returns whether the two ranges share a day. */
    public boolean overlaps(DateRange other) {
        requireNonNull(other, "other");
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** Returns how many days the range has; for a range without an end, a very large number. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to);
    }

    /** Returns the range in the form {@code 2026-01-01/2026-02-01}, or {@code 2026-01-01/..} without an end. */
    @Override
    public String toString() {
        return from + "/" + end().map(LocalDate::toString).orElse("..");
    }
}
