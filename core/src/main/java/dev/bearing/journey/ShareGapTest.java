package dev.bearing.journey;

import dev.bearing.internal.stats.CountTests;
import dev.bearing.internal.stats.Proportions;
import dev.bearing.internal.stats.TwoProportions;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;

/** Tests whether a share that crossed in time is too small: exactly where there are few accounts. */
final class ShareGapTest {

    static final String BINOMIAL = "exact one-sided binomial test";
    static final String SCORE = "one-sided score test";
    static final String FISHER = "Fisher's exact one-sided test";
    static final String TWO_SHARES = "one-sided score test of two shares";

    private ShareGapTest() {}

    /** Tests against a stated share; there must be observable accounts. */
    static GapTest against(double share, LegCounts counts, int exactBelow) {
        long k = counts.crossed();
        long n = counts.observable();
        boolean exact = n < exactBelow;
        double p = exact ? CountTests.binomialLower(k, n, share) : CountTests.scoreLower(k, n, share);
        double[] wilson = Proportions.wilson95(k, n);
        Estimate effect = Estimate.of(share - (double) k / n, Interval.of95(share - wilson[1], share - wilson[0]));
        return new GapTest(exact ? BINOMIAL : SCORE, share, effect, p, p);
    }

    /** Tests against the share of other accounts; there must be observable accounts in both groups. */
    static GapTest against(LegCounts other, LegCounts counts, int exactBelow) {
        long k = counts.crossed();
        long n = counts.observable();
        boolean exact = Math.min(n, other.observable()) < exactBelow;
        double p = exact
                ? CountTests.fisherLower(k, n, other.crossed(), other.observable())
                : CountTests.twoSharesLower(k, n, other.crossed(), other.observable());
        double[] ends = TwoProportions.newcombe95(other.crossed(), other.observable(), k, n);
        double reference = (double) other.crossed() / other.observable();
        Estimate effect = Estimate.of(reference - (double) k / n, Interval.of95(ends[0], ends[1]));
        return new GapTest(exact ? FISHER : TWO_SHARES, reference, effect, p, p);
    }
}
