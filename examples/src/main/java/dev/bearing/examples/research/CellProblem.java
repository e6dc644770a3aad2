package dev.bearing.examples.research;

/**
 * Why a cell, or a whole file, cannot be read.
 *
 * @param line the line, from 1; 0 where the problem is no single line's
 * @param column the column's name; empty where the problem is no single column's
 * @param value what was there
 * @param expected what should have been there
 */
record CellProblem(long line, String column, String value, String expected) {

    private static final int LONGEST_SHOWN = 60;

    String in(String file) {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(", line ").append(line);
        }
        if (!column.isEmpty()) {
            text.append(", column ").append(column);
        }
        return text.append(": ")
                .append(was())
                .append("expected ")
                .append(expected)
                .toString();
    }

    private String was() {
        if (value.isEmpty()) {
            return "";
        }
        String shown =
                value.substring(0, Math.min(value.length(), LONGEST_SHOWN)).replaceAll("\\p{Cntrl}", "\uFFFD");
        return "was \"" + shown + (value.length() > LONGEST_SHOWN ? "…" : "") + "\", ";
    }
}
