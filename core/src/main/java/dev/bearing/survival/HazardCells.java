package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Spells grouped by equal covariates, from which the counts at risk and of events of a pattern at a tick are made when
 * they are wanted: the table of all spells by all ticks is never there.
 */
final class HazardCells {

    /** The covariates of each pattern, {@code double[patterns][p]}. */
    final double[][] patterns;

    private final int[] offsets;
    private final int[] entries;
    private final int[] exits;
    private final boolean[] events;
    private final int lastTick;
    private final double[] atRisk;
    private final double[] happened;

    private HazardCells(double[][] patterns, int[] offsets, int[] entries, int[] exits, boolean[] events) {
        this.patterns = patterns;
        this.offsets = offsets;
        this.entries = entries;
        this.exits = exits;
        this.events = events;
        this.lastTick = Arrays.stream(exits).max().orElse(0);
        this.atRisk = new double[lastTick + 2];
        this.happened = new double[lastTick + 2];
    }

    /** Returns the spells that live through at least one tick, grouped by their rows of covariates. */
    static HazardCells of(Spells spells, double[][] rows, int columns) {
        int n = spells.size();
        int[] pattern = new int[n];
        int[] counts = new int[n + 1];
        double[][] distinct = new double[n][];
        Map<Row, Integer> index = new HashMap<>();
        for (int i = 0; i < n; i++) {
            Row row = row(rows[i], i, columns);
            checkArgument(
                    spells.exit(i) < Integer.MAX_VALUE - 2, "exit must be below 2^31 - 3, was %s", spells.exit(i));
            pattern[i] = -1;
            if (spells.exit(i) > 0) {
                pattern[i] = index.computeIfAbsent(row, unused -> index.size());
                distinct[pattern[i]] = row.numbers;
                counts[pattern[i] + 1]++;
            }
        }
        int groups = index.size();
        for (int g = 0; g < groups; g++) {
            counts[g + 1] += counts[g];
        }
        int[] offsets = Arrays.copyOf(counts, groups + 1);
        int[] next = offsets.clone();
        int lived = offsets[groups];
        int[] entries = new int[lived];
        int[] exits = new int[lived];
        boolean[] events = new boolean[lived];
        for (int i = 0; i < n; i++) {
            if (pattern[i] >= 0) {
                int at = next[pattern[i]]++;
                entries[at] = (int) spells.entry(i);
                exits[at] = (int) spells.exit(i);
                events[at] = spells.cause(i) > 0;
            }
        }
        return new HazardCells(Arrays.copyOf(distinct, groups), offsets, entries, exits, events);
    }

    /** A row of covariates as a key. */
    private static final class Row {

        final double[] numbers;

        Row(double[] numbers) {
            this.numbers = numbers;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Row row && Arrays.equals(numbers, row.numbers);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(numbers);
        }
    }

    private static Row row(double[] numbers, int i, int columns) {
        checkArgument(numbers.length == columns, "row %s must have %s covariates, had %s", i, columns, numbers.length);
        double[] copy = new double[columns];
        for (int j = 0; j < columns; j++) {
            checkArgument(
                    Double.isFinite(numbers[j]), "covariate %s of row %s must be finite, was %s", j, i, numbers[j]);
            copy[j] = numbers[j] + 0.0;
        }
        return new Row(copy);
    }

    int lastTick() {
        return lastTick;
    }

    int spells() {
        return exits.length;
    }

    int events() {
        int count = 0;
        for (boolean event : events) {
            count += event ? 1 : 0;
        }
        return count;
    }

    /** Returns the last tick of a pattern, and makes its counts ready for {@link #atRisk} and {@link #happened}. */
    int select(int pattern) {
        int last = 0;
        for (int i = offsets[pattern]; i < offsets[pattern + 1]; i++) {
            last = Math.max(last, exits[i]);
        }
        Arrays.fill(atRisk, 0, last + 2, 0);
        Arrays.fill(happened, 0, last + 2, 0);
        for (int i = offsets[pattern]; i < offsets[pattern + 1]; i++) {
            atRisk[entries[i] + 1]++;
            atRisk[exits[i] + 1]--;
            happened[exits[i]] += events[i] ? 1 : 0;
        }
        for (int t = 1; t <= last; t++) {
            atRisk[t] += atRisk[t - 1];
        }
        return last;
    }

    /** Returns how many of the selected pattern are at risk at a tick. */
    double atRisk(int tick) {
        return atRisk[tick];
    }

    /** Returns how many of the selected pattern meet the event at a tick. */
    double happened(int tick) {
        return happened[tick];
    }
}
