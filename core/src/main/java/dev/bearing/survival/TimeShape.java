package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How the hazard of a {@link DiscreteTimeHazard} moves with time, through the columns that time adds to the covariates.
 *
 * @param form the form
 * @param starts the first tick of each step but the first, ascending, 2 or more; empty unless the form is STEPS
 */
public record TimeShape(Form form, List<Long> starts) {

    /** A form. */
    public enum Form {
        /** The same at every tick: no column. */
        CONSTANT,
        /** Linear in the tick t: a column {@code t}. */
        LINEAR,
        /** Linear in log t: a column {@code log_t}; falls fast at first and ever more slowly. */
        LOG,
        /** Level within steps: a column for each step but the first, such as {@code t 7-12}. */
        STEPS
    }

    /** @throws IllegalArgumentException if the starts do not ascend from 2 or more, or do not suit the form */
    public TimeShape {
        requireNonNull(form, "form");
        requireNonNull(starts, "starts");
        starts = List.copyOf(starts);
        checkArgument(
                starts.isEmpty() == (form != Form.STEPS),
                "starts must be given for steps and for nothing else, were %s",
                starts);
        for (int i = 0; i < starts.size(); i++) {
            checkArgument(
                    starts.get(i) > (i == 0 ? 1 : starts.get(i - 1)), "starts must ascend from 2, were %s", starts);
        }
    }

    /** Returns the shape with the same hazard at every tick. */
    public static TimeShape constant() {
        return new TimeShape(Form.CONSTANT, List.of());
    }

    /** Returns the shape that is linear in the tick. */
    public static TimeShape linear() {
        return new TimeShape(Form.LINEAR, List.of());
    }

    /** Returns the shape that is linear in the logarithm of the tick. */
    public static TimeShape log() {
        return new TimeShape(Form.LOG, List.of());
    }

    /** Returns the shape that is level within steps, the first from tick 1, the others from these ticks on. */
    public static TimeShape steps(long... starts) {
        requireNonNull(starts, "starts");
        return new TimeShape(Form.STEPS, LongStream.of(starts).boxed().toList());
    }

    /** Returns the names of the columns, in order. */
    List<String> columns() {
        return switch (form) {
            case CONSTANT -> List.of();
            case LINEAR -> List.of("t");
            case LOG -> List.of("log_t");
            case STEPS ->
                IntStream.range(0, starts.size())
                        .mapToObj(
                                i -> "t " + starts.get(i) + "-" + (i + 1 < starts.size() ? starts.get(i + 1) - 1 : ""))
                        .toList();
        };
    }

    /** Returns the columns at a tick. */
    double[] at(long tick) {
        double[] row = new double[columns().size()];
        switch (form) {
            case CONSTANT -> {}
            case LINEAR -> row[0] = (double) tick;
            case LOG -> row[0] = Math.log((double) tick);
            case STEPS -> {
                int step = (int) starts.stream().filter(start -> start <= tick).count();
                if (step > 0) {
                    row[step - 1] = 1;
                }
            }
        }
        return row;
    }

    /** Returns the columns of the ticks 1 to {@code last}, {@code double[last][columns]}. */
    double[][] table(int last) {
        double[][] table = new double[last][];
        Arrays.setAll(table, i -> at(i + 1L));
        return table;
    }
}
