package dev.bearing.survival;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/**
 * The sums of Gray's test over event times. With h = Y/S of each group just before a time and h. their sum, the pooled
 * incidence grows by the events divided by h., and the difference of group k depends on an event of the cause in group
 * r by d(k,r) + (1 - G/S)·C(k,r) and on one of another cause by -(G/S)·C(k,r), where d(k,r) = L·h(k)·(1{k = r} -
 * h(r)/h.), G = 1 - the pooled incidence, and C(k,r) is what later times add to the sum of d(k,r) over the pooled
 * hazard. So the times are gone through twice: once for those sums, once for their squares.
 *
 * @see <a href="https://doi.org/10.1214/aos/1176350951">Gray (1988), section 2</a>
 */
final class GraySums {

    private static final int OTHER = 2;

    final ObservedAndExpected sums;
    private final int cause;
    private final double rho;

    GraySums(List<String> names, int cause, double rho) {
        this.cause = cause;
        this.rho = rho;
        sums = new ObservedAndExpected(names);
    }

    void addStratum(SortedMap<String, Spells> groups) {
        CommonTimes times = CommonTimes.ofCause(sums.names, groups, cause);
        Pass first = new Pass(times);
        while (first.advance()) {
            addDifferences(first);
        }
        times.rewind();
        Pass second = new Pass(times);
        while (second.advance()) {
            addVariances(second, first.gathered);
        }
        for (int g = 0; g < sums.sizes.length; g++) {
            sums.sizes[g] += times.size(g);
        }
    }

    private void addDifferences(Pass at) {
        for (int k = 0; k < at.groups && at.events > 0; k++) {
            sums.observed[k] += at.weight * at.ending[k];
            sums.expected[k] += at.weight * at.events * (at.standIn[k] / at.allStandIn);
        }
    }

    private void addVariances(Pass at, double[][] gathered) {
        double[] slopes = new double[at.groups];
        for (int r = 0; r < at.groups; r++) {
            double ratio = at.after[r] > 0 ? (1 - at.pooled) / at.after[r] : 0;
            if (at.events > 0 && at.atRisk[r] > 0) {
                for (int k = 0; k < at.groups; k++) {
                    slopes[k] = at.direct(k, r) + (1 - ratio) * (gathered[k][r] - at.gathered[k][r]);
                }
                double alike = at.allHeld * at.before[r];
                addSquare(slopes, untied(at.events, alike) * at.events * at.before[r] / (at.allHeld * at.atRisk[r]));
            }
            if (at.others[r] > 0 && at.after[r] > 0) {
                for (int k = 0; k < at.groups; k++) {
                    slopes[k] = -ratio * (gathered[k][r] - at.gathered[k][r]);
                }
                double share = at.before[r] / at.atRisk[r];
                addSquare(slopes, untied(at.others[r], (double) at.atRisk[r]) * at.others[r] * share * share);
            }
        }
    }

    /**
     * The variance of tied draws without replacement, as a share of that of so many draws. In the tail of a group it
     * can fall below 0, where more events are pooled than the group stands for; it stays so, to agree with cmprsk.
     */
    private static double untied(long events, double atRisk) {
        return events > 1 ? (atRisk - events) / (atRisk - 1) : 1;
    }

    private void addSquare(double[] slopes, double variance) {
        for (int k = 0; k < slopes.length; k++) {
            for (int l = 0; l < slopes.length; l++) {
                sums.variance[k][l] += variance * slopes[k] * slopes[l];
            }
        }
    }

    /** One pass over the times at which the groups are compared. */
    private final class Pass {

        private final CommonTimes times;
        final int groups;
        /** Y, S before and after, events of the cause and of others at this time, by group. */
        final long[] atRisk;

        final double[] before;
        final double[] after;
        final int[] ending;
        final int[] others;
        /** F of each group, before this time and, once gone on, after it. */
        private final double[] reached;
        /** h = Y/S and R = h·(1 - F), by group and in all. */
        final double[] held;

        final double[] standIn;
        double allHeld;
        double allStandIn;
        long events;
        /** The pooled incidence after this time, and the weight of the time. */
        double pooled;

        double weight;
        /** The sum of d(k,r) over the pooled hazard up to this time, {@code double[groups][groups]}. */
        final double[][] gathered;

        Pass(CommonTimes times) {
            this.times = times;
            groups = sums.names.size();
            atRisk = new long[groups];
            before = new double[groups];
            after = new double[groups];
            ending = new int[groups];
            others = new int[groups];
            reached = new double[groups];
            held = new double[groups];
            standIn = new double[groups];
            gathered = new double[groups][groups];
            Arrays.fill(after, 1);
        }

        /** Goes on to the next event, as long as the pooled incidence is below 1. */
        boolean advance() {
            while (times.advance()) {
                look();
                if (events == 0 && Arrays.stream(others).allMatch(count -> count == 0)) {
                    continue;
                }
                if (!(pooled < 1)) {
                    return false;
                }
                step();
                return true;
            }
            return false;
        }

        private void look() {
            events = 0;
            for (int k = 0; k < groups; k++) {
                ending[k] = times.ending(k, 1);
                others[k] = times.ending(k, OTHER);
                atRisk[k] = times.atRisk(k);
                events += ending[k];
            }
        }

        private void step() {
            allHeld = 0;
            allStandIn = 0;
            for (int k = 0; k < groups; k++) {
                before[k] = after[k];
                held[k] = atRisk[k] > 0 ? atRisk[k] / before[k] : 0;
                standIn[k] = held[k] * (1 - reached[k]);
                allHeld += held[k];
                allStandIn += standIn[k];
                if (atRisk[k] > 0) {
                    double n = atRisk[k];
                    reached[k] += before[k] * (ending[k] / n);
                    after[k] = before[k] * ((n - ending[k] - others[k]) / n);
                }
            }
            weight = Math.pow(1 - pooled, rho);
            double grown = events / allHeld;
            double hazard = grown / (1 - pooled);
            pooled += grown;
            for (int k = 0; k < groups; k++) {
                for (int r = 0; r < groups; r++) {
                    gathered[k][r] += direct(k, r) * hazard;
                }
            }
        }

        /** Returns d(k,r) at this time. */
        double direct(int k, int r) {
            return weight * held[k] * ((k == r ? 1 : 0) - held[r] / allHeld);
        }
    }
}
