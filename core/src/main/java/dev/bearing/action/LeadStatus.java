package dev.bearing.action;

/** How far a lead has got. */
public enum LeadStatus {
    /** Nobody has taken it up yet. */
    OPEN,
    /** Somebody works on it, or the customer has been offered it. */
    ACCEPTED,
    /** The customer bought. */
    WON,
    /** The chance is gone. */
    LOST,
    /** It was neither won nor lost within the time that a lead is given. */
    EXPIRED;

    /** Returns whether the lead may still be won in its time: a second one would be a duplicate. */
    public boolean isAlive() {
        return this == OPEN || this == ACCEPTED;
    }
}
