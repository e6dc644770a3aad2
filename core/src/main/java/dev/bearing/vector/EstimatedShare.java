package dev.bearing.vector;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Interval;

/**
 * The 95 % interval of an estimated share by its variance: Wilson's, of as many independent accounts as would make the
 * share so uncertain. It stays within [0, 1] and does not shrink to nothing where nothing has happened yet. The
 * effective number of accounts is that of Korn and Graubard, "Confidence intervals for proportions with small expected
 * number of positive counts estimated from survey data", Survey Methodology 24(2), 1998, who put it into Clopper's
 * interval.
 */
final class EstimatedShare {

    private EstimatedShare() {}

    /**
     * Returns the interval.
     *
     * @param share in [0, 1]
     * @param variance its variance, 0 or more
     * @param accounts the most accounts that the share can be worth: those it was estimated from
     */
    static Interval interval(double share, double variance, double accounts) {
        double[] ends = Proportions.wilson95OfShare(share, worth(share, variance, accounts));
        return Interval.of95(Math.min(ends[0], share), Math.max(ends[1], share));
    }

    /**
     * Returns the probability that the next one does what a share of those before did: the share, but where none or all
     * of them did, what Laplace's rule of succession says, one in n + 2 less or more: that nobody was seen to do
     * something does not make it impossible.
     *
     * @param share in [0, 1]
     * @param accounts from how many the share was estimated, 0 or more
     */
    static double ofTheNext(double share, double accounts) {
        return share > 0 && share < 1 ? share : (share * accounts + 1) / (accounts + 2);
    }

    /** Returns the interval of none or all, 0 or 1, that stands for a variance. */
    static Interval ofNoneOrAll(double share, double variance) {
        double width = Math.min(1, 2 * Proportions.Z95 * Math.sqrt(variance));
        return share == 0 ? Interval.of95(0, width) : Interval.of95(1 - width, 1);
    }

    /** Returns the variance that an interval stands for. */
    static double variance(Interval interval) {
        double error = (interval.upper() - interval.lower()) / (2 * Proportions.Z95);
        return error * error;
    }

    /** Returns how many independent accounts the share is worth. */
    static double worth(double share, double variance, double accounts) {
        return variance > 0 && share > 0 && share < 1
                ? Math.max(1, Math.min(accounts, share * (1 - share) / variance))
                : accounts;
    }
}
