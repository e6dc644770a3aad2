package dev.bearing.review;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.interaction.ContactCadence;
import dev.bearing.interaction.InteractionTotals;
import dev.bearing.journey.CostToOutcome;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What was done with one customer.
 *
 * @param accountId the account
 * @param total all of its interactions, those before its first contract included
 * @param lastMeaningfulOn the day of the last one that counts as being in touch, if there was one
 * @param daysSinceMeaningful the days since then; INSUFFICIENT_DATA where there was none
 * @param cadences how often contact is required of it, and whether it is late; empty where nothing says how often
 * @param toFirstValue what its first value took, or has taken so far; empty where it has no path
 */
public record AccountContact(
        AccountId accountId,
        InteractionTotals total,
        Optional<LocalDate> lastMeaningfulOn,
        Answer<Long> daysSinceMeaningful,
        List<ContactCadence.Standing> cadences,
        Optional<CostToOutcome.Spent> toFirstValue) {

    /** Copies the cadences. */
    public AccountContact {
        requireNonNull(cadences, "cadences");
        requireNonNull(accountId, "accountId");
        requireNonNull(total, "total");
        requireNonNull(lastMeaningfulOn, "lastMeaningfulOn");
        requireNonNull(daysSinceMeaningful, "daysSinceMeaningful");
        cadences = List.copyOf(cadences);
        requireNonNull(toFirstValue, "toFirstValue");
    }
}
