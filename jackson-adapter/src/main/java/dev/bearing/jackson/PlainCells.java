package dev.bearing.jackson;

import java.nio.CharBuffer;
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

    private final CsvCells cells;
    /** The first days of months, as epoch days. */
    private final int[] months = new int[(LAST_YEAR - FIRST_YEAR) * 12 + 1];

    PlainCells(CsvCells cells) {
        this.cells = cells;
        for (int i = 0; i < months.length; i++) {
            LocalDate first = YearMonth.of(FIRST_YEAR, 1).plusMonths(i).atDay(1);
            months[i] = (int) first.toEpochDay();
        }
    }

    /** A whole number of at most eighteen digits. */
    long number(int cell) {
        int from = cells.from(cell);
        int to = cells.to(cell);
        return from < to && to - from <= MOST_DIGITS ? digits(from, to) : UNUSUAL;
    }

    /** A whole number that has no zero before it, so that its text is that of the number. */
    long key(int cell) {
        boolean zeroBefore = cells.to(cell) - cells.from(cell) > 1 && cells.text()[cells.from(cell)] == '0';
        return zeroBefore ? UNUSUAL : number(cell);
    }

    /** An amount with at most so many decimal places, in units of the last of them. */
    long amount(int cell, int places) {
        char[] text = cells.text();
        int from = cells.from(cell);
        int to = cells.to(cell);
        int point = from;
        while (point < to && text[point] != '.') {
            point++;
        }
        int given = point == to ? 0 : to - point - 1;
        boolean usual = from < point && (point == to || given > 0) && given <= places;
        if (!usual || to - from + places > MOST_DIGITS) {
            return UNUSUAL;
        }
        long whole = digits(from, point);
        long part = given == 0 ? 0 : digits(point + 1, to);
        if (whole < 0 || part < 0) {
            return UNUSUAL;
        }
        for (int i = 0; i < places; i++) {
            whole *= 10;
            part *= i < places - given ? 10 : 1;
        }
        return whole + part;
    }

    /** A day from 1970 to 2149, as epoch day. */
    int day(int cell) {
        char[] text = cells.text();
        int from = cells.from(cell);
        if (cells.to(cell) - from != DAY_LENGTH || text[from + 4] != '-' || text[from + 7] != '-') {
            return UNUSUAL;
        }
        long year = digits(from, from + 4);
        long month = digits(from + 5, from + 7);
        long day = digits(from + 8, from + DAY_LENGTH);
        if (year < FIRST_YEAR || year >= LAST_YEAR || month < 1 || month > 12 || day < 1) {
            return UNUSUAL;
        }
        int at = (int) ((year - FIRST_YEAR) * 12 + month - 1);
        long epochDay = months[at] + day - 1;
        return epochDay < months[at + 1] ? (int) epochDay : UNUSUAL;
    }

    /** The characters of a cell, to be read before the next row. */
    CharSequence text(int cell) {
        return CharBuffer.wrap(cells.text(), cells.from(cell), cells.to(cell) - cells.from(cell));
    }

    private long digits(int from, int to) {
        char[] text = cells.text();
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
