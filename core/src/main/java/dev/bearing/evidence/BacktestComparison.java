package dev.bearing.evidence;

import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Two scores on the same observations, those that both of them score; the intervals are paired, and take accounts, not
 * observations, as drawn.
 *
 * @param observations how many observations both score
 * @param churns how many different churns these led up to
 * @param onlyFirst how many judged observations only the first scores
 * @param onlySecond how many only the second scores
 * @param aucDifference the AUC of the first less that of the second: positive where the first ranks better
 * @param liftRatio the lift of the first over that of the second, above 1 where the first one's bands tell more apart
 * @param brierDifference the Brier score of the first less that of the second, on the observations that both have a
 *     probability for: negative where the first is better
 */
public record BacktestComparison(
        int observations,
        int churns,
        int onlyFirst,
        int onlySecond,
        Answer<Estimate> aucDifference,
        Answer<Estimate> liftRatio,
        Answer<Estimate> brierDifference) {

    /** Refuses null. */
    public BacktestComparison {
        requireNonNull(aucDifference, "aucDifference");
        requireNonNull(liftRatio, "liftRatio");
        requireNonNull(brierDifference, "brierDifference");
    }

    /** Returns the comparison; INSUFFICIENT_DATA with fewer churns than the plan asks for. */
    static Answer<BacktestComparison> of(Backtest first, Backtest second) {
        BacktestRows one = first.rows();
        BacktestRows other = second.rows();
        int[] both = IntStream.range(0, one.size())
                .filter(row -> one.isJudged(row) && one.isScored(row) && other.isScored(row))
                .toArray();
        Set<Long> churns = new HashSet<>();
        Arrays.stream(both).filter(one::churned).forEach(row -> churns.add(one.churnKey(row)));
        if (churns.size() < first.plan().leastEvents()) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    churns.size() + " churns in the windows of " + both.length
                            + " observations that both score, needed "
                            + first.plan().leastEvents());
        }
        return Answer.known(new BacktestComparison(
                both.length,
                churns.size(),
                one.judgedRows().length - both.length,
                other.judgedRows().length - both.length,
                RocCurve.difference(one.scored(both), other.scored(both)),
                liftRatio(first, second, both),
                brierDifference(first.calibrated(), second.calibrated(), one)));
    }

    private static Answer<Estimate> liftRatio(Backtest first, Backtest second, int... both) {
        BandOutcome[] ends = new BandOutcome[] {
            end(first, 0, both), end(first, -1, both), end(second, 0, both), end(second, -1, both)
        };
        for (BandOutcome end : ends) {
            if (end.churned() == 0) {
                return Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "nobody churned in band " + end.band().name() + ": one lift is 0 or without bound");
            }
        }
        return BandLift.of(ends[0], ends[1], first.rows(), both)
                .flatMap(one -> BandLift.of(ends[2], ends[3], second.rows(), both)
                        .map(other -> {
                            double[] parts = BandLift.logParts(ends[0], ends[1], first.rows(), both);
                            double[] others = BandLift.logParts(ends[2], ends[3], second.rows(), both);
                            for (int i = 0; i < parts.length; i++) {
                                parts[i] -= others[i];
                            }
                            double ratio = one.value() / other.value();
                            double half = Proportions.Z95
                                    * Math.sqrt(GroupedSums.of(first.rows().scored(both), parts)
                                            .plainVariance());
                            return Estimate.of(ratio, Interval.of95(ratio * Math.exp(-half), ratio * Math.exp(half)));
                        }));
    }

    private static BandOutcome end(Backtest backtest, int place, int... both) {
        var bands = backtest.bandPolicy().bands();
        return BandOutcome.of(bands.get(place < 0 ? bands.size() - 1 : place), backtest.rows(), both);
    }

    private static Answer<Estimate> brierDifference(
            TimeFolds.Calibrated one, TimeFolds.Calibrated other, BacktestRows rows) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < other.rows().size(); i++) {
            places.put(other.rows().get(i), i);
        }
        int[] shared = IntStream.range(0, one.rows().size())
                .filter(i -> places.containsKey(one.rows().get(i)))
                .toArray();
        if (shared.length == 0) {
            return Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "no observation has a probability by both scores");
        }
        double[] gaps = new double[shared.length];
        int[] own = new int[shared.length];
        double sum = 0;
        for (int i = 0; i < gaps.length; i++) {
            own[i] = one.rows().get(shared[i]);
            int there = places.getOrDefault(own[i], 0);
            gaps[i] = squaredError(one.probabilities(), shared[i]) - squaredError(other.probabilities(), there);
            sum += gaps[i];
        }
        double mean = sum / gaps.length;
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (gaps[i] - mean) / gaps.length;
        }
        GroupedSums sums = GroupedSums.of(rows.scored(own), gaps);
        double half = sums.groups() < 2 ? 0 : Proportions.Z95 * Math.sqrt(sums.variance());
        return Answer.known(
                half > 0
                        ? Estimate.of(mean, Interval.of95(mean - half, mean + half))
                        : new Estimate(
                                mean,
                                Answer.unknown(
                                        Answer.Reason.INSUFFICIENT_DATA, "the scores differ in no two accounts")));
    }

    private static double squaredError(ScoredOutcomes scored, int row) {
        double error = scored.score(row) - (scored.outcome(row) ? 1 : 0);
        return error * error;
    }
}
