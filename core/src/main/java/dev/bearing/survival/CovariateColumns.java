package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;

import java.util.ArrayList;
import java.util.List;

/** The covariates that a builder was given, in their order; not thread-safe. */
final class CovariateColumns {

    private final int rows;
    private final List<String> names = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();

    CovariateColumns(int rows) {
        this.rows = rows;
    }

    /** Adds a covariate. */
    void add(String name, double[] values) {
        checkArgument(!name.isBlank(), "name must not be blank");
        checkArgument(!names.contains(name), "covariate %s must be given once", name);
        checkRows(name, values.length);
        names.add(name);
        columns.add(values);
    }

    /** Adds covariates that come row by row, {@code double[rows][covariates]}. */
    void addAll(List<String> covariates, double[][] values) {
        checkRows("covariates", values.length);
        double[][] transposed = new double[covariates.size()][values.length];
        for (int i = 0; i < values.length; i++) {
            checkArgument(
                    values[i].length == covariates.size(),
                    "row %s must have %s values, had %s",
                    i,
                    covariates.size(),
                    values[i].length);
            for (int j = 0; j < transposed.length; j++) {
                transposed[j][i] = values[i][j];
            }
        }
        for (int j = 0; j < transposed.length; j++) {
            add(covariates.get(j), transposed[j]);
        }
    }

    /** Refuses a column of another length. */
    void checkRows(String what, int length) {
        checkArgument(length == rows, "%s must have %s rows, had %s", what, rows, length);
    }

    /** Refuses to have none. */
    void checkSome() {
        checkArgument(!names.isEmpty(), "there must be at least one covariate");
    }

    String[] names() {
        return names.toArray(String[]::new);
    }

    /** Returns {@code double[covariates][rows]}. */
    double[][] columns() {
        return columns.toArray(double[][]::new);
    }
}
