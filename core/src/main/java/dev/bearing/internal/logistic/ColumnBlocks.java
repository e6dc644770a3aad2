package dev.bearing.internal.logistic;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * A table of covariates, read in blocks of rows that fit the nearest cache: by rows, {@code double[rows][p]}, or by
 * columns, {@code double[p][rows]}. Nothing is copied, so the arrays must not change while a fit reads them.
 */
public final class ColumnBlocks {

    /** Rows of one block. */
    static final int SIZE = 256;

    private final double[][] table;
    private final boolean byRow;
    private final int rows;
    private final int columns;

    private ColumnBlocks(double[][] table, boolean byRow, int rows, int columns) {
        this.table = table;
        this.byRow = byRow;
        this.rows = rows;
        this.columns = columns;
    }

    /** Returns a table by rows, each of {@code columns} numbers. */
    public static ColumnBlocks ofRows(double[][] table, int columns) {
        for (int i = 0; i < table.length; i++) {
            checkThere(table[i], "row", i);
            checkArgument(
                    table[i].length == columns, "row %s must have %s covariates, had %s", i, columns, table[i].length);
        }
        return new ColumnBlocks(table, true, table.length, columns);
    }

    /** Returns a table by columns, each of {@code rows} numbers. */
    public static ColumnBlocks ofColumns(double[][] table, int rows) {
        for (int j = 0; j < table.length; j++) {
            checkThere(table[j], "column", j);
            checkArgument(table[j].length == rows, "column %s must have %s rows, had %s", j, rows, table[j].length);
        }
        return new ColumnBlocks(table, false, rows, table.length);
    }

    private static void checkThere(double[] part, String what, int place) {
        requireNonNull(part, () -> what + " " + place);
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    double get(int row, int column) {
        return byRow ? table[row][column] : table[column][row];
    }

    /**
     * Reads {@code count} rows from {@code from} on into {@code block[column][row - from]}, each number less its
     * column's shift and times its factor.
     */
    void read(int from, int count, double[][] block, ColumnScales scales) {
        double[] shift = scales.shift();
        double[] factor = scales.factor();
        if (byRow) {
            for (int i = 0; i < count; i++) {
                double[] row = table[from + i];
                for (int j = 0; j < columns; j++) {
                    block[j][i] = (row[j] - shift[j]) * factor[j];
                }
            }
        } else {
            for (int j = 0; j < columns; j++) {
                double[] column = table[j];
                double[] target = block[j];
                double mean = shift[j];
                double scale = factor[j];
                for (int i = 0; i < count; i++) {
                    target[i] = (column[from + i] - mean) * scale;
                }
            }
        }
    }
}
