package dev.bearing.journey;

/** What a test for a success gap came to. */
public enum GapVerdict {
    /** More is missing than chance explains, with all tests of the same search taken into account. */
    GAP,
    /** Chance explains it: no gap was shown, which is not to say that there is none. */
    NO_GAP_FOUND
}
