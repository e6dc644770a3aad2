package dev.bearing.vector;

/** Where an account is heading. */
public enum Heading {
    /** It moved forward within the window, or has waited less long than most have. */
    ADVANCING,
    /** It has waited longer than most have; or it would be better but a required part of the experience is violated. */
    DRIFTING,
    /** It has waited longer than almost all have, or lost ground and has not moved since. */
    STALLED,
    /** It lost ground within the window. */
    REGRESSING,
    /** It is where its path leads. */
    ARRIVED,
    /** Nothing is known of it that says so: no movement, and no wait of others to compare with. */
    UNKNOWN
}
