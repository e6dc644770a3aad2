package dev.bearing.fit;

/** What to make of an assessment in which something is not known. */
public enum UnknownFits {
    /** There is no class unless it would be the same whatever is not known turned out to be. */
    LEFT_OPEN,
    /** All that is not known is taken to be the worse of what it may be. */
    WORST_CASE
}
