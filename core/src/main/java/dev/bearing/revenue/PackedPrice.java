package dev.bearing.revenue;

/**
 * What a row of {@link PriceColumns} is: numbers into which its days, its price and the number of its terms are packed.
 *
 * <pre>
 * days   | terms, lower 20 bits | to, 22 bits | from, 22 bits |
 * price  | quantity, 24 bits    | amount, 40 bits             |   or the amount alone, beside a column of quantities
 * rare   | terms, higher bits   | recorded + 1, 22 bits | cancelled + 1, 22 bits |   0 where none of them is
 * </pre>
 */
final class PackedPrice {

    /** The day number that stands for no end. */
    static final int OPEN = (1 << 22) - 1;

    private static final int DAY_BITS = 22;

    /** The bits of the number of the terms that stand beside the days. */
    static final int TERMS_BITS = 20;

    /** Of a price that holds its quantity, the bits of the amount; the others are those of the quantity. */
    private static final int AMOUNT_BITS = 40;

    private PackedPrice() {}

    /** Packs two days and the lower bits of the number of the terms. */
    static long days(int from, int to, int term) {
        return from | ((long) to << DAY_BITS) | ((long) term << (2 * DAY_BITS));
    }

    /** Packs two days, each -1 for none, and the higher bits of the number of the terms. */
    static long rare(int cancelled, int recorded, int term) {
        return (cancelled + 1L) | ((recorded + 1L) << DAY_BITS) | ((long) (term >>> TERMS_BITS) << (2 * DAY_BITS));
    }

    /** Whether one number holds a price's amount and quantity. */
    static boolean isPackable(long amount, long quantity) {
        return amount >>> AMOUNT_BITS == 0 && quantity >>> (Long.SIZE - AMOUNT_BITS) == 0;
    }

    static long packed(long amount, long quantity) {
        return amount | (quantity << AMOUNT_BITS);
    }

    /** The amount of a price that holds its quantity. */
    static long amount(long price) {
        return price & ((1L << AMOUNT_BITS) - 1);
    }

    /** The quantity of a price that holds it. */
    static long quantity(long price) {
        return price >>> AMOUNT_BITS;
    }

    /** The first day of a packed pair of days. */
    static int from(long days) {
        return (int) days & OPEN;
    }

    /** The day after the last, or {@link #OPEN}. */
    static int to(long days) {
        return (int) (days >>> DAY_BITS) & OPEN;
    }

    /** The number of the terms. */
    static int termsOf(long days, long rare) {
        return (int) (days >>> (2 * DAY_BITS)) | ((int) (rare >>> (2 * DAY_BITS)) << TERMS_BITS);
    }

    /** The day on which the end was asked for, or -1. */
    static int cancelled(long rare) {
        return ((int) rare & OPEN) - 1;
    }

    /** The day on which it was recorded, or -1 for its first day. */
    static int recorded(long rare) {
        return ((int) (rare >>> DAY_BITS) & OPEN) - 1;
    }
}
