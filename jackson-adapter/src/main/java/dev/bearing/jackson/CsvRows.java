package dev.bearing.jackson;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Some rows in a row: where each cell is in one text, so that no cell becomes an object unless asked for; and why there
 * are no more rows, where that is so.
 */
final class CsvRows {

    private static final int MANY_ROWS = 1 << 8;
    private static final int MANY_CHARACTERS = 1 << 14;

    /** How many bytes may be read beyond any cell. */
    static final int SLACK = Long.BYTES;

    /** Stands for a character that is no ASCII. */
    private static final byte WIDE = -1;

    private byte[] own = new byte[MANY_CHARACTERS + SLACK];
    /** The characters of the cells, a byte each. */
    private byte[] text = own;

    private ByteBuffer words = ByteBuffer.wrap(text).order(ByteOrder.LITTLE_ENDIAN);

    /** The same as they are, if any of them is no ASCII. */
    private char[] wide = new char[0];

    private boolean isWide;
    /** How many characters there are. */
    private int end;
    /** Where in them the row begins that has begun. */
    private int rowBegin;

    /** Where cells are: where each begins in the higher half, and where it ends in the lower. */
    private long[] places = new long[1 << 12];

    private int cells;

    /** Which cell is the first of a row, and after the last row the first of the next. */
    private int[] firstCells = new int[MANY_ROWS + 1];

    private long[] lines = new long[MANY_ROWS];
    private int size;
    private boolean last;
    private @Nullable RuntimeException failure;

    void clear() {
        setText(own);
        isWide = false;
        end = 0;
        rowBegin = 0;
        cells = 0;
        size = 0;
        last = false;
        failure = null;
    }

    /** Begins with a text of ASCII, of which the cells to be placed are parts; it may be read a little beyond. */
    void begin(byte[] ascii, int length) {
        clear();
        setText(ascii);
        end = length;
    }

    /** Begins with any text, of which the cells to be placed are parts. */
    void begin(char[] characters, int length) {
        clear();
        isWide = true;
        wide = characters;
        reserve(length);
        for (int i = 0; i < length; i++) {
            text[i] = narrow(characters[i]);
        }
        end = length;
    }

    private static byte narrow(char c) {
        return c < 0x80 ? (byte) c : WIDE;
    }

    private void setText(byte[] bytes) {
        if (text != bytes) {
            text = bytes;
            words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** Makes room for so many more characters. */
    private void reserve(int more) {
        int needed = end + more + SLACK;
        if (text.length < needed) {
            own = Arrays.copyOf(text, Math.max(needed, 2 * text.length));
            setText(own);
        }
        if (isWide && wide.length < end + more) {
            wide = Arrays.copyOf(wide, Math.max(end + more, 2 * end));
        }
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
        if (cells == places.length) {
            places = Arrays.copyOf(places, 2 * cells);
        }
        places[cells++] = (long) begin << Integer.SIZE | (begin + length);
    }

    /** Adds a cell, of which the characters are copied, to the row that has begun. */
    void add(char[] buffer, int offset, int length) {
        reserve(length);
        int bits = 0;
        for (int i = 0; i < length; i++) {
            char c = buffer[offset + i];
            text[end + i] = narrow(c);
            bits |= c;
        }
        if (bits >= 0x80 && !isWide) {
            widen();
        }
        if (isWide) {
            System.arraycopy(buffer, offset, wide, end, length);
        }
        place(end, length);
        end += length;
    }

    /** Begins to hold the characters as they are. */
    private void widen() {
        wide = new char[text.length];
        for (int i = 0; i < end; i++) {
            wide[i] = (char) text[i];
        }
        isWide = true;
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

    /**
     * The characters of all cells, a byte each, to be read by eight with the first of them lowest; a byte below zero
     * stands for some character that is no ASCII.
     */
    ByteBuffer words() {
        return words;
    }

    /** Whether a text is that of the characters from one of them on. */
    boolean isText(String known, int begin) {
        for (int i = 0; i < known.length(); i++) {
            if (known.charAt(i) != (isWide ? wide[begin + i] : text[begin + i])) {
                return false;
            }
        }
        return true;
    }

    /** A hash of some of the characters, of which some are no ASCII. */
    int hash(int begin, int limit) {
        int hash = 0;
        for (int i = begin; i < limit; i++) {
            hash = 31 * hash + wide[i];
        }
        return hash;
    }

    /** Some of the characters. */
    String text(int begin, int limit) {
        return isWide
                ? new String(wide, begin, limit - begin)
                : new String(text, begin, limit - begin, StandardCharsets.ISO_8859_1);
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
        return (int) (places[cell] >>> Integer.SIZE);
    }

    /** Where a cell ends. */
    int to(int cell) {
        return (int) places[cell];
    }

    /** The texts of a row's cells. */
    List<String> texts(int row) {
        return IntStream.range(firstCells[row], firstCells[row + 1])
                .mapToObj(cell -> text(from(cell), to(cell)))
                .toList();
    }
}
