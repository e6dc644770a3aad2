package dev.bearing.internal;

/**
 * Comparisons of sums, differences and quotients with a threshold, in whole units of 10⁻¹²: 0.9 − 0.7 is 0.2 and not a
 * little more, though the doubles are. For numbers below 4096: the doubles of larger ones lie further apart than that.
 */
public final class Thresholds {

    /** What sums, differences and quotients of numbers below 4096 are exact to. */
    private static final double DIGITS = 1e12;

    /** What means of numbers in [0, 1] are rounded to, more than their sum is exact to. */
    private static final double SCORE_DIGITS = 1e14;

    private Thresholds() {}

    /** Returns whether a number is more than a threshold; false where one is NaN. */
    public static boolean isAbove(double number, double threshold) {
        return Math.rint(number * DIGITS) > Math.rint(threshold * DIGITS);
    }

    /** Returns whether a number is a threshold or more; false where one is NaN. */
    public static boolean isAtLeast(double number, double threshold) {
        return Math.rint(number * DIGITS) >= Math.rint(threshold * DIGITS);
    }

    /** Returns a number without what its last digits are off. */
    public static double rounded(double number) {
        return Math.rint(number * DIGITS) / DIGITS;
    }

    /** Returns a score in [0, 1], or an edge of a band of scores, without what its last digits are off. */
    public static double roundedScore(double score) {
        return Math.rint(score * SCORE_DIGITS) / SCORE_DIGITS;
    }
}
