package dev.bearing.interaction;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something raised inside the vendor on behalf of a customer.
 *
 * @param accountId the account
 * @param openedOn the day it was raised
 * @param resolvedOn the day it was resolved, once it was; not before {@code openedOn}
 * @param recordedOn the day this became known
 */
public record InternalRequest(
        AccountId accountId, LocalDate openedOn, Optional<LocalDate> resolvedOn, LocalDate recordedOn)
        implements AccountFact {

    /** @throws IllegalArgumentException if a day is outside 1970 to 9999, or it was resolved before it was raised */
    public InternalRequest {
        requireNonNull(resolvedOn, "resolvedOn");
        requireNonNull(accountId, "accountId");
        Days.check("openedOn", openedOn);
        LocalDate opened = openedOn;
        resolvedOn.ifPresent(day -> {
            Days.check("resolvedOn", day);
            checkArgument(!day.isBefore(opened), "resolvedOn must not be before openedOn = %s, was %s", opened, day);
        });
        Days.check("recordedOn", recordedOn);
    }

    /** Returns a request that is not resolved, known since it was raised. */
    public static InternalRequest opened(AccountId accountId, LocalDate openedOn) {
        return new InternalRequest(accountId, openedOn, Optional.empty(), openedOn);
    }

    /** Returns this request as resolved on {@code day}. */
    public InternalRequest withResolvedOn(LocalDate day) {
        return new InternalRequest(accountId, openedOn, Optional.of(day), recordedOn);
    }

    /** Returns this request as one that became known on {@code day}. */
    public InternalRequest withRecordedOn(LocalDate day) {
        return new InternalRequest(accountId, openedOn, resolvedOn, day);
    }

    @Override
    public Object key() {
        return List.of(accountId, openedOn);
    }

    @Override
    public LocalDate effectiveOn() {
        return openedOn;
    }

    @Override
    public LocalDate newestDay() {
        LocalDate begun = Days.later(openedOn, recordedOn);
        return Days.later(begun, resolvedOn.orElse(begun));
    }

    @Override
    public InternalRequest asKnownOn(LocalDate day) {
        return new InternalRequest(accountId, openedOn, resolvedOn.filter(on -> !on.isAfter(day)), recordedOn);
    }
}
