package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import dev.bearing.internal.FactFields;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A term an account has agreed to, and how it went: what is due to renew, and when. What is paid in it is told by price
 * states.
 *
 * @param contractId the vendor's key of the contract, not blank
 * @param accountId the account
 * @param from the term's first day
 * @param termEndsOn the first day after the term, later than {@code from}
 * @param autoRenews whether the term renews by itself, where that is known
 * @param noticeOn the day the account gave notice, where it did
 * @param outcome how the term ended, once it has
 * @param outcomeOn the day of the outcome; where there is an outcome without a day it is {@code termEndsOn}
 * @param recordedOn the day this became known
 */
public record Contract(
        String contractId,
        AccountId accountId,
        LocalDate from,
        LocalDate termEndsOn,
        Optional<Boolean> autoRenews,
        Optional<LocalDate> noticeOn,
        Optional<Outcome> outcome,
        Optional<LocalDate> outcomeOn,
        LocalDate recordedOn)
        implements AccountFact {

    /** How a term ended. */
    public enum Outcome {
        /** A next term began. */
        RENEWED,
        /** Nothing followed. */
        ENDED
    }

    /**
     * @throws IllegalArgumentException if the id is blank, a day is outside 1970 to 9999, the term is empty, or there
     *     is the day of an outcome without an outcome
     */
    public Contract {
        requireNonNull(noticeOn, "noticeOn");
        requireNonNull(outcome, "outcome");
        requireNonNull(outcomeOn, "outcomeOn");
        requireNonNull(recordedOn, "recordedOn");
        FactFields.checkId("contractId", contractId);
        requireNonNull(accountId, "accountId");
        requireNonNull(autoRenews, "autoRenews");
        Days.check("from", from);
        Days.check("termEndsOn", termEndsOn);
        checkArgument(termEndsOn.isAfter(from), "termEndsOn must be after from = %s, was %s", from, termEndsOn);
        noticeOn.ifPresent(day -> Days.check("noticeOn", day));
        outcomeOn.ifPresent(day -> Days.check("outcomeOn", day));
        checkArgument(outcome.isPresent() || outcomeOn.isEmpty(), "outcomeOn needs an outcome");
        if (outcome.isPresent() && outcomeOn.isEmpty()) {
            outcomeOn = Optional.of(termEndsOn);
        }
        Days.check("recordedOn", recordedOn);
    }

    /** Returns a builder of the contract with this key. */
    public static Builder builder(String contractId, AccountId accountId, LocalDate from, LocalDate termEndsOn) {
        return new Builder(contractId, accountId, from, termEndsOn);
    }

    @Override
    public String key() {
        return contractId;
    }

    @Override
    public LocalDate effectiveOn() {
        return from;
    }

    @Override
    public LocalDate newestDay() {
        LocalDate begun = Days.later(from, recordedOn);
        LocalDate noticed = Days.later(begun, noticeOn.orElse(begun));
        return Days.later(noticed, outcomeOn.orElse(noticed));
    }

    @Override
    public Contract asKnownOn(LocalDate day) {
        boolean outcomeKnown = outcomeOn.filter(on -> !on.isAfter(day)).isPresent();
        return new Contract(
                contractId,
                accountId,
                from,
                termEndsOn,
                autoRenews,
                noticeOn.filter(on -> !on.isAfter(day)),
                outcomeKnown ? outcome : Optional.empty(),
                outcomeKnown ? outcomeOn : Optional.empty(),
                recordedOn);
    }

    /** The same of another account. */
    Contract withAccountId(AccountId other) {
        return new Contract(contractId, other, from, termEndsOn, autoRenews, noticeOn, outcome, outcomeOn, recordedOn);
    }

    /** Builds a contract; the order of calls does not matter. */
    public static final class Builder {

        private final String contractId;
        private final AccountId accountId;
        private final LocalDate from;
        private final LocalDate termEndsOn;
        private Optional<Boolean> autoRenews = Optional.empty();
        private Optional<LocalDate> noticeOn = Optional.empty();
        private Optional<Outcome> outcome = Optional.empty();
        private Optional<LocalDate> outcomeOn = Optional.empty();
        private LocalDate recordedOn;

        private Builder(String contractId, AccountId accountId, LocalDate from, LocalDate termEndsOn) {
            this.contractId = requireNonNull(contractId, "contractId");
            this.accountId = requireNonNull(accountId, "accountId");
            this.from = requireNonNull(from, "from");
            this.termEndsOn = requireNonNull(termEndsOn, "termEndsOn");
            this.recordedOn = from;
        }

        /** Sets whether the term renews by itself. */
        public Builder autoRenews(boolean value) {
            autoRenews = Optional.of(value);
            return this;
        }

        /** Sets the day the account gave notice. */
        public Builder noticeOn(LocalDate day) {
            requireNonNull(day, "noticeOn");
            noticeOn = Optional.of(day);
            return this;
        }

        /** Sets how the term ended; its day is the term's end unless {@link #outcomeOn} says otherwise. */
        public Builder outcome(Outcome value) {
            requireNonNull(value, "outcome");
            outcome = Optional.of(value);
            return this;
        }

        /** Sets the day of the outcome. */
        public Builder outcomeOn(LocalDate day) {
            requireNonNull(day, "outcomeOn");
            outcomeOn = Optional.of(day);
            return this;
        }

        /** Sets the day this became known; by default the term's first day. */
        public Builder recordedOn(LocalDate day) {
            recordedOn = requireNonNull(day, "recordedOn");
            return this;
        }

        /** Returns the contract. */
        public Contract build() {
            return new Contract(
                    contractId, accountId, from, termEndsOn, autoRenews, noticeOn, outcome, outcomeOn, recordedOn);
        }
    }
}
