package dev.bearing.revenue;

/**
 * Comparisons that give 1 where they hold, else 0, to be reckoned with: where rows of many accounts follow each other,
 * a processor guesses the way of an {@code if} wrongly so often that this takes it more time than the work on the row.
 */
final class ZeroOrOne {

    private ZeroOrOne() {}

    /** Whether two numbers are the same. */
    static int same(long one, long other) {
        long bits = one ^ other;
        return (int) (~(bits | -bits) >>> 63);
    }

    /** Whether two numbers are the same, both of which are 0 or more. */
    static int same(int one, int other) {
        return ((one ^ other) - 1) >>> 31;
    }

    /** Whether a number is less than another one, both of which are 0 or more. */
    static int less(int one, int other) {
        return (one - other) >>> 31;
    }

    /** Whether an amount is less than another one, both of which are 0 or more. */
    static int less(long one, long other) {
        return (int) ((one - other) >>> 63);
    }

    /** One number where {@code which} is 1, the other one where it is 0. */
    static int choose(int which, int one, int other) {
        return other ^ ((one ^ other) & -which);
    }
}
