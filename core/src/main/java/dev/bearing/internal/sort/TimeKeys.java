package dev.bearing.internal.sort;

import static dev.bearing.internal.Checks.checkArgument;

/**
 * Times as whole numbers of the same order, so that two are tied only if they are equal: ticks as they are, or the bits
 * of a time that need not be whole. Time 0 is key 0 in both.
 */
public final class TimeKeys {

    /** Above this a {@code double} no longer tells every whole number from the next. */
    private static final double EXACT = 0x1p53;

    private TimeKeys() {}

    /** Returns whether all times are whole ticks. */
    public static boolean allWhole(double[] times) {
        boolean whole = true;
        for (double time : times) {
            checkArgument(
                    time >= 0 && time < Double.POSITIVE_INFINITY,
                    "times must be finite and not negative, one was %s",
                    time);
            whole &= time <= EXACT && time == Math.rint(time);
        }
        return whole;
    }

    /** Returns the keys of times that are finite and not negative. */
    public static long[] of(double[] times, boolean whole) {
        long[] keys = new long[times.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = latest(times[i], whole);
        }
        return keys;
    }

    /** Returns the largest key whose time is at most {@code time}. */
    public static long latest(double time, boolean whole) {
        return whole ? (long) Math.floor(time) : Double.doubleToRawLongBits(time + 0.0);
    }

    /** Returns the time that a key stands for. */
    public static double time(long key, boolean whole) {
        return whole ? (double) key : Double.longBitsToDouble(key);
    }
}
