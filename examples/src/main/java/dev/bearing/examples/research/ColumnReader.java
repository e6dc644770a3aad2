package dev.bearing.examples.research;

import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One wanted column while its file is read; it takes each cell, or says what it expected instead. */
abstract sealed class ColumnReader {

    private final String name;

    private ColumnReader(String name) {
        this.name = name;
    }

    final String name() {
        return name;
    }

    /** Takes a cell; returns what was expected where it cannot. */
    abstract Optional<String> accept(String cell);

    /** The smallest and largest value of a column of numbers, and what they are called. */
    record Range(double lowest, double highest, boolean whole, String words) {

        static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, "a number");
        static final Range NOT_NEGATIVE = new Range(0, Double.POSITIVE_INFINITY, false, "a number, 0 or more");
        static final Range COUNT = new Range(0, 9e15, true, "a whole number, 0 or more");

        boolean holds(double value) {
            return value >= lowest && value <= highest && (!whole || value == Math.rint(value));
        }
    }

    /** Numbers. */
    static final class Numbers extends ColumnReader {

        private final Range range;
        private final ImmutableDoubleArray.Builder values = ImmutableDoubleArray.builder();

        Numbers(String name, Range range) {
            super(name);
            this.range = range;
        }

        @Override
        Optional<String> accept(String cell) {
            double value = number(cell);
            if (!Double.isFinite(value) || !range.holds(value)) {
                return Optional.of(range.words());
            }
            values.add(value);
            return Optional.empty();
        }

        double[] values() {
            return values.build().toArray();
        }
    }

    /** Whether something happened: 1, true or yes; 0, false or no. */
    static final class Events extends ColumnReader {

        private final ImmutableDoubleArray.Builder values = ImmutableDoubleArray.builder();

        Events(String name) {
            super(name);
        }

        @Override
        Optional<String> accept(String cell) {
            switch (cell.toLowerCase(Locale.ROOT)) {
                case "1", "true", "yes", "1.0" -> values.add(1);
                case "0", "false", "no", "0.0" -> values.add(0);
                default -> {
                    return Optional.of("1 or 0, true or false, yes or no");
                }
            }
            return Optional.empty();
        }

        double[] values() {
            return values.build().toArray();
        }
    }

    /** Words, as positions in the list of distinct ones. */
    static final class Words extends ColumnReader {

        private final Map<String, Integer> positions = new HashMap<>();
        private final List<String> distinct = new ArrayList<>();
        private final ImmutableIntArray.Builder values = ImmutableIntArray.builder();

        Words(String name) {
            super(name);
        }

        @Override
        Optional<String> accept(String cell) {
            if (cell.isEmpty()) {
                return Optional.of("a text");
            }
            values.add(positions.computeIfAbsent(cell, text -> {
                distinct.add(text);
                return distinct.size() - 1;
            }));
            return Optional.empty();
        }

        Labels values() {
            return new Labels(distinct, values.build()).sorted();
        }
    }

    /** A covariate: numbers if all its cells are, else words; an empty cell is a missing value. */
    static final class Attribute extends ColumnReader {

        private final ImmutableDoubleArray.Builder numbers = ImmutableDoubleArray.builder();
        private final Words words;
        private boolean numeric = true;

        Attribute(String name) {
            super(name);
            words = new Words(name);
        }

        @Override
        Optional<String> accept(String cell) {
            if (cell.isEmpty() || cell.equals("NA")) {
                numbers.add(Double.NaN);
                words.accept("NA");
                return Optional.empty();
            }
            double value = number(cell);
            numeric &= Double.isFinite(value);
            numbers.add(value);
            return words.accept(cell);
        }

        boolean isNumeric() {
            return numeric;
        }

        double[] numbers() {
            return numbers.build().toArray();
        }

        Labels labels() {
            return words.values();
        }
    }

    private static double number(String cell) {
        if (cell.isEmpty() || cell.length() > 40 || !cell.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,3})?")) {
            return Double.NaN;
        }
        return Double.parseDouble(cell);
    }
}
