package dev.bearing.jackson;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Some rows in a row: where each cell is in one array of characters, so that no cell becomes an object unless asked
 * for; and why there are no more rows, where that is so.
 */
final class CsvRows {

    private static final int MANY_ROWS = 1 << 8;
    private static final int MANY_CHARACTERS = 1 << 14;

    private char[] text = new char[MANY_CHARACTERS];
    /** How many characters there are. */
    private int end;
    /** Where in them the row begins that has begun. */
    private int rowBegin;

    private int[] from = new int[1 << 12];
    private int[] to = new int[1 << 12];
    private int cells;

    /** Which cell is the first of a row, and after the last row the first of the next. */
    private int[] firstCells = new int[MANY_ROWS + 1];

    private long[] lines = new long[MANY_ROWS];
    private int size;
    private boolean last;
    private @Nullable RuntimeException failure;

    void clear() {
        end = 0;
        rowBegin = 0;
        cells = 0;
        size = 0;
        last = false;
        failure = null;
    }

    /**
     * Begins with a text of at most so many characters, to be written from the start; {@link #textEnds} tells how many.
     */
    char[] begin(int characters) {
        clear();
        if (text.length < characters) {
            text = new char[characters];
        }
        return text;
    }

    void textEnds(int at) {
        end = at;
    }

    boolean isFull() {
        return size >= MANY_ROWS || end >= MANY_CHARACTERS;
    }

    /** How many rows there are. */
    int size() {
        return size;
    }

    /** Forgets the cells of a row that did not end. */
    void beginRow() {
        cells = firstCells[size];
        rowBegin = end;
    }

    /** Adds a cell that is a part of the text to the row that has begun. */
    void place(int begin, int length) {
        if (cells == to.length) {
            from = Arrays.copyOf(from, 2 * cells);
            to = Arrays.copyOf(to, 2 * cells);
        }
        from[cells] = begin;
        to[cells++] = begin + length;
    }

    /** Adds a cell, of which the characters are copied, to the row that has begun. */
    void add(char[] buffer, int offset, int length) {
        if (text.length - end < length) {
            text = Arrays.copyOf(text, Math.max(end + length, 2 * text.length));
        }
        System.arraycopy(buffer, offset, text, end, length);
        place(end, length);
        end += length;
    }

    /** How many characters were copied for the row that has begun. */
    int characters() {
        return end - rowBegin;
    }

    void endRow(long line) {
        if (size == lines.length) {
            lines = Arrays.copyOf(lines, 2 * size);
            firstCells = Arrays.copyOf(firstCells, 2 * size + 1);
        }
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

    /** The characters of all cells. */
    char[] text() {
        return text;
    }

    /** The line on which a row starts. */
    long line(int row) {
        return lines[row];
    }

    /** The first cell of a row. */
    int firstCell(int row) {
        return firstCells[row];
    }

    /** How many cells a row has. */
    int cells(int row) {
        return firstCells[row + 1] - firstCells[row];
    }

    /** Where a cell begins. */
    int from(int cell) {
        return from[cell];
    }

    /** Where a cell ends. */
    int to(int cell) {
        return to[cell];
    }

    /** The texts of a row's cells. */
    List<String> texts(int row) {
        return IntStream.range(firstCells[row], firstCells[row + 1])
                .mapToObj(cell -> new String(text, from[cell], to[cell] - from[cell]))
                .toList();
    }
}
