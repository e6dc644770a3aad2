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
 * A reason stated for leaving or paying less. An account may state several on one day.
 *
 * @param accountId the account
 * @param on the day it was stated
 * @param reason the reason in the vendor's own list of reasons, not blank
 * @param detail more of it in words, where there is more
 * @param recordedOn the day this became known
 */
public record ChurnReason(
        AccountId accountId, LocalDate on, String reason, Optional<String> detail, LocalDate recordedOn)
        implements AccountFact {

    /** @throws IllegalArgumentException if a text is blank or a day is outside 1970 to 9999 */
    public ChurnReason {
        requireNonNull(accountId, "accountId");
        Days.check("on", on);
        checkText("reason", reason);
        checkText("detail", detail);
        Days.check("recordedOn", recordedOn);
    }

    /** Returns a reason without more words, known since its day. */
    public static ChurnReason of(AccountId accountId, LocalDate on, String reason) {
        return new ChurnReason(accountId, on, reason, Optional.empty(), on);
    }

    /** Returns this reason with more of it in words. */
    public ChurnReason withDetail(String words) {
        return new ChurnReason(accountId, on, reason, Optional.of(words), recordedOn);
    }

    /** Returns this reason as one that became known on {@code day}. */
    public ChurnReason withRecordedOn(LocalDate day) {
        return new ChurnReason(accountId, on, reason, detail, day);
    }

    @Override
    public Object key() {
        return List.of(accountId, on, reason);
    }

    @Override
    public LocalDate effectiveOn() {
        return on;
    }

    @Override
    public ChurnReason asKnownOn(LocalDate day) {
        return this;
    }
}
