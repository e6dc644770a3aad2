package dev.bearing.health;

/**
 * What a {@link Measure} reads from the observations of its window. The window of W days ending on the as-of day holds
 * the days after (as-of day − W), up to and including the as-of day.
 *
 * <p>Of a signal that the account never sent there is no aggregate at all. Where it was sent before but not within the
 * window, the silence is itself an observation for {@link #SUM}, {@link #COUNT} and {@link #DAYS_SINCE}; the others
 * have no value. {@link Measure.Builder#expiresDays} says when silence stops being an observation.
 */
public enum Aggregate {
    /** The newest value. */
    LAST,
    /** The sum of the values; 0 in silence. */
    SUM,
    /** The mean of the values. */
    MEAN,
    /** The number of days with an observation; 0 in silence. */
    COUNT,
    /** The least-squares slope of the values over their days, in the signal's unit a day; needs two observations. */
    SLOPE,
    /** The days from the newest observation to the as-of day, 0 if it was that day; not bounded by the window. */
    DAYS_SINCE
}
