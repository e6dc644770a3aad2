package dev.bearing.journey;

/** How an account stands on its path, against the time its legs are expected to take; from best to worst. */
public enum JourneyState {
    /** It has reached where the path leads. */
    ARRIVED,
    /** It has waited no longer than expected. */
    ON_TRACK,
    /** It has waited longer than expected. */
    BEHIND,
    /** It has waited much longer than expected. */
    STUCK
}
