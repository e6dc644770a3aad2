package dev.bearing.jackson;

import java.util.List;
import java.util.stream.IntStream;

/** The cells of one row after the other, as characters: no cell becomes an object unless asked for. */
final class CsvCells {

    private char[] text = new char[0];
    private int[] ends = new int[0];
    private int first;
    private int size;
    private long line;

    /** Shows a row. */
    void show(CsvRows of, int row) {
        text = of.text();
        ends = of.ends();
        first = of.firstCell(row);
        size = of.firstCell(row + 1) - first;
        line = of.line(row);
    }

    /** The line on which the row starts. */
    long line() {
        return line;
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
        int at = first + cell;
        return at == 0 ? 0 : ends[at - 1];
    }

    /** Where it ends. */
    int to(int cell) {
        return ends[first + cell];
    }

    /** The cells' texts. */
    List<String> texts() {
        return IntStream.range(0, size)
                .mapToObj(cell -> new String(text, from(cell), to(cell) - from(cell)))
                .toList();
    }
}
