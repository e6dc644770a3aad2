package dev.bearing.internal.cox;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.internal.sort.RadixSort;
import java.util.Arrays;

/** Functions of time at each group, less their mean over the deaths, to test a change of coefficients against. */
public final class TimeScales {

    private TimeScales() {}

    /** Returns the time of each group. */
    public static double[] identity(CoxDesign design) {
        return centred(design, design.sets.times.clone());
    }

    /** Returns its logarithm; the event times must be positive. */
    public static double[] log(CoxDesign design) {
        return centred(design, logs(design.sets.times));
    }

    /** Returns its rank among the ends of all rows. */
    public static double[] rank(CoxDesign design) {
        return centred(design, ranks(design));
    }

    /** Returns 1 minus the Kaplan-Meier curve just before it. */
    public static double[] kaplanMeier(CoxDesign design) {
        return centred(design, leftByKaplanMeier(design));
    }

    private static double[] centred(CoxDesign design, double[] g) {
        double sum = 0;
        double count = 0;
        for (int i = 0; i < g.length; i++) {
            sum += g[i] * design.sets.deaths[i];
            count += design.sets.deaths[i];
        }
        double mean = sum / count;
        for (int i = 0; i < g.length; i++) {
            g[i] -= mean;
        }
        return g;
    }

    private static double[] logs(double[] times) {
        double[] logs = new double[times.length];
        for (int i = 0; i < logs.length; i++) {
            checkArgument(times[i] > 0, "every event time must be positive for the log scale, one was %s", times[i]);
            logs[i] = Math.log(times[i]);
        }
        return logs;
    }

    /** The mean rank of each event time among the ends of all rows. */
    private static double[] ranks(CoxDesign design) {
        double[] ends = sorted(design.stop);
        double[] ranks = new double[design.sets.groups()];
        for (int i = 0; i < ranks.length; i++) {
            double time = design.sets.times[i];
            int less = below(ends, time);
            int atMost = below(ends, Math.nextUp(time));
            ranks[i] = (less + 1 + atMost) / 2.0;
        }
        return ranks;
    }

    /** One minus the Kaplan-Meier curve of all rows, strata and weights aside, just before each event time. */
    private static double[] leftByKaplanMeier(CoxDesign design) {
        double[] ends = sorted(design.stop);
        double[] starts = design.start == null ? new double[0] : sorted(design.start);
        RiskSets sets = design.sets;
        int[] all = new int[sets.groups()];
        Arrays.setAll(all, i -> i);
        int[] order = RadixSort.order(all, sets.times);
        double[] left = new double[order.length];
        double survival = 1;
        int i = 0;
        while (i < order.length) {
            double time = sets.times[order[i]];
            long deaths = 0;
            int j = i;
            for (; j < order.length && sets.times[order[j]] == time; j++) {
                deaths += sets.deaths[order[j]];
                left[order[j]] = 1 - survival;
            }
            double atRisk = (ends.length - below(ends, time)) - (starts.length - below(starts, time));
            survival *= (atRisk - deaths) / atRisk;
            i = j;
        }
        return left;
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** How many of the sorted values are below {@code limit}. */
    private static int below(double[] sorted, double limit) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
