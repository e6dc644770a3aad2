package dev.bearing.revenue;

/** What a change of an account's monthly recurring revenue is. */
public enum MovementKind {
    /** From nothing, for the first time. */
    NEW,
    /** From nothing, after having been lost. */
    REACTIVATION,
    /** More than before. */
    EXPANSION,
    /** Less than before, but not nothing. */
    CONTRACTION,
    /** To nothing by a pause: not lost. */
    PAUSE,
    /** From nothing, straight out of a pause. */
    RESUME,
    /** To nothing, or a pause that lasted too long (then its amount is 0). */
    CHURN,
    /** A change of exchange rates alone. */
    FX,
    /**
     * From nothing, as far as the facts go: the account paid already when they begin, so that it is no new customer
     * ({@link RevenuePolicy#historyBeginsOn()}).
     */
    OPENING
}
