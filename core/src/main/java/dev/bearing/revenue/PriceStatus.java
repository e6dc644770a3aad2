package dev.bearing.revenue;

/** What a subscription's price state stands for. */
public enum PriceStatus {
    /** It is paid. */
    ACTIVE,
    /** It is paused: nothing is paid, and it is not lost. */
    PAUSED,
    /** The last bill is not paid: it counts as paid for the policy's days of grace, then as lost. */
    PAST_DUE,
    /** It costs nothing: no customer. */
    FREE
}
