package dev.bearing.survival;

/** What becomes of a tenure of no tick at all, such as one that began and ended on the same day. */
public enum ZeroTenure {
    /** It stays, at time 0: {@link KaplanMeier} counts it, models that take the logarithm of time cannot. */
    KEEP,
    /** It counts as one tick. */
    ONE_TICK,
    /** It is left out, and counted as left out. */
    EXCLUDE
}
