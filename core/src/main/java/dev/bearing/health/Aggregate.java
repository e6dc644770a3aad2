package dev.bearing.health;

/**
 * What a {@link Measure} reads from the observations of its window. The window of W days ending on the as-of day holds
 * the days after (as-of day − W), up to and including the as-of day.
 *
 * <p>Of a signal that the account never sent there is no aggregate at all. Where it was sent before but not within the
 * window, the silence is itself an observation for {@link #SUM}, {@link #COUNT}, {@link #ACTIVE_SHARE}, {@link #GROWTH}
 * and {@link #DAYS_SINCE}; the others have no value. {@link Measure.Builder#expiresDays} says when silence stops being
 * an observation.
 *
 * <p>A ratio whose base is 0 or less, or unknown, has no value: it is never 0, infinite or NaN.
 */
public enum Aggregate {
    /** The newest value. */
    LAST,
    /** The sum of the values; 0 in silence. */
    SUM,
    /** The mean of the values. */
    MEAN,
    /** The middle value, or the mean of the two middle ones. */
    MEDIAN,
    /** The smallest value. */
    MIN,
    /** The largest value. */
    MAX,
    /** The number of days with an observation; 0 in silence. */
    COUNT,
    /** The share of the window's days with a value above 0, in {@code [0, 1]}; 0 in silence. */
    ACTIVE_SHARE,
    /** The least-squares slope of the values over their days, in the signal's unit a day; needs two observations. */
    SLOPE,
    /**
     * The sum of the window / the sum of the window of the same length before it: 1 is unchanged, 0 is silence. Without
     * a base above 0 there is none. Of a customer that was not there for the whole window before, it overstates unless
     * it is {@linkplain Measure.Builder#scaledToTenure scaled to tenure}.
     */
    GROWTH,
    /**
     * The mean of the window / the mean of the {@linkplain Measure.Builder#baselineDays baseline}, the longer window
     * before it: 1 is the account's own normal. Without a base above 0 there is none. Both means are over the days with
     * an observation: where a signal is only sent when something happened, {@link #GROWTH} sees that it happens less.
     */
    RATIO_TO_BASELINE,
    /** The days from the newest observation to the as-of day, 0 if it was that day; not bounded by the window. */
    DAYS_SINCE;

    /** Returns whether a shorter life than the window makes the number smaller for no fault of the account's. */
    boolean growsWithTheWindow() {
        return this == SUM || this == COUNT || this == ACTIVE_SHARE || this == GROWTH;
    }

    /** Returns whether the number is in the signal's own unit, so that it can be a share of another signal. */
    boolean isInTheSignalsUnit() {
        return switch (this) {
            case LAST, SUM, MEAN, MEDIAN, MIN, MAX, SLOPE -> true;
            case COUNT, ACTIVE_SHARE, GROWTH, RATIO_TO_BASELINE, DAYS_SINCE -> false;
        };
    }
}
