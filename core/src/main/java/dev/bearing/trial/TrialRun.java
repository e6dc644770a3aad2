package dev.bearing.trial;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * All an account's trials of one product taken as one, as known on a day: extended and repeated trials do not count
 * again.
 *
 * @param accountId the account
 * @param product what was tried, where the vendor has several products
 * @param startedOn the first day of the first trial
 * @param standing how it stands
 * @param decidedOn the day it converted or was lost; empty while it is open
 */
public record TrialRun(
        AccountId accountId,
        Optional<String> product,
        LocalDate startedOn,
        Standing standing,
        Optional<LocalDate> decidedOn) {

    /** How a trial stands. */
    public enum Standing {
        /** The account became a customer. */
        CONVERTED,
        /** It ended, and the account did not become a customer. */
        LOST,
        /** It runs. */
        OPEN
    }

    /** @throws IllegalArgumentException if an open trial has a day of decision, or a decided one has none */
    public TrialRun {
        requireNonNull(accountId, "accountId");
        requireNonNull(product, "product");
        requireNonNull(startedOn, "startedOn");
        checkArgument(
                decidedOn.isPresent() == (standing != Standing.OPEN),
                "decidedOn must be there exactly for a decided trial, was %s for %s",
                decidedOn,
                standing);
    }

    /** Returns whether the account became a customer. */
    public boolean isConverted() {
        return standing == Standing.CONVERTED;
    }

    /** Returns whether it runs. */
    public boolean isOpen() {
        return standing == Standing.OPEN;
    }
}
