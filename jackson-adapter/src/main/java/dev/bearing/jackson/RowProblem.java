package dev.bearing.jackson;

import static java.util.Objects.requireNonNull;

/**
 * Why a row, or a whole file, of a book cannot be read.
 *
 * @param file the file's name, such as {@code price_states.csv}
 * @param line the line on which the row starts, from 1; 0 where the problem is no single line's
 * @param column the column's name; empty where the problem is no single column's
 * @param value what was there, shortened to a readable length; empty where nothing was
 * @param expected what should have been there
 */
public record RowProblem(String file, long line, String column, String value, String expected) {

    private static final int LONGEST_SHOWN = 60;

    /** Refuses null, and shortens the value. */
    public RowProblem {
        requireNonNull(file, "file");
        requireNonNull(column, "column");
        requireNonNull(expected, "expected");
        value = shortened(value);
    }

    /** Returns the problem in one line: {@code orders.csv, line 3, column on: was "2026-13-01", expected a date …}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(", line ").append(line);
        }
        if (!column.isEmpty()) {
            text.append(", column ").append(column);
        }
        text.append(": ");
        if (!value.isEmpty()) {
            text.append("was \"").append(value).append("\", ");
        }
        return text.append("expected ").append(expected).toString();
    }

    private static String shortened(String value) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            if (shown.length() >= LONGEST_SHOWN) {
                return shown.append("… (")
                        .append(value.length())
                        .append(" characters)")
                        .toString();
            }
            char c = value.charAt(i);
            switch (c) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default -> shown.append(Character.isISOControl(c) ? '\uFFFD' : c);
            }
        }
        return shown.toString();
    }
}
