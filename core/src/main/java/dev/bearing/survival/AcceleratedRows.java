package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;

import java.util.ArrayList;
import java.util.List;

/** The rows of an accelerated failure time model, checked: those of positive weight, in columns. */
final class AcceleratedRows {

    private final List<Integer> kept = new ArrayList<>();
    private final double[] duration;
    private final boolean[] event;
    private final double[] entry;
    private final double[] weight;
    private final long events;

    /** @param entry and {@code weight} may be empty */
    AcceleratedRows(double[] duration, boolean[] event, double[] entry, double[] weight) {
        for (int i = 0; i < duration.length; i++) {
            check(i, duration[i], entry.length == 0 ? 0 : entry[i], weight.length == 0 ? 1 : weight[i]);
            if (weight.length == 0 || weight[i] > 0) {
                kept.add(i);
            }
        }
        int n = kept.size();
        this.duration = new double[n];
        this.event = new boolean[n];
        this.entry = new double[n];
        this.weight = new double[n];
        long ended = 0;
        for (int i = 0; i < n; i++) {
            int row = kept.get(i);
            this.duration[i] = duration[row];
            this.event[i] = event[row];
            this.entry[i] = entry.length == 0 ? 0 : entry[row];
            this.weight[i] = weight.length == 0 ? 1 : weight[row];
            ended += event[row] ? 1 : 0;
        }
        events = ended;
    }

    private static void check(int row, double duration, double entry, double weight) {
        checkArgument(
                duration > 0 && duration < Double.POSITIVE_INFINITY,
                "duration of row %s must be positive and finite, since its logarithm is modelled, was %s",
                row,
                duration);
        checkArgument(
                entry >= 0 && entry < duration, "entry of row %s must be in [0, %s), was %s", row, duration, entry);
        checkArgument(
                weight >= 0 && weight < Double.POSITIVE_INFINITY,
                "weight of row %s must be 0 or more and finite, was %s",
                row,
                weight);
    }

    int size() {
        return kept.size();
    }

    long events() {
        return events;
    }

    double[] duration() {
        return duration;
    }

    boolean[] event() {
        return event;
    }

    double[] entry() {
        return entry;
    }

    double[] weight() {
        return weight;
    }

    /** Returns the covariates of the rows kept, by row. */
    double[][] matrix(List<double[]> columns) {
        double[][] matrix = new double[size()][columns.size()];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < columns.size(); j++) {
                matrix[i][j] = columns.get(j)[kept.get(i)];
            }
        }
        return matrix;
    }
}
