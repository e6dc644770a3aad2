package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.List;

/**
 * On a day an account was told of an expansion that would come later: it was signalled, not offered yet.
 *
 * @param accountId the account
 * @param expansion the id of the {@link LogicalExpansion}, not blank
 * @param on the day
 * @param recordedOn the day this became known
 */
public record ExpansionSignalled(AccountId accountId, String expansion, LocalDate on, LocalDate recordedOn)
        implements AccountFact {

    /** @throws IllegalArgumentException if the id is blank or a day is outside 1970 to 9999 */
    public ExpansionSignalled {
        requireNonNull(accountId, "accountId");
        checkText("expansion", expansion);
        Days.check("on", on);
        Days.check("recordedOn", recordedOn);
    }

    /** Returns that an expansion was signalled, known since its day. */
    public static ExpansionSignalled of(AccountId accountId, String expansion, LocalDate on) {
        return new ExpansionSignalled(accountId, expansion, on, on);
    }

    /** Returns the same as something that became known on {@code day}. */
    public ExpansionSignalled withRecordedOn(LocalDate day) {
        return new ExpansionSignalled(accountId, expansion, on, day);
    }

    @Override
    public Object key() {
        return List.of(accountId, expansion, on);
    }

    @Override
    public LocalDate effectiveOn() {
        return on;
    }

    @Override
    public ExpansionSignalled asKnownOn(LocalDate day) {
        return this;
    }
}
