package dev.bearing.revenue;

/** Where an account stands on a day, as revenue sees it. */
public enum CustomerState {
    /** It never paid so far. */
    NEVER_PAID,
    /** It pays. */
    PAYING,
    /** It paid, pays nothing now, and a pause is in force: neither active nor lost. */
    PAUSED,
    /** It paid and is gone. */
    LOST
}
