package dev.bearing.jackson;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Some rows in a row, as characters in one array; and why there are no more, where that is so. */
final class CsvRows {

    private static final int MANY_ROWS = 1 << 8;
    private static final int MANY_CHARACTERS = 1 << 14;

    private char[] text = new char[MANY_CHARACTERS];
    /** Where cells end. */
    private int[] ends = new int[1 << 12];

    private int cells;
    /** Which cell is the first of a row, and after the last row the first of the next. */
    private final int[] firstCells = new int[MANY_ROWS + 1];

    private final long[] lines = new long[MANY_ROWS];
    private int size;
    private boolean last;
    private @Nullable RuntimeException failure;

    void clear() {
        cells = 0;
        size = 0;
        last = false;
        failure = null;
    }

    boolean isFull() {
        return size == MANY_ROWS || end() >= MANY_CHARACTERS;
    }

    /** How many rows there are. */
    int size() {
        return size;
    }

    /** Forgets the cells of a row that did not end. */
    void beginRow() {
        cells = firstCells[size];
    }

    /** Adds a cell to the row that has begun. */
    void add(char[] buffer, int offset, int length) {
        int from = end();
        if (text.length - from < length) {
            text = Arrays.copyOf(text, Math.max(from + length, 2 * text.length));
        }
        if (cells == ends.length) {
            ends = Arrays.copyOf(ends, 2 * cells);
        }
        System.arraycopy(buffer, offset, text, from, length);
        ends[cells++] = from + length;
    }

    /** How many characters the row that has begun has so far. */
    int characters() {
        int first = firstCells[size];
        return end() - (first == 0 ? 0 : ends[first - 1]);
    }

    void endRow(long line) {
        lines[size++] = line;
        firstCells[size] = cells;
    }

    /** Notes that these are the last rows. */
    void end(@Nullable RuntimeException why) {
        last = true;
        failure = why;
    }

    boolean isLast() {
        return last;
    }

    /** Throws why there are no more rows, if that is no end of the file. */
    void throwIfFailed() {
        if (failure != null) {
            throw failure;
        }
    }

    char[] text() {
        return text;
    }

    long line(int row) {
        return lines[row];
    }

    /** The first cell of a row. */
    int firstCell(int row) {
        return firstCells[row];
    }

    /** Where cells end. */
    int[] ends() {
        return ends;
    }

    private int end() {
        return cells == 0 ? 0 : ends[cells - 1];
    }
}
