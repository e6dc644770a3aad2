package dev.bearing.journey;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.List;

/**
 * On a day somebody said, or said again, what an account wants. What a customer desires moves on while the vendor sees
 * nothing change; the age of the last statement tells how far the desired outcome can still be trusted.
 *
 * @param accountId the account
 * @param on the day
 * @param statedBy who said so
 * @param recordedOn the day this became known
 */
public record OutcomeStatement(AccountId accountId, LocalDate on, OutcomeSource statedBy, LocalDate recordedOn)
        implements AccountFact {

    /** @throws IllegalArgumentException if a day is outside 1970 to 9999 */
    public OutcomeStatement {
        requireNonNull(accountId, "accountId");
        Days.check("on", on);
        requireNonNull(statedBy, "statedBy");
        Days.check("recordedOn", recordedOn);
    }

    /** Returns a statement known since its day. */
    public static OutcomeStatement of(AccountId accountId, LocalDate on, OutcomeSource statedBy) {
        return new OutcomeStatement(accountId, on, statedBy, on);
    }

    /** Returns this statement, known since another day. */
    public OutcomeStatement withRecordedOn(LocalDate day) {
        return new OutcomeStatement(accountId, on, statedBy, day);
    }

    @Override
    public Object key() {
        return List.of(accountId, on);
    }

    @Override
    public LocalDate effectiveOn() {
        return on;
    }

    @Override
    public OutcomeStatement asKnownOn(LocalDate day) {
        return this;
    }
}
