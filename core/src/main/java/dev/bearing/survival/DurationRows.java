package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Spells as a likelihood of durations reads them: equal ones together, those without any time left out. */
final class DurationRows {

    private record Row(double entry, double exit, boolean lost) implements Comparable<Row> {

        @Override
        public int compareTo(Row other) {
            int byEntry = Double.compare(entry, other.entry);
            int byExit = Double.compare(exit, other.exit);
            return byEntry != 0 ? byEntry : byExit != 0 ? byExit : Boolean.compare(lost, other.lost);
        }
    }

    final double[] entry;
    final double[] exit;
    final boolean[] lost;
    /** How many spells are equal to this one. */
    final double[] count;

    DurationRows(Spells spells) {
        checkArgument(!spells.isWeighted(), "spells must not be weighted: each counts as one");
        double[] entries = spells.entryTimes();
        double[] exits = spells.exitTimes();
        TreeMap<Row, Long> rows = new TreeMap<>();
        for (int i = 0; i < exits.length; i++) {
            boolean gone = spells.cause(i) > 0;
            if (exits[i] > entries[i] || gone) {
                rows.merge(new Row(entries[i], exits[i], gone), 1L, Long::sum);
            }
        }
        int n = rows.size();
        entry = new double[n];
        exit = new double[n];
        lost = new boolean[n];
        count = new double[n];
        int row = 0;
        for (Map.Entry<Row, Long> each : rows.entrySet()) {
            entry[row] = each.getKey().entry();
            exit[row] = each.getKey().exit();
            lost[row] = each.getKey().lost();
            count[row++] = each.getValue();
        }
    }

    int size() {
        return exit.length;
    }

    double longest() {
        return Arrays.stream(exit).max().orElse(0);
    }

    /** Returns the first time that somebody was lost at. */
    double firstLoss() {
        double first = Double.POSITIVE_INFINITY;
        for (int i = 0; i < exit.length; i++) {
            first = lost[i] ? Math.min(first, exit[i]) : first;
        }
        return first;
    }

    double lostInAll() {
        double sum = 0;
        for (int i = 0; i < exit.length; i++) {
            sum += lost[i] ? count[i] : 0;
        }
        return sum;
    }

    /** Returns how many were lost at time 0. */
    double lostAtOnce() {
        double sum = 0;
        for (int i = 0; i < exit.length; i++) {
            sum += lost[i] && exit[i] == 0 ? count[i] : 0;
        }
        return sum;
    }

    /** Returns the time that all were observed for, added up. */
    double exposure() {
        double sum = 0;
        for (int i = 0; i < exit.length; i++) {
            sum += count[i] * (exit[i] - entry[i]);
        }
        return sum;
    }

    /** Returns whether losses fall on more than one time. */
    boolean lostAtSeveralTimes() {
        double first = Double.NaN;
        for (int i = 0; i < exit.length; i++) {
            if (lost[i] && Double.isNaN(first)) {
                first = exit[i];
            } else if (lost[i] && exit[i] != first) {
                return true;
            }
        }
        return false;
    }
}
