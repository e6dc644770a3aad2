package dev.bearing.action;

/** What kind of work can be done for a customer. */
public enum WorkKind {
    /** Open a lead for an expansion that it qualifies for, or go on with one that is open. */
    LEAD,
    /** Ask it to speak for the vendor. */
    ADVOCACY_ASK,
    /** Help it over a leg of its path. */
    INTERVENTION,
    /** Look after a term that ends soon while it is heading the wrong way. */
    RENEWAL_SAVE,
    /** Talk to it, since it thinks of leaving. */
    CANCEL_INTENT,
    /** See to a task that is overdue. */
    TASK,
    /** Ask it what it wants, since that was said long ago. */
    STALE_OUTCOME
}
