package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.LogicalExpansion;

/**
 * A lead that was opened and may still be won.
 *
 * @param lead the lead as known on the day
 * @param status OPEN or ACCEPTED
 * @param expansion what it is about
 * @param chance how likely the customer takes it and what that is worth
 */
public record OpenLead(ExpansionLead lead, LeadStatus status, LogicalExpansion expansion, LeadChance chance) {

    /** @throws IllegalArgumentException if the status is that of a lead that has ended */
    public OpenLead {
        requireNonNull(status, "status");
        requireNonNull(lead, "lead");
        checkArgument(status.isAlive(), "status must be OPEN or ACCEPTED, was %s", status);
        requireNonNull(expansion, "expansion");
        requireNonNull(chance, "chance");
    }
}
