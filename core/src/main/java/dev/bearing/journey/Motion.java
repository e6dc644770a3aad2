package dev.bearing.journey;

/** How an expansion is bought. */
public enum Motion {
    /** The customer buys it alone, at a checkout. */
    SELF_SERVE,
    /** Somebody at the vendor sells it. */
    FULL_SERVE
}
