package dev.bearing.internal;

/**
 * Comparisons of sums, differences and quotients with a threshold, in whole units of 10⁻¹²: 0.9 − 0.7 is 0.2 and not a
 * little more, though the doubles are. For numbers below 4096: the doubles of larger ones lie further apart than that.
 */
public final class Thresholds {

    private static final double DIGITS = 1e12;

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
}
