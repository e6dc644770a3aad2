package dev.bearing.jackson;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Reads the usual forms of cells from their characters, without an object: what is written in another way is
 * {@link #UNUSUAL}, and it takes a {@link Cell} to tell whether it can be read.
 */
final class PlainCells {

    static final int UNUSUAL = -1;

    private static final int MOST_DIGITS = 18;
    private static final int DAY_LENGTH = 10;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2150;
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
    static long number(char[] text, int from, int to) {
        return from < to && to - from <= MOST_DIGITS ? digits(text, from, to) : UNUSUAL;
    }

    /** A whole number that has no zero before it, so that its text is that of the number. */
    static long key(char[] text, int from, int to) {
        return to - from > 1 && text[from] == '0' ? UNUSUAL : number(text, from, to);
    }

    /** An amount with at most so many decimal places, in units of the last of them. */
    static long amount(char[] text, int from, int to, int places) {
        int point = from;
        while (point < to && text[point] != '.') {
            point++;
        }
        int given = point == to ? 0 : to - point - 1;
        boolean usual = from < point && (point == to || given > 0) && given <= places;
        if (!usual || to - from + places > MOST_DIGITS) {
            return UNUSUAL;
        }
        long whole = digits(text, from, point);
        long part = given == 0 ? 0 : digits(text, point + 1, to);
        return whole < 0 || part < 0 ? UNUSUAL : whole * TENS[places] + part * TENS[places - given];
    }

    /** A day from 1970 to 2149, as epoch day. */
    static int day(char[] text, int from, int to) {
        if (to - from != DAY_LENGTH || text[from + 4] != '-' || text[from + 7] != '-') {
            return UNUSUAL;
        }
        int year = 100 * twoDigits(text, from) + twoDigits(text, from + 2);
        int month = twoDigits(text, from + 5);
        int day = twoDigits(text, from + 8);
        if (year < FIRST_YEAR || year >= LAST_YEAR || month < 1 || month > 12 || day < 1) {
            return UNUSUAL;
        }
        int at = (year - FIRST_YEAR) * 12 + month - 1;
        int epochDay = MONTHS[at] + day - 1;
        return epochDay < MONTHS[at + 1] ? epochDay : UNUSUAL;
    }

    /** A number of two digits; one that is no part of a day where they are none. */
    private static int twoDigits(char[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -LAST_YEAR * 100 : 10 * tens + ones;
    }

    private static long digits(char[] text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return UNUSUAL;
            }
            value = 10 * value + digit;
        }
        return value;
    }
}
