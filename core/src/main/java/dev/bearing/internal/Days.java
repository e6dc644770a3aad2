package dev.bearing.internal;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/** Checks and helpers for days. */
public final class Days {

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

    /** Returns the later of two days. */
    public static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
