package dev.bearing.journey;

/** How much a requirement of the experience matters. */
public enum Necessity {
    /** Without it the outcome is not the desired one. */
    REQUIRED,
    /** Better with it. */
    PREFERRED
}
