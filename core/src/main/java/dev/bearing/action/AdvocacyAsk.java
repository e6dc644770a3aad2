package dev.bearing.action;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import dev.bearing.journey.AdvocacyKind;
import java.time.LocalDate;
import java.util.List;

/**
 * A customer was asked to speak for the vendor, whether or not it did. Without these an ask that nobody answered leaves
 * no trace, and what asking yields cannot be told.
 *
 * @param accountId the account
 * @param kind what it was asked for
 * @param on the day
 * @param recordedOn the day this became known
 */
public record AdvocacyAsk(AccountId accountId, AdvocacyKind kind, LocalDate on, LocalDate recordedOn)
        implements AccountFact {

    /** @throws IllegalArgumentException if a day is outside 1970 to 9999 */
    public AdvocacyAsk {
        requireNonNull(accountId, "accountId");
        requireNonNull(kind, "kind");
        Days.check("on", on);
        Days.check("recordedOn", recordedOn);
    }

    /** Returns an ask known since its day. */
    public static AdvocacyAsk of(AccountId accountId, AdvocacyKind kind, LocalDate on) {
        return new AdvocacyAsk(accountId, kind, on, on);
    }

    /** Returns this ask as one that became known on {@code day}. */
    public AdvocacyAsk withRecordedOn(LocalDate day) {
        return new AdvocacyAsk(accountId, kind, on, day);
    }

    @Override
    public Object key() {
        return List.of(accountId, kind, on);
    }

    @Override
    public LocalDate effectiveOn() {
        return on;
    }

    @Override
    public AdvocacyAsk asKnownOn(LocalDate day) {
        return this;
    }
}
