package dev.bearing.internal;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/** Checks and helpers for days. */
public final class Days {

    /** How many days a year has where years are counted and not lived: leap years have as many. */
    public static final double DAYS_A_YEAR = 365;

    /** How many days a month has where months are counted and not lived: all have as many. */
    public static final double DAYS_A_MONTH = DAYS_A_YEAR / 12;

    /** The last day that a fact may be of. */
    public static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private Days() {}

    /** Refuses, by {@link IllegalArgumentException}, a {@code day} before 1970 or after 9999. */
    public static void check(String name, LocalDate day) {
        requireNonNull(day, name);
        checkArgument(
                day.getYear() >= 1970 && day.getYear() <= 9999, "%s must be from 1970 to 9999, was %s", name, day);
    }

    /** Returns the day as epoch day, held within {@code int} for days millions of years away. */
    public static int epoch(LocalDate day) {
        return (int) Math.max(Integer.MIN_VALUE / 2, Math.min(Integer.MAX_VALUE / 2, day.toEpochDay()));
    }

    /** Returns about how many days so many months have, whichever they are: 243 for 8. */
    public static int ofMonths(int months) {
        return Math.toIntExact(Math.round(months * DAYS_A_YEAR / 12));
    }

    /** Returns the earlier of two days. */
    public static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    /** Returns the later of two days. */
    public static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
