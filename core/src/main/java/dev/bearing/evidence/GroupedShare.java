package dev.bearing.evidence;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Interval;

/**
 * A share of rows of which several belong to one account: Wilson's interval of the number of independent rows that
 * would be as uncertain. Where every account has one row it is Wilson's own.
 *
 * @see <a href="https://doi.org/10.1093/jssam/smv024">Dean and Pagano (2015)</a>, on Wilson's interval of clustered
 *     rows
 */
final class GroupedShare {

    private GroupedShare() {}

    /**
     * Returns the 95 % interval of the share.
     *
     * @param found how many rows of each group have the event
     * @param rows how many rows each group has; 0 for one that does not count, not all of them 0
     */
    static Interval interval(int[] found, int[] rows) {
        long all = 0;
        long events = 0;
        int groups = 0;
        for (int i = 0; i < rows.length; i++) {
            all += rows[i];
            events += found[i];
            groups += rows[i] > 0 ? 1 : 0;
        }
        double share = (double) events / all;
        double squares = 0;
        for (int i = 0; i < rows.length; i++) {
            double deviation = found[i] - rows[i] * share;
            squares += deviation * deviation;
        }
        double asIndependent = all * share * (1 - share);
        // where all went one way the variance is 0 and says nothing: count each account once
        double effective = squares > 0 ? Math.min((double) all, all * asIndependent / squares) : groups;
        double[] ends = Proportions.wilson95OfShare(share, effective);
        return Interval.of95(ends[0], ends[1]);
    }
}
