package dev.bearing.journey;

import dev.bearing.internal.stats.CountTests;
import dev.bearing.internal.stats.Proportions;
import dev.bearing.internal.stats.Tails;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.util.List;
import java.util.TreeMap;

/**
 * Tests whether crossing takes too long, on times of which many are censored: who was lost or still waits counts for
 * the days it waited. Both tests compare the crossings there were with those that the reference's pace would have
 * given.
 */
final class DwellGapTest {

    static final String ONE_SAMPLE = "one-sample log-rank test";
    static final String LOG_RANK = "one-sided log-rank test";

    /** Beyond any ratio of paces; keeps its exponential finite. */
    private static final double LARGEST_LOG_RATIO = 50;

    private DwellGapTest() {}

    /**
     * Tests against a median: at an even pace at which half cross within it, the days waited would have given E
     * crossings; O were seen. Exact by the Poisson tail for few accounts, else (O - E) / √E.
     *
     * @see <a href="https://doi.org/10.2307/2530096">Woolson (1981), Rank tests and a one-sample logrank test for
     *     comparing observed survival data to a standard population</a>
     */
    static Answer<GapTest> againstMedian(int medianDays, List<LegWait> waits, int exactBelow) {
        long observed = waits.stream().filter(LegWait::isCrossed).count();
        long days = waits.stream().mapToLong(LegWait::waited).sum();
        double expected = Math.log(2) / medianDays * days;
        if (!(expected > 0)) {
            return Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "nobody has waited a day yet");
        }
        double p = waits.size() < exactBelow
                ? CountTests.poissonLower(observed, expected)
                : Tails.normal((observed - expected) / Math.sqrt(expected));
        double[] ends = CountTests.poisson95(observed);
        Estimate effect =
                Estimate.of(1 - observed / expected, Interval.of95(1 - ends[1] / expected, 1 - ends[0] / expected));
        return Answer.known(new GapTest(ONE_SAMPLE, expected, effect, p, p));
    }

    /**
     * Tests against other accounts by the log-rank test; the ratio of the paces is Peto's, exp((O - E) / V).
     *
     * @see <a href="https://doi.org/10.1016/S0033-0620(85)80003-7">Yusuf et al. (1985)</a>, statistical methods, for
     *     the ratio and its interval
     */
    static Answer<GapTest> against(List<LegWait> others, List<LegWait> waits) {
        LogRankParts parts = LogRankParts.of(others, waits);
        if (!(parts.variance >= 1)) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    "fewer crossings were seen, with both groups waiting, than a comparison of times needs");
        }
        double excess = parts.observed - parts.expected;
        double spread = Math.sqrt(parts.variance);
        double p = Tails.normal(excess / spread);
        double half = Proportions.Z95 / spread;
        double ratio = excess / parts.variance;
        Estimate effect = Estimate.of(slower(ratio), Interval.of95(slower(ratio + half), slower(ratio - half)));
        return Answer.known(new GapTest(LOG_RANK, parts.expected, effect, p, p));
    }

    private static double slower(double logRatio) {
        return 1 - Math.exp(Math.min(LARGEST_LOG_RATIO, logRatio));
    }

    /** The crossings of the second group, how many it would have had at the pace of both, and the variance. */
    record LogRankParts(double observed, double expected, double variance) {

        static LogRankParts of(List<LegWait> others, List<LegWait> waits) {
            // by day waited: how many end their wait then, in each group, and how many of those cross
            TreeMap<Long, long[]> days = new TreeMap<>();
            waits.forEach(wait -> count(days, wait, 0));
            others.forEach(wait -> count(days, wait, 2));
            double atRisk = waits.size();
            double all = atRisk + others.size();
            double observed = 0;
            double expected = 0;
            double variance = 0;
            for (long[] day : days.values()) {
                double crossed = day[1] + day[3];
                observed += day[1];
                expected += crossed * atRisk / all;
                if (all > 1) {
                    variance += crossed * atRisk / all * (1 - atRisk / all) * (all - crossed) / (all - 1);
                }
                atRisk -= day[0];
                all -= day[0] + day[2];
            }
            return new LogRankParts(observed, expected, variance);
        }

        private static void count(TreeMap<Long, long[]> days, LegWait wait, int group) {
            long[] day = days.computeIfAbsent(wait.waited(), unused -> new long[4]);
            day[group]++;
            day[group + 1] += wait.isCrossed() ? 1 : 0;
        }
    }
}
