package dev.bearing.action;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.LogicalExpansion;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link LeadRouting} may read of a lead.
 *
 * @param accountId the account
 * @param expansion what it may buy
 * @param experience the way it must be served, where that is written
 * @param complications what makes the purchase more than a click, each in words: the expansion changes the tier, a
 *     contract must be amended, several subscriptions run
 */
public record RoutingCase(
        AccountId accountId,
        LogicalExpansion expansion,
        Optional<AppropriateExperience> experience,
        List<String> complications) {

    /** Copies the list. */
    public RoutingCase {
        requireNonNull(complications, "complications");
        requireNonNull(accountId, "accountId");
        requireNonNull(expansion, "expansion");
        requireNonNull(experience, "experience");
        complications = List.copyOf(complications);
    }
}
