package dev.bearing.evidence;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.health.Health;
import java.time.LocalDate;

/**
 * A customer that was in the best band and left in the window all the same.
 *
 * @param accountId the account
 * @param on the day of the observation
 * @param score its health on that day
 * @param churnedOn the first day it was gone
 */
public record FalseGreen(AccountId accountId, LocalDate on, Health score, LocalDate churnedOn) {

    /** Refuses null. */
    public FalseGreen {
        requireNonNull(accountId, "accountId");
        requireNonNull(on, "on");
        requireNonNull(score, "score");
        requireNonNull(churnedOn, "churnedOn");
    }
}
