package dev.bearing.survival;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;

/** Observed and expected events of each group and their covariance, added up over strata and event times. */
final class LogRankSums {

    final List<String> names;
    final long[] sizes;
    final double[] observed;
    final double[] expected;
    final double[][] variance;
    private final double rho;

    LogRankSums(List<String> names, double rho) {
        this.names = names;
        this.rho = rho;
        int groups = names.size();
        sizes = new long[groups];
        observed = new double[groups];
        expected = new double[groups];
        variance = new double[groups][groups];
    }

    /** Returns the groups in which events were expected, by place. */
    int[] compared() {
        return IntStream.range(0, expected.length).filter(g -> expected[g] > 0).toArray();
    }

    void addStratum(SortedMap<String, Spells> groups) {
        RiskTable[] tables = new RiskTable[names.size()];
        int[] next = new int[tables.length];
        for (int g = 0; g < tables.length; g++) {
            tables[g] = RiskTable.anyCause(
                    groups.getOrDefault(names.get(g), Spells.builder().build()));
            sizes[g] += tables[g].size();
        }
        double survival = 1;
        int[] events = new int[tables.length];
        long[] atRisk = new long[tables.length];
        for (double time = earliest(tables, next); time < Double.POSITIVE_INFINITY; time = earliest(tables, next)) {
            long all = 0;
            long dead = 0;
            for (int g = 0; g < tables.length; g++) {
                events[g] = eventsAt(tables[g], next, g, time);
                dead += events[g];
            }
            if (dead == 0) {
                continue;
            }
            for (int g = 0; g < tables.length; g++) {
                atRisk[g] = tables[g].atRiskAt(time);
                all += atRisk[g];
            }
            add(events, atRisk, dead, all, Math.pow(survival, rho));
            survival *= (double) (all - dead) / all;
        }
    }

    private static double earliest(RiskTable[] tables, int[] next) {
        double time = Double.POSITIVE_INFINITY;
        for (int g = 0; g < tables.length; g++) {
            if (next[g] < tables[g].rows()) {
                time = Math.min(time, tables[g].time(next[g]));
            }
        }
        return time;
    }

    /** Returns the events of a group at a time, and steps over it. */
    private static int eventsAt(RiskTable table, int[] next, int g, double time) {
        return next[g] < table.rows() && table.time(next[g]) == time ? table.endings[1][next[g]++] : 0;
    }

    private void add(int[] events, long[] atRisk, long dead, long all, double weight) {
        double n = all;
        double spread = all > 1 ? weight * weight * dead * (n - dead) / (n - 1) : 0;
        for (int g = 0; g < atRisk.length; g++) {
            double share = atRisk[g] / n;
            observed[g] += weight * events[g];
            expected[g] += weight * dead * share;
            for (int h = 0; h < atRisk.length; h++) {
                variance[g][h] += spread * share * ((g == h ? 1 : 0) - atRisk[h] / n);
            }
        }
    }
}
