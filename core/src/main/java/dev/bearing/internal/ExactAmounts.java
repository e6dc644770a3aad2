package dev.bearing.internal;

import java.math.BigDecimal;

/**
 * Arithmetic on amounts in units of {@code dev.bearing.value.Mrr} that says what its limit is where a {@code long} does
 * not hold the result; nothing wraps around.
 */
public final class ExactAmounts {

    private static final String LIMIT = " must be below 5.5e13 of the currency's smallest units to be held exactly";

    private ExactAmounts() {}

    /** Returns a + b. @throws ArithmeticException if that is beyond the limit */
    public static long plus(long a, long b) {
        try {
            return Math.addExact(a, b);
        } catch (ArithmeticException e) {
            throw beyond("a sum of amounts", e);
        }
    }

    /**
     * Returns a + b.
     *
     * @param currency the currency, for the message
     * @throws ArithmeticException if that is beyond the limit
     */
    public static long plus(Object currency, long a, long b) {
        try {
            return Math.addExact(a, b);
        } catch (ArithmeticException e) {
            throw beyond("an amount in " + currency, e);
        }
    }

    /** Returns a − b. @throws ArithmeticException if that is beyond the limit */
    public static long minus(Object currency, long a, long b) {
        try {
            return Math.subtractExact(a, b);
        } catch (ArithmeticException e) {
            throw beyond("an amount in " + currency, e);
        }
    }

    /** Returns a × b. @throws ArithmeticException if that is beyond the limit */
    public static long times(Object currency, long a, long b) {
        try {
            return Math.multiplyExact(a, b);
        } catch (ArithmeticException e) {
            throw beyond("an amount in " + currency, e);
        }
    }

    /** Returns a whole number of units. @throws ArithmeticException if that is beyond the limit */
    public static long units(Object currency, BigDecimal whole) {
        try {
            return whole.longValueExact();
        } catch (ArithmeticException e) {
            throw beyond("an amount in " + currency, e);
        }
    }

    /**
     * Returns the failure of a sum of amounts as one that says what the limit is: for a loop that adds by
     * {@link Math#addExact} and is not to be asked at every step.
     */
    public static ArithmeticException tooLarge(ArithmeticException overflow) {
        return beyond("a sum of amounts", overflow);
    }

    private static ArithmeticException beyond(String what, ArithmeticException cause) {
        ArithmeticException failure = new ArithmeticException(what + LIMIT);
        failure.initCause(cause);
        return failure;
    }
}
