package dev.bearing.examples.research;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A table as statisticians print it: names on the left, numbers right-aligned in columns. */
final class TextTable {

    private static final int SIGNIFICANT = 6;

    private final String[] header;
    private final List<String[]> rows = new ArrayList<>();

    TextTable(String... header) {
        this.header = header;
    }

    /** Adds a row; numbers are printed to six significant digits, NaN as a dash. */
    TextTable row(Object... cells) {
        if (cells.length != header.length) {
            throw new IllegalArgumentException("a row must have " + header.length + " cells, was " + cells.length);
        }
        rows.add(Arrays.stream(cells).map(TextTable::text).toArray(String[]::new));
        return this;
    }

    /** Returns a number to six significant digits. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Inf" : "-Inf";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%d", (long) value);
        }
        double size = Math.abs(value);
        if (size < 1e-4 || size >= 1e9) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        int decimals = Math.max(0, Math.min(9, SIGNIFICANT - 1 - (int) Math.floor(Math.log10(size))));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    void print(PrintWriter out) {
        int[] widths = new int[header.length];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = header[i].length();
            for (String[] row : rows) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        print(header, widths, out);
        rows.forEach(row -> print(row, widths, out));
    }

    private static void print(String[] cells, int[] widths, PrintWriter out) {
        StringBuilder line = new StringBuilder("  ");
        for (int i = 0; i < cells.length; i++) {
            String gap = " ".repeat(widths[i] - cells[i].length());
            line.append(i == 0 ? cells[i] + gap : "  " + gap + cells[i]);
        }
        out.println(line.toString().stripTrailing());
    }

    private static String text(Object cell) {
        return cell instanceof Number number ? number(number.doubleValue()) : String.valueOf(cell);
    }
}
