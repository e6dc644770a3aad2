package dev.bearing.action;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.LeadOrigin;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.vector.Heading;
import java.time.LocalDate;
import java.util.List;

/**
 * A customer that should be offered an expansion now: it has the outcome that the expansion follows, a signal shows
 * that its situation has changed, it passes the gates of the ideal customer profile, and it is known how the expansion
 * is to be sold. It is a proposal; {@link #asFact} is the lead that a vendor opens of it.
 *
 * @param accountId the customer
 * @param expansion what to offer
 * @param milestone the milestone whose outcome it has
 * @param reasons why, each in words
 * @param direction where it is heading
 * @param chance how likely it takes the expansion and what that is worth
 * @param route how it is to be bought
 * @param qualifiedOn the day
 */
public record QualifiedLead(
        AccountId accountId,
        LogicalExpansion expansion,
        String milestone,
        List<String> reasons,
        Heading direction,
        LeadChance chance,
        LeadRoute route,
        LocalDate qualifiedOn) {

    /** Copies the reasons. */
    public QualifiedLead {
        requireNonNull(reasons, "reasons");
        requireNonNull(accountId, "accountId");
        requireNonNull(expansion, "expansion");
        requireNonNull(milestone, "milestone");
        reasons = List.copyOf(reasons);
        requireNonNull(direction, "direction");
        requireNonNull(chance, "chance");
        requireNonNull(route, "route");
        requireNonNull(qualifiedOn, "qualifiedOn");
    }

    /** Returns the lead to open: once the book has it, the customer is no candidate for the same expansion any more. */
    public ExpansionLead asFact() {
        return ExpansionLead.builder(accountId, expansion.id(), route.motion(), qualifiedOn)
                .origin(LeadOrigin.CUSTOMER_SUCCESS)
                .amount(expansion.annualValue().getAmount())
                .build();
    }
}
