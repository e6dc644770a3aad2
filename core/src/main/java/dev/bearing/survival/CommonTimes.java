package dev.bearing.survival;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/** The times at which a spell of any of several groups ends, one after the other. */
final class CommonTimes {

    private final RiskTable[] tables;
    private final int[] next;
    private double time;

    private CommonTimes(RiskTable[] tables) {
        this.tables = tables;
        next = new int[tables.length];
    }

    /** Returns the times of spells of which every cause is the event. */
    static CommonTimes ofAnyCause(List<String> names, SortedMap<String, Spells> groups) {
        return new CommonTimes(
                spells(names, groups).stream().map(RiskTable::anyCause).toArray(RiskTable[]::new));
    }

    /** Returns the times of spells that end by a cause, which is 1 in the tables, or by another, which is 2. */
    static CommonTimes ofCause(List<String> names, SortedMap<String, Spells> groups, int cause) {
        return new CommonTimes(spells(names, groups).stream()
                .map(spells -> RiskTable.byCause(spells.competing(cause), 2))
                .toArray(RiskTable[]::new));
    }

    private static List<Spells> spells(List<String> names, SortedMap<String, Spells> groups) {
        Spells none = Spells.builder().build();
        return names.stream().map(name -> groups.getOrDefault(name, none)).toList();
    }

    /** Goes back before the first time. */
    void rewind() {
        Arrays.fill(next, 0);
    }

    /** Goes on to the next time, if there is one. */
    boolean advance() {
        time = Double.POSITIVE_INFINITY;
        for (int g = 0; g < tables.length; g++) {
            if (next[g] < tables[g].rows()) {
                time = Math.min(time, tables[g].time(next[g]));
            }
        }
        for (int g = 0; g < tables.length; g++) {
            if (next[g] < tables[g].rows() && tables[g].time(next[g]) == time) {
                next[g]++;
            }
        }
        return time < Double.POSITIVE_INFINITY;
    }

    /** Returns how many spells a group has. */
    long size(int group) {
        return tables[group].size();
    }

    /** Returns how many of a group end by a cause at this time. */
    int ending(int group, int cause) {
        int row = next[group] - 1;
        return row >= 0 && tables[group].time(row) == time ? tables[group].endings[cause][row] : 0;
    }

    /** Returns how many of a group are at risk at this time, before its events. */
    long atRisk(int group) {
        return tables[group].atRiskAt(time);
    }
}
