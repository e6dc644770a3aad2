package dev.bearing.jackson;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The cells of the row that is being read, as characters in one array: no cell becomes an object unless asked for. */
final class CsvCells extends AbstractBaseCsvCallbackHandler<CsvCells> {

    private final int mostCells;
    private final int longest;
    private char[] text = new char[1 << 10];
    private int[] ends = new int[32];
    private int size;

    /**
     * @param mostCells how many cells a row may have
     * @param longest how many characters they may have together
     */
    CsvCells(int mostCells, int longest) {
        this.mostCells = mostCells;
        this.longest = longest;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        size = 0;
    }

    @Override
    protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
        int from = from(field);
        if (field >= mostCells || length > longest - from) {
            throw new CsvParseException("over a limit, starting at line " + getStartingLineNumber());
        }
        if (text.length - from < length) {
            text = Arrays.copyOf(text, Math.max(from + length, 2 * text.length));
        }
        if (field == ends.length) {
            ends = Arrays.copyOf(ends, 2 * field);
        }
        System.arraycopy(buffer, offset, text, from, length);
        ends[field] = from + length;
        size = field + 1;
    }

    @Override
    protected CsvCells buildRecord() {
        return this;
    }

    /** The line on which the row starts. */
    long line() {
        return getStartingLineNumber();
    }

    int size() {
        return size;
    }

    /** The characters of all cells. */
    char[] text() {
        return text;
    }

    /** Where a cell begins in them. */
    int from(int cell) {
        return cell == 0 ? 0 : ends[cell - 1];
    }

    /** Where it ends. */
    int to(int cell) {
        return ends[cell];
    }

    /** The cells' texts. */
    List<String> texts() {
        return IntStream.range(0, size).mapToObj(this::get).toList();
    }

    String get(int cell) {
        return new String(text, from(cell), to(cell) - from(cell));
    }
}
