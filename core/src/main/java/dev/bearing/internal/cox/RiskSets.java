package dev.bearing.internal.cox;

import dev.bearing.internal.sort.RadixSort;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the order in which risk sets are summed: by stratum, then by end, events before censorings; grouped so that
 * group k holds the rows whose end lies from the k-th event time up to the next one of the stratum, its deaths first. A
 * row is at risk at the event times {@code start < t <= stop} of its stratum, that is in the groups from its entry
 * group to its own. Rows at risk at no event time stand behind the others and belong to no group.
 */
public final class RiskSets {

    /** The caller's row at each place, {@code int[rows]}. */
    public final int[] order;
    /** How many rows are at risk at some event time: those at places below this. */
    public final int active;
    /** The strata as given, ascending; one where none were given. */
    public final Labels strata;
    /** Each stratum's first group, {@code int[strata + 1]}. */
    final int[] firstGroup;
    /** Each group's first place, {@code int[groups + 1]}; its rows end where the next group's begin. */
    public final int[] firstRow;
    /** How many deaths each group has, at its first places, {@code int[groups]}. */
    public final int[] deaths;
    /** The event time of each group, {@code double[groups]}. */
    final double[] times;
    /** The last end seen in each stratum, {@code double[strata]}. */
    final double[] lastTime;
    /** Places by entry group, for the rows not at risk from their stratum's first group on; empty without entries. */
    final int[] entrants;
    /** Each group's first place in {@code entrants}, {@code int[groups + 1]}. */
    final int[] firstEntrant;

    private RiskSets(Sweep sweep, Labels strata) {
        this.strata = strata;
        order = sweep.placed;
        active = sweep.active;
        firstGroup = sweep.firstGroup;
        firstRow = Arrays.copyOf(sweep.firstRow, sweep.groups + 1);
        firstRow[sweep.groups] = active;
        deaths = Arrays.copyOf(sweep.deaths, sweep.groups);
        times = Arrays.copyOf(sweep.times, sweep.groups);
        lastTime = sweep.lastTime;
        firstEntrant = new int[sweep.groups + 1];
        entrants = sweep.entry == null ? new int[0] : entrants(sweep, sweep.entry);
    }

    static RiskSets of(CoxRows rows) {
        int[] order = RadixSort.order(rows.eventsFirst(), rows.stop);
        if (rows.stratum == null) {
            Sweep sweep = new Sweep(rows, order, 1);
            sweep.stratum(0, 0, order.length);
            return new RiskSets(sweep.done(), Labels.of(new int[] {0}));
        }
        Labels strata = Labels.of(rows.stratum);
        int[] index = strata.indicesOf(rows.stratum);
        order = RadixSort.group(order, index, strata.count());
        Sweep sweep = new Sweep(rows, order, strata.count());
        int from = 0;
        for (int s = 0; s < strata.count(); s++) {
            int to = from;
            while (to < order.length && index[order[to]] == s) {
                to++;
            }
            sweep.stratum(s, from, to);
            from = to;
        }
        return new RiskSets(sweep.done(), strata);
    }

    public int groups() {
        return times.length;
    }

    /** Returns whether any row comes under observation after its stratum's first event time. */
    boolean hasEntrants() {
        return entrants.length > 0;
    }

    private int[] entrants(Sweep sweep, int[] entry) {
        for (int place = 0; place < active; place++) {
            if (entry[place] >= 0) {
                firstEntrant[entry[place] + 1]++;
            }
        }
        for (int group = 0; group < sweep.groups; group++) {
            firstEntrant[group + 1] += firstEntrant[group];
        }
        int[] next = firstEntrant.clone();
        int[] sorted = new int[firstEntrant[sweep.groups]];
        for (int place = 0; place < active; place++) {
            if (entry[place] >= 0) {
                sorted[next[entry[place]]++] = place;
            }
        }
        return sorted;
    }

    /** One pass over the sorted rows, stratum by stratum. */
    private static final class Sweep {

        private final CoxRows rows;
        private final int[] order;
        private final int[] placed;
        private final int[] idle;
        private final int[] firstGroup;
        private final double[] lastTime;
        private final int @Nullable [] entry;
        private int[] firstRow = new int[16];
        private int[] deaths = new int[16];
        private double[] times = new double[16];
        private int groups;
        private int active;
        private int idleCount;

        Sweep(CoxRows rows, int[] order, int strata) {
            this.rows = rows;
            this.order = order;
            placed = new int[order.length];
            idle = new int[order.length];
            entry = rows.start == null ? null : new int[order.length];
            firstGroup = new int[strata + 1];
            lastTime = new double[strata];
        }

        void stratum(int stratum, int from, int to) {
            int first = groups;
            firstGroup[stratum] = first;
            lastTime[stratum] = from < to ? rows.stop[order[to - 1]] : 0;
            for (int i = from; i < to; i++) {
                int row = order[i];
                double stop = rows.stop[row];
                if (rows.event[row]) {
                    if (groups == first || times[groups - 1] != stop) {
                        openGroup(stop);
                    }
                    deaths[groups - 1]++;
                }
                place(row, first);
            }
        }

        private void openGroup(double time) {
            if (groups == times.length) {
                int capacity = Math.max(16, groups * 2);
                times = Arrays.copyOf(times, capacity);
                deaths = Arrays.copyOf(deaths, capacity);
                firstRow = Arrays.copyOf(firstRow, capacity);
            }
            times[groups] = time;
            firstRow[groups] = active;
            groups++;
        }

        private void place(int row, int first) {
            boolean everAtRisk = groups > first && (rows.start == null || rows.start[row] < times[groups - 1]);
            if (!everAtRisk) {
                idle[idleCount++] = row;
                return;
            }
            if (entry != null && rows.start != null) {
                int group = firstAfter(rows.start[row], first);
                entry[active] = group == first ? -1 : group;
            }
            placed[active++] = row;
        }

        /** The first group, from {@code first}, whose event time is after {@code start}. */
        private int firstAfter(double start, int first) {
            int low = first;
            int high = groups - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (times[middle] > start) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }

        Sweep done() {
            firstGroup[firstGroup.length - 1] = groups;
            System.arraycopy(idle, 0, placed, active, idleCount);
            return this;
        }
    }
}
