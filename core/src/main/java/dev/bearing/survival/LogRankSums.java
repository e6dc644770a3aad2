package dev.bearing.survival;

import java.util.List;
import java.util.SortedMap;

/** The log-rank test's sums over event times. */
final class LogRankSums {

    final ObservedAndExpected sums;
    private final double rho;

    LogRankSums(List<String> names, double rho) {
        this.rho = rho;
        sums = new ObservedAndExpected(names);
    }

    void addStratum(SortedMap<String, Spells> groups) {
        CommonTimes times = CommonTimes.ofAnyCause(sums.names, groups);
        int[] events = new int[sums.names.size()];
        long[] atRisk = new long[events.length];
        for (int g = 0; g < events.length; g++) {
            sums.sizes[g] += times.size(g);
        }
        double survival = 1;
        while (times.advance()) {
            long all = 0;
            long dead = 0;
            for (int g = 0; g < events.length; g++) {
                events[g] = times.ending(g, 1);
                dead += events[g];
            }
            if (dead == 0) {
                continue;
            }
            for (int g = 0; g < events.length; g++) {
                atRisk[g] = times.atRisk(g);
                all += atRisk[g];
            }
            add(events, atRisk, dead, all, Math.pow(survival, rho));
            survival *= (double) (all - dead) / all;
        }
    }

    private void add(int[] events, long[] atRisk, long dead, long all, double weight) {
        double n = all;
        double spread = all > 1 ? weight * weight * dead * (n - dead) / (n - 1) : 0;
        for (int g = 0; g < atRisk.length; g++) {
            double share = atRisk[g] / n;
            sums.observed[g] += weight * events[g];
            sums.expected[g] += weight * dead * share;
            for (int h = 0; h < atRisk.length; h++) {
                sums.variance[g][h] += spread * share * ((g == h ? 1 : 0) - atRisk[h] / n);
            }
        }
    }
}
