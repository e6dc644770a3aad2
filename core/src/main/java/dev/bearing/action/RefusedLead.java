package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.journey.LogicalExpansion;
import java.util.List;

/**
 * A customer that has come to an expansion's milestone, at least by its task, and is no lead for it, with all that
 * speaks against it.
 *
 * @param accountId the customer
 * @param expansion what it is not to be offered now
 * @param milestone the milestone
 * @param objections why, at least one
 */
public record RefusedLead(
        AccountId accountId, LogicalExpansion expansion, String milestone, List<Objection> objections) {

    /** What can speak against a lead. */
    public enum Kind {
        /** A renewal adds nothing: it is no expansion. */
        RENEWAL,
        /** The outcome of the milestone is not there: only its task is done, or it was lost again. */
        NO_OUTCOME,
        /** The customer has the expansion already. */
        OWNED,
        /** A lead for it is open. */
        OPEN_LEAD,
        /** A lead for it was lost or has expired not long ago. */
        TRIED_LATELY,
        /** The customer has said that it leaves, or all that it pays for is known to end. */
        CHURN_NOTICE,
        /** The customer set out to cancel lately and did not, or did what told of leaving before. */
        CANCEL_INTENT,
        /** A term of the customer ends soon and something is to be done that it is renewed. */
        RENEWAL_SAVE,
        /** The expansion is priced in a currency in which the customer does not pay. */
        OTHER_CURRENCY,
        /** The expansion leads away from a tier that the customer is not in. */
        OTHER_TIER,
        /** A gate of the ideal customer profile is not passed. */
        GATE,
        /** No signal shows that the situation has changed. */
        NO_SIGNAL
    }

    /**
     * One thing that speaks against it.
     *
     * @param kind what kind of thing
     * @param reason it in words
     */
    public record Objection(Kind kind, String reason) {

        /** Refuses null. */
        public Objection {
            requireNonNull(kind, "kind");
            requireNonNull(reason, "reason");
        }
    }

    /** @throws IllegalArgumentException if nothing speaks against it */
    public RefusedLead {
        requireNonNull(objections, "objections");
        requireNonNull(accountId, "accountId");
        requireNonNull(expansion, "expansion");
        requireNonNull(milestone, "milestone");
        objections = List.copyOf(objections);
        checkArgument(!objections.isEmpty(), "a refused lead must have an objection");
    }

    /** Returns whether something of a kind speaks against it. */
    public boolean isFor(Kind kind) {
        return objections.stream().anyMatch(objection -> objection.kind() == kind);
    }
}
