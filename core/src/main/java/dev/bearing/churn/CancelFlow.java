package dev.bearing.churn;

import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An account set out to cancel, and how that ended.
 *
 * @param accountId the account
 * @param on the day
 * @param reason the reason it gave, where it gave one
 * @param offer what it was offered to stay, where it was offered anything: a discount, a pause, a call
 * @param outcome how it ended
 * @param recordedOn the day this became known
 */
public record CancelFlow(
        AccountId accountId,
        LocalDate on,
        Optional<String> reason,
        Optional<String> offer,
        Outcome outcome,
        LocalDate recordedOn)
        implements AccountFact {

    /** How a cancellation ended. */
    public enum Outcome {
        /** The account stayed as it was. */
        KEPT,
        /** It stays, but pays nothing for a while. */
        PAUSED,
        /** It stays and pays less. */
        DOWNGRADED,
        /** It cancelled. */
        CANCELLED
    }

    /** @throws IllegalArgumentException if the reason or the offer is blank or a day is outside 1970 to 9999 */
    public CancelFlow {
        requireNonNull(accountId, "accountId");
        Days.check("on", on);
        checkText("reason", reason);
        checkText("offer", offer);
        requireNonNull(outcome, "outcome");
        Days.check("recordedOn", recordedOn);
    }

    /** Returns a cancellation without a reason, known since its day. */
    public static CancelFlow of(AccountId accountId, LocalDate on, Outcome outcome) {
        return new CancelFlow(accountId, on, Optional.empty(), Optional.empty(), outcome, on);
    }

    /** Returns this cancellation with the reason the account gave. */
    public CancelFlow withReason(String given) {
        return new CancelFlow(accountId, on, Optional.of(given), offer, outcome, recordedOn);
    }

    /** Returns this cancellation with what the account was offered to stay. */
    public CancelFlow withOffer(String made) {
        return new CancelFlow(accountId, on, reason, Optional.of(made), outcome, recordedOn);
    }

    /** Returns this cancellation as one that became known on {@code day}. */
    public CancelFlow withRecordedOn(LocalDate day) {
        return new CancelFlow(accountId, on, reason, offer, outcome, day);
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
    public CancelFlow asKnownOn(LocalDate day) {
        return this;
    }
}
