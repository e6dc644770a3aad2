package dev.bearing.survival;

import dev.bearing.internal.sort.RadixSort;
import dev.bearing.internal.sort.TickCounts;
import dev.bearing.internal.sort.TimeKeys;
import java.util.Arrays;

/**
 * Who is at risk and what happens at each distinct time at which any spell ends, in ascending order. A spell counts at
 * time t where entry &lt; t &lt;= exit, or 0 &lt;= t &lt;= exit if it was seen from its origin; so at a tie an event
 * comes before a censoring. Spells of weight 0 are not there.
 */
final class RiskTable {

    /** Times as numbers of the same order, see {@link TimeKeys}. */
    final long[] keys;

    final int[] atRisk;
    /** {@code int[1 + causes][times]}; row 0 counts the censorings. */
    final int[][] endings;

    private final long[] delayedEntries;
    private final boolean whole;
    private final WeightTable weights;

    private RiskTable(long[] keys, int[][] endings, long[] delayedEntries, boolean whole, WeightTable weights) {
        this.keys = keys;
        this.endings = endings;
        this.delayedEntries = delayedEntries;
        this.whole = whole;
        this.weights = weights;
        this.atRisk = atRisk(keys, endings, delayedEntries);
    }

    /** Returns the table of spells whose causes are all at most {@code causes}. */
    static RiskTable byCause(Spells spells, int causes) {
        return of(spells.weighty(), causes);
    }

    /** Returns the table of spells in which every cause counts as the one event, cause 1. */
    static RiskTable anyCause(Spells spells) {
        return of(spells.weighty(), 1);
    }

    /** Returns the table of waits seen from their origin; none is negative. */
    static RiskTable of(int[] times, boolean[] events) {
        int largest = 0;
        int least = 0;
        for (int time : times) {
            largest = Math.max(largest, time);
            least = Math.min(least, time);
        }
        Spell.check(0, least, 0);
        if (TickCounts.worthIt(largest, times.length, 2)) {
            return counted(TickCounts.count(times, events, largest), largest, 2, new long[0]);
        }
        long[][] exits = new long[2][];
        int ended = 0;
        for (boolean event : events) {
            ended += event ? 1 : 0;
        }
        exits[1] = new long[ended];
        exits[0] = new long[times.length - ended];
        int censored = exits[0].length;
        for (int i = 0; i < times.length; i++) {
            if (events[i]) {
                exits[1][--ended] = times[i];
            } else {
                exits[0][--censored] = times[i];
            }
        }
        return sorted(exits, new long[0], true);
    }

    /** Causes above {@code causes} count as that one. */
    private static RiskTable of(Spells spells, int causes) {
        long[] entries = delayedEntries(spells);
        long largest = 0;
        for (long key : spells.exitKeys()) {
            largest = Math.max(largest, key);
        }
        boolean counts = spells.isWhole() && TickCounts.worthIt(largest, spells.size(), causes + 1);
        RiskTable table = counts
                ? counted(
                        TickCounts.count(spells.exitKeys(), spells.causes(), (int) largest, causes + 1),
                        (int) largest,
                        causes + 1,
                        entries)
                : sorted(exitsByCause(spells, causes), entries, spells.isWhole());
        return spells.isWeighted() ? table.withWeights(spells) : table;
    }

    private RiskTable withWeights(Spells spells) {
        return new RiskTable(keys, endings, delayedEntries, whole, WeightTable.of(spells, keys, endings.length - 1));
    }

    private static long[] delayedEntries(Spells spells) {
        if (!spells.isDelayed()) {
            return new long[0];
        }
        long[] entries = new long[spells.size()];
        int count = 0;
        for (int i = 0; i < spells.size(); i++) {
            if (spells.entryKey(i) > 0) {
                entries[count++] = spells.entryKey(i);
            }
        }
        entries = Arrays.copyOf(entries, count);
        RadixSort.sort(entries);
        return entries;
    }

    /** Returns the table of counts, cell tick * width + cause. */
    private static RiskTable counted(int[] counts, int largest, int width, long[] entries) {
        long[] keys = new long[largest + 1];
        int[][] endings = new int[width][largest + 1];
        int rows = 0;
        for (int tick = 0; tick <= largest; tick++) {
            int all = 0;
            for (int c = 0; c < width; c++) {
                int ended = counts[tick * width + c];
                endings[c][rows] = ended;
                all += ended;
            }
            if (all > 0) {
                keys[rows++] = tick;
            }
        }
        return new RiskTable(Arrays.copyOf(keys, rows), cut(endings, rows), entries, true, WeightTable.NONE);
    }

    private static long[][] exitsByCause(Spells spells, int causes) {
        int[] counts = new int[causes + 1];
        for (int cause : spells.causes()) {
            counts[Math.min(cause, causes)]++;
        }
        long[][] exits = new long[causes + 1][];
        for (int c = 0; c <= causes; c++) {
            exits[c] = new long[counts[c]];
        }
        for (int i = 0; i < spells.size(); i++) {
            int c = Math.min(spells.cause(i), causes);
            exits[c][--counts[c]] = spells.exitKey(i);
        }
        return exits;
    }

