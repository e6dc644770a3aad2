package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.value.Mrr;
import java.time.LocalDate;

/**
 * One change of one account's monthly recurring revenue; all changes of a day are one movement.
 *
 * @param accountId the account
 * @param on the day
 * @param kind what it is
 * @param reason why, as far as the price states tell
 * @param amount the account's total after the day less its total before, signed
 */
public record Movement(AccountId accountId, LocalDate on, MovementKind kind, MovementReason reason, Mrr amount) {

    /** Refuses null. */
    public Movement {
        requireNonNull(accountId, "accountId");
        requireNonNull(on, "on");
        requireNonNull(kind, "kind");
        requireNonNull(reason, "reason");
        requireNonNull(amount, "amount");
    }
}
