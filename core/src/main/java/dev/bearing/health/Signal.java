package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.List;

/**
 * One observation of an account: its logins of a day, an answer to a survey, the seats in use.
 *
 * @param accountId the account
 * @param signal what was observed, not blank
 * @param on the day of the observation
 * @param value what was seen, finite, in the signal's own unit
 * @param recordedOn the day this became known
 */
public record Signal(AccountId accountId, String signal, LocalDate on, double value, LocalDate recordedOn)
        implements AccountFact {

    /** @throws IllegalArgumentException if the name is blank, the value not finite or a day outside 1970 to 9999 */
    public Signal {
        requireNonNull(signal, "signal");
        requireNonNull(accountId, "accountId");
        checkText("signal", signal);
        Days.check("on", on);
        checkArgument(Double.isFinite(value), "value of %s must be finite, was %s", signal, value);
        Days.check("recordedOn", recordedOn);
        value = value + 0.0;
    }

    /** Returns an observation that was known on its day. */
    public static Signal of(AccountId accountId, String signal, LocalDate on, double value) {
        return new Signal(accountId, signal, on, value, on);
    }

    @Override
    public Object key() {
        return List.of(accountId, signal, on);
    }

    @Override
    public LocalDate effectiveOn() {
        return on;
    }

    @Override
    public Signal asKnownOn(LocalDate day) {
        return this;
    }
}
