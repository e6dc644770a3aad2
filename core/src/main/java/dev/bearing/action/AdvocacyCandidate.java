package dev.bearing.action;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.journey.AdvocacyKind;
import java.time.LocalDate;
import java.util.List;

/**
 * A customer at a milestone that is a good moment to ask it to speak for the vendor: to be asked now, or not yet and
 * why.
 *
 * @param accountId the customer
 * @param milestone the milestone
 * @param kind what to ask for
 * @param reasons why it is a good moment, each in words
 * @param objections what speaks against asking now; empty where nothing does
 * @param asOf the day
 */
public record AdvocacyCandidate(
        AccountId accountId,
        String milestone,
        AdvocacyKind kind,
        List<String> reasons,
        List<Objection> objections,
        LocalDate asOf) {

    /** What can speak against asking. */
    public enum Kind {
        /** The outcome of the milestone is not there: only its task is done, or it was lost again. */
        NO_OUTCOME,
        /** The customer has not confirmed the outcome. */
        NOT_CONFIRMED,
        /** The customer confirmed it longer ago than a moment lasts. */
        TOO_OLD,
        /** It is losing ground. */
        REGRESSING,
        /** It was asked within the cool-down. */
        COOL_DOWN,
        /** It has spoken in this way since it reached the milestone. */
        HAS_SPOKEN,
        /** It has said that it leaves. */
        CHURN_NOTICE
    }

    /**
     * One thing that speaks against asking.
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

    /** Copies the lists. */
    public AdvocacyCandidate {
        requireNonNull(reasons, "reasons");
        requireNonNull(objections, "objections");
        requireNonNull(accountId, "accountId");
        requireNonNull(milestone, "milestone");
        requireNonNull(kind, "kind");
        reasons = List.copyOf(reasons);
        objections = List.copyOf(objections);
        requireNonNull(asOf, "asOf");
    }

    /** Returns whether nothing speaks against asking now. */
    public boolean isEligible() {
        return objections.isEmpty();
    }

    /** Returns whether something of a kind speaks against it. */
    public boolean isRefusedFor(Kind objection) {
        return objections.stream().anyMatch(one -> one.kind() == objection);
    }

    /** Returns the ask to record: from then on the customer is in its cool-down. */
    public AdvocacyAsk asFact() {
        return AdvocacyAsk.of(accountId, kind, asOf);
    }
}