    /** Returns the table of exits by cause, which are sorted here, in place. */
    private static RiskTable sorted(long[][] exits, long[] entries, boolean whole) {
        int width = exits.length;
        int left = 0;
        for (long[] column : exits) {
            RadixSort.sort(column);
            left += column.length;
        }
        long[] keys = new long[left];
        int[][] endings = new int[width][left];
        int[] next = new int[width];
        int rows = 0;
        for (; left > 0; rows++) {
            long key = Long.MAX_VALUE;
            for (int c = 0; c < width; c++) {
                if (next[c] < exits[c].length) {
                    key = Math.min(key, exits[c][next[c]]);
                }
            }
            keys[rows] = key;
            for (int c = 0; c < width; c++) {
                int first = next[c];
                int at = first;
                while (at < exits[c].length && exits[c][at] == key) {
                    at++;
                }
                next[c] = at;
                endings[c][rows] = at - first;
                left -= at - first;
            }
        }
        boolean ties = rows < keys.length;
        return new RiskTable(
                ties ? Arrays.copyOf(keys, rows) : keys,
                ties ? cut(endings, rows) : endings,
                entries,
                whole,
                WeightTable.NONE);
    }

    private static int[][] cut(int[][] columns, int rows) {
        return Arrays.stream(columns).map(column -> Arrays.copyOf(column, rows)).toArray(int[][]::new);
    }

    private static int[] atRisk(long[] keys, int[][] endings, long[] entries) {
        int[] atRisk = new int[keys.length];
        int left = 0;
        int later = entries.length;
        for (int i = keys.length - 1; i >= 0; i--) {
            for (int[] column : endings) {
                left += column[i];
            }
            while (later > 0 && entries[later - 1] >= keys[i]) {
                later--;
            }
            atRisk[i] = left - (entries.length - later);
        }
        return atRisk;
    }

    /** Returns how many distinct times there are. */
    int rows() {
        return keys.length;
    }

    /** Returns the time of a row. */
    double time(int row) {
        return TimeKeys.time(keys[row], whole);
    }

    /** Returns the weight at risk at a row: a count where nothing is weighted. */
    double weightAtRisk(int row) {
        return weights.isEmpty() ? atRisk[row] : weights.atRisk(row);
    }

    /** Returns the weight that ends at a row by a cause (0: censorings). */
    double weightEnding(int cause, int row) {
        return weights.isEmpty() ? endings[cause][row] : weights.ending(cause, row);
    }

    /** Returns whether a weight is not 1. */
    boolean isWeighted() {
        return !weights.isEmpty();
    }

    /** Returns the weights; empty where each is 1. */
    WeightTable weights() {
        return weights;
    }

    /** Returns the row of the last time at or before {@code time}, or -1. */
    int rowAt(double time) {
        int found = Arrays.binarySearch(keys, TimeKeys.latest(time, whole));
        return found >= 0 ? found : -found - 2;
    }

    /** Returns how many are at risk at any time, before its events. */
    long atRiskAt(double time) {
        int row = rowAt(time);
        if (row >= 0 && time(row) == time) {
            return atRisk[row];
        }
        int next = row + 1;
        if (next == keys.length) {
            return 0;
        }
        // between two rows nobody leaves; those who enter at or after this time, but before the next row, do not count
        return (long) atRisk[next] - entriesFrom(time) + entriesFrom(time(next));
    }

    /** Returns the weight at risk at any time, before its events. */
    double weightAtRiskAt(double time) {
        if (!isWeighted()) {
            return atRiskAt(time);
        }
        int row = rowAt(time);
        return row >= 0 && time(row) == time ? weightAtRisk(row) : weights().atRiskAt(time);
    }

    private int entriesFrom(double time) {
        long key = TimeKeys.latest(time, whole);
        long first = TimeKeys.time(key, whole) == time ? key : key + 1;
        int low = 0;
        int high = delayedEntries.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (delayedEntries[middle] < first) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return delayedEntries.length - low;
    }

    /** Returns the last time at which anybody was observed; 0 without spells. */
    double lastTime() {
        return keys.length == 0 ? 0 : time(keys.length - 1);
    }

    /** Returns how many endings of a cause (0: censorings) there are. */
    long total(int cause) {
        long total = 0;
        for (int count : endings[cause]) {
            total += count;
        }
        return total;
    }

    /** Returns how many spells there are. */
    long size() {
        long size = 0;
        for (int cause = 0; cause < endings.length; cause++) {
            size += total(cause);
        }
        return size;
    }

    /** Returns the table of those that were not over at a time, each observed only after it. */
    RiskTable after(double time) {
        if (isWeighted()) {
            return of(weights.spells().after(TimeKeys.latest(time, whole)).weighty(), endings.length - 1);
        }
        int from = rowAt(time) + 1;
        int[][] later = Arrays.stream(endings)
                .map(column -> Arrays.copyOfRange(column, from, column.length))
                .toArray(int[][]::new);
        return new RiskTable(
                Arrays.copyOfRange(keys, from, keys.length), later, delayedEntries, whole, WeightTable.NONE);
    }
}
