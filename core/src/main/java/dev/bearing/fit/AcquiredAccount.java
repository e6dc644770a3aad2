package dev.bearing.fit;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A customer as it was when it was acquired, and when it was lost.
 *
 * @param facts what was known of it on the day it was acquired; no later knowledge, or the back-test deceives itself
 * @param lostOn the day it was lost first, after that day, where it was
 */
public record AcquiredAccount(FitFacts facts, Optional<LocalDate> lostOn) {

    /** @throws IllegalArgumentException if it was lost before it was acquired */
    public AcquiredAccount {
        requireNonNull(lostOn, "lostOn");
        requireNonNull(facts, "facts");
        lostOn.ifPresent(day ->
                checkArgument(!day.isBefore(facts.day()), "lostOn must not be before %s, was %s", facts.day(), day));
    }

    /** Returns the day it was acquired. */
    public LocalDate acquiredOn() {
        return facts.day();
    }

    /** Returns whether it was still a customer after so many days, or empty where {@code asOf} is too early to tell. */
    Optional<Boolean> retained(int days, LocalDate asOf) {
        if (ChronoUnit.DAYS.between(acquiredOn(), asOf) < days) {
            return Optional.empty(); // also where it was lost early: who stayed cannot be seen yet, so neither counts
        }
        LocalDate end = acquiredOn().plusDays(days);
        return Optional.of(lostOn.filter(day -> !day.isAfter(end)).isEmpty());
    }
}
