package dev.bearing.jackson;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Reads the usual forms of cells from their bytes, eight in one number with the first of them lowest, without an
 * object: what is written in another way is {@link #UNUSUAL}, and it takes a {@link Cell} to tell whether it can be
 * read. Seven bytes beyond a cell must be there.
 */
final class PlainCells {

    static final int UNUSUAL = -1;

    private static final int MOST_DIGITS = 18;
    private static final int DAY_LENGTH = 10;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2150;

    private static final long ZEROS = 0x3030303030303030L;
    private static final long POINTS = 0x2E2E2E2E2E2E2E2EL;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    /** Takes a byte of ten or more to its high bit. */
    private static final long TO_HIGH_BIT = 0x7676767676767676L;
    /** What is between the digits of a day, and zeros. */
    private static final long DAY_ZEROS = 0x2D30302D30303030L;

    private static final long DAY_HYPHENS = 0xFF0000FF00000000L;

    private static final long[] TENS = tens();
    /** The first days of months, as epoch days. */
    private static final int[] MONTHS = months();

    private PlainCells() {}

    private static long[] tens() {
        long[] tens = new long[MOST_DIGITS + 1];
        tens[0] = 1;
        for (int i = 1; i < tens.length; i++) {
            tens[i] = 10 * tens[i - 1];
        }
        return tens;
    }

    private static int[] months() {
        int[] months = new int[(LAST_YEAR - FIRST_YEAR) * 12 + 1];
        for (int i = 0; i < months.length; i++) {
            LocalDate first = YearMonth.of(FIRST_YEAR, 1).plusMonths(i).atDay(1);
            months[i] = (int) first.toEpochDay();
        }
        return months;
    }

    /** A whole number of at most eighteen digits. */
    static long number(ByteBuffer words, int from, int to) {
        int length = to - from;
        if (length <= 0 || length > MOST_DIGITS) {
            return UNUSUAL;
        }
        int head = ((length - 1) & 7) + 1;
        long digits = (words.getLong(from) ^ ZEROS) << (Long.SIZE - 8 * head);
        long value = eightDigits(digits);
        boolean usual = areDigits(digits);
        for (int at = from + head; at < to; at += 8) {
            digits = words.getLong(at) ^ ZEROS;
            value = 100_000_000 * value + eightDigits(digits);
            usual &= areDigits(digits);
        }
        return usual ? value : UNUSUAL;
    }

    /** A whole number that has no zero before it, so that its text is that of the number. */
    static long key(ByteBuffer words, int from, int to) {
        return to - from > 1 && words.get(from) == '0' ? UNUSUAL : number(words, from, to);
    }

    /** An amount with at most so many decimal places, in units of the last of them. */
    static long amount(ByteBuffer words, int from, int to, int places) {
        int length = to - from;
        if (length <= 0 || length > Long.BYTES) {
            return longAmount(words, from, to, places);
        }
        long word = words.getLong(from);
        int point = Math.min(length, lowestZero(word ^ POINTS));
        int given = Math.max(0, length - point - 1);
        boolean usual = point > 0 && (point == length || given > 0) && given <= places;
        if (!usual || length + places > MOST_DIGITS) {
            return UNUSUAL;
        }
        long before = (1L << (8 * point)) - 1; // of a point that is never the first, and none where there are eight
        long joined = point == length ? word : (word & before) | ((word >>> 8) & ~before);
        long digits = (joined ^ ZEROS) << (Long.SIZE - 8 * (point + given));
        return areDigits(digits) ? eightDigits(digits) * TENS[places - given] : UNUSUAL;
    }

    /** The number of the lowest byte that is zero, or eight. */
    private static int lowestZero(long word) {
        return Long.numberOfTrailingZeros((word - ONES) & ~word & HIGH_BITS) >>> 3;
    }

    private static long longAmount(ByteBuffer words, int from, int to, int places) {
        int point = from;
        while (point < to && words.get(point) != '.') {
            point++;
        }
        int given = Math.max(0, to - point - 1);
        boolean usual = point == to || given > 0;
        if (!usual || given > places || to - from + places > MOST_DIGITS) {
            return UNUSUAL;
        }
        long whole = number(words, from, point);
        long part = given == 0 ? 0 : number(words, point + 1, to);
        return whole < 0 || part < 0 ? UNUSUAL : whole * TENS[places] + part * TENS[places - given];
    }

    /** A day from 1970 to 2149, as epoch day. */
    static int day(ByteBuffer words, int from, int to) {
        if (to - from != DAY_LENGTH) {
            return UNUSUAL;
        }
        long digits = words.getLong(from) ^ DAY_ZEROS;
        int tens = words.get(from + 8) - '0';
        int ones = words.get(from + 9) - '0';
        if (!areDigits(digits) || (digits & DAY_HYPHENS) != 0 || tens < 0 || tens > 3 || ones < 0 || ones > 9) {
            return UNUSUAL;
        }
        long pairs = 10 * digits + (digits >>> 8);
        int year = 100 * (int) (pairs & 0xFF) + (int) (pairs >>> 16 & 0xFF);
        int month = (int) (pairs >>> 40 & 0xFF);
        int day = 10 * tens + ones;
        if (year < FIRST_YEAR || year >= LAST_YEAR || month < 1 || month > 12 || day < 1) {
            return UNUSUAL;
        }
        int at = (year - FIRST_YEAR) * 12 + month - 1;
        int epochDay = MONTHS[at] + day - 1;
        return epochDay < MONTHS[at + 1] ? epochDay : UNUSUAL;
    }

    /** Whether each byte is a digit. */
    private static boolean areDigits(long digits) {
        return ((digits + TO_HIGH_BIT | digits) & HIGH_BITS) == 0;
    }

    /**
     * The number that eight digits stand for, the first of them lowest.
     *
     * @see <a href="https://johnnylee-sde.github.io/Fast-numeric-string-to-int/">Fast numeric string to int</a>
     */
    private static long eightDigits(long digits) {
        long pairs = 10 * digits + (digits >>> 8);
        long high = (pairs & 0x000000FF000000FFL) * 0x000F424000000064L;
        long low = ((pairs >>> 16) & 0x000000FF000000FFL) * 0x0000271000000001L;
        return (high + low) >>> Integer.SIZE;
    }
}
