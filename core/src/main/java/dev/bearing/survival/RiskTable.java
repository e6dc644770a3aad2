package dev.bearing.survival;

import java.util.Arrays;

/**
 * Who is at risk and what happens at each distinct tick at which any spell ends, in ascending order. A spell counts at
 * tick t where entry &lt; t &lt;= exit, or 0 &lt;= t &lt;= exit if it was seen from its origin; so at a tie an event
 * comes before a censoring.
 */
final class RiskTable {

    final long[] times;
    final long[] atRisk;
    /** {@code long[1 + causes][times]}; row 0 counts the censorings. */
    final long[][] endings;

    private final long[] delayedEntries;

    private RiskTable(long[] times, long[] atRisk, long[][] endings, long[] delayedEntries) {
        this.times = times;
        this.atRisk = atRisk;
        this.endings = endings;
        this.delayedEntries = delayedEntries;
    }

    /** Returns the table of spells whose causes are all at most {@code causes}. */
    static RiskTable byCause(Spells spells, int causes) {
        return of(spells, causes, false);
    }

    /** Returns the table of spells in which every cause counts as the one event, cause 1. */
    static RiskTable anyCause(Spells spells) {
        return of(spells, 1, true);
    }

    private static RiskTable of(Spells spells, int causes, boolean merged) {
        int n = spells.size();
        long[][] exits = sortedExits(spells, causes, merged);
        long[] entries = sortedDelayedEntries(spells);
        long[] times = new long[n];
        long[] atRisk = new long[n];
        long[][] endings = new long[causes + 1][n];
        int[] next = new int[causes + 1];
        int entered = 0;
        int rows = 0;
        for (int left = n; left > 0; rows++) {
            long time = Long.MAX_VALUE;
            for (int c = 0; c <= causes; c++) {
                if (next[c] < exits[c].length) {
                    time = Math.min(time, exits[c][next[c]]);
                }
            }
            while (entered < entries.length && entries[entered] < time) {
                entered++;
            }
            times[rows] = time;
            atRisk[rows] = (long) left - entries.length + entered;
            for (int c = 0; c <= causes; c++) {
                int first = next[c];
                while (next[c] < exits[c].length && exits[c][next[c]] == time) {
                    next[c]++;
                }
                int ended = next[c] - first;
                endings[c][rows] = ended;
                left -= ended;
            }
        }
        for (int c = 0; c <= causes; c++) {
            endings[c] = Arrays.copyOf(endings[c], rows);
        }
        return new RiskTable(Arrays.copyOf(times, rows), Arrays.copyOf(atRisk, rows), endings, entries);
    }

    private static long[][] sortedExits(Spells spells, int causes, boolean merged) {
        int[] counts = new int[causes + 1];
        for (int i = 0; i < spells.size(); i++) {
            counts[row(spells.cause(i), merged)]++;
        }
        long[][] exits = new long[causes + 1][];
        for (int c = 0; c <= causes; c++) {
            exits[c] = new long[counts[c]];
        }
        for (int i = 0; i < spells.size(); i++) {
            int c = row(spells.cause(i), merged);
            exits[c][--counts[c]] = spells.exit(i);
        }
        for (long[] column : exits) {
            Arrays.sort(column);
        }
        return exits;
    }

    private static int row(int cause, boolean merged) {
        return merged ? Math.min(cause, 1) : cause;
    }

    private static long[] sortedDelayedEntries(Spells spells) {
        long[] entries = new long[spells.size()];
        int count = 0;
        for (int i = 0; i < spells.size(); i++) {
            if (spells.entry(i) > 0) {
                entries[count++] = spells.entry(i);
            }
        }
        entries = Arrays.copyOf(entries, count);
        Arrays.sort(entries);
        return entries;
    }

    /** Returns the row of the last tick at or before {@code time}, or -1. */
    int rowAt(long time) {
        int found = Arrays.binarySearch(times, time);
        return found >= 0 ? found : -found - 2;
    }

    /** Returns how many are at risk at any tick, before its events. */
    long atRiskAt(long time) {
        int row = rowAt(time);
        boolean exact = row >= 0 && times[row] == time;
        if (exact) {
            return atRisk[row];
        }
        int next = row + 1;
        if (next == times.length) {
            return 0;
        }
        // between two rows nobody leaves; those who enter at or after this tick, but before the next row, do not count
        return atRisk[next] - entriesFrom(time) + entriesFrom(times[next]);
    }

    private int entriesFrom(long time) {
        int count = 0;
        for (int i = delayedEntries.length - 1; i >= 0 && delayedEntries[i] >= time; i--) {
            count++;
        }
        return count;
    }

    /** Returns the last tick at which anybody was observed; 0 without spells. */
    long lastTime() {
        return times.length == 0 ? 0 : times[times.length - 1];
    }

    /** Returns how many endings of a cause (0: censorings) there are. */
    long total(int cause) {
        return Arrays.stream(endings[cause]).sum();
    }
}
