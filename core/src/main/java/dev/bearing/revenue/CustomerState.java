package dev.bearing.revenue;

/** Where an account stands on a day, as revenue sees it. */
public enum CustomerState {
    /** It never paid so far. */
    NEVER_PAID,
    /** It pays. */
    PAYING,
    /** It paid, pays nothing now, and a pause is in force: neither active nor lost. */
    PAUSED,
    /**
     * It paid, goes on for free, and the policy counts it as active: {@link RevenuePolicy.Free#ACTIVE_AT_ZERO}. Who was
     * lost and comes back for free alone stays lost.
     */
    ACTIVE_AT_ZERO,
    /** It paid and is gone. */
    LOST
}
