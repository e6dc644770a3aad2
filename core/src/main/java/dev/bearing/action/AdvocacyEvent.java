package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import dev.bearing.journey.AdvocacyKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A customer spoke for the vendor.
 *
 * @param accountId the account that spoke
 * @param kind how
 * @param on the day
 * @param asked whether the vendor had asked for it, where that is known
 * @param resultingAccount the account that came of it, another one, where one did
 * @param recordedOn the day this became known
 */
public record AdvocacyEvent(
        AccountId accountId,
        AdvocacyKind kind,
        LocalDate on,
        Optional<Boolean> asked,
        Optional<AccountId> resultingAccount,
        LocalDate recordedOn)
        implements AccountFact {

    /** @throws IllegalArgumentException if the account refers itself or a day is outside 1970 to 9999 */
    public AdvocacyEvent {
        requireNonNull(resultingAccount, "resultingAccount");
        requireNonNull(accountId, "accountId");
        requireNonNull(kind, "kind");
        Days.check("on", on);
        requireNonNull(asked, "asked");
        checkArgument(
                resultingAccount.isEmpty() || !resultingAccount.get().equals(accountId),
                "resultingAccount must not be the account itself, was %s",
                accountId);
        Days.check("recordedOn", recordedOn);
    }

    /** Returns a builder of an event of the account. */
    public static Builder builder(AccountId accountId, AdvocacyKind kind, LocalDate on) {
        return new Builder(accountId, kind, on);
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
    public AdvocacyEvent asKnownOn(LocalDate day) {
        return this;
    }

    /** Builds an event; the order of calls does not matter. */
    public static final class Builder {

        private final AccountId accountId;
        private final AdvocacyKind kind;
        private final LocalDate on;
        private Optional<Boolean> asked = Optional.empty();
        private Optional<AccountId> resultingAccount = Optional.empty();
        private LocalDate recordedOn;

        private Builder(AccountId accountId, AdvocacyKind kind, LocalDate on) {
            this.accountId = requireNonNull(accountId, "accountId");
            this.kind = requireNonNull(kind, "kind");
            this.on = requireNonNull(on, "on");
            this.recordedOn = on;
        }

        /** Sets whether the vendor had asked for it. */
        public Builder asked(boolean value) {
            asked = Optional.of(value);
            return this;
        }

        /** Sets the account that came of it. */
        public Builder resultingAccount(AccountId value) {
            requireNonNull(value, "resultingAccount");
            resultingAccount = Optional.of(value);
            return this;
        }

        /** Sets the day this became known; by default its own day. */
        public Builder recordedOn(LocalDate day) {
            recordedOn = requireNonNull(day, "recordedOn");
            return this;
        }

        /** Returns the event. */
        public AdvocacyEvent build() {
            return new AdvocacyEvent(accountId, kind, on, asked, resultingAccount, recordedOn);
        }
    }
}
