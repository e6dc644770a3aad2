package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What acting on the highest scores would have met: how much more often the event happened among them than among all
 * (lift, an association), and which share of all events they hold (gain). A lift depends on how equal scores are
 * ordered and on how a share of the rows is rounded to a number of rows, so both are named.
 */
public final class LiftTable {

    /** Which of several rows with the same score are counted first. */
    public enum TieRule {
        /** In the order of the rows: what a sorted list shows, though another order of the input gives another lift. */
        ROW_ORDER,
        /** Each carries the mean of its tie: the expectation over all orders. */
        EXPECTED
    }

    /**
     * A group of rows with neighbouring scores.
     *
     * @param rows how many
     * @param positives in how many the event happened; a fraction where a tie is shared out
     * @param rate the share of the group in which it happened, in [0, 1]
     * @param interval Wilson's 95 % interval of the rate; unknown where a tie is shared out, and where rows are
     *     {@linkplain ScoredOutcomes#groupedBy grouped}
     * @param lift the rate over that of all rows
     * @param captured the share of all events that this group and those above it hold, in [0, 1]
     * @param meanScore the mean of the group's scores
     */
    public record Group(
            int rows,
            double positives,
            double rate,
            Answer<Interval> interval,
            double lift,
            double captured,
            double meanScore) {

        /** Refuses null. */
        public Group {
            requireNonNull(interval, "interval");
        }
    }

    private final TieRule tieRule;
    private final boolean grouped;
    private final double baseRate;
    /** Sums over the rows from the highest score: {@code double[n + 1]}. */
    private final double[] positives;

    private final double[] scores;

    private LiftTable(TieRule tieRule, double baseRate, double[] positives, double[] scores, boolean grouped) {
        this.tieRule = tieRule;
        this.grouped = grouped;
        this.baseRate = baseRate;
        this.positives = positives;
        this.scores = scores;
    }

    /**
     * Returns the table; INSUFFICIENT_DATA where only one outcome occurs, EMPTY_BASE without rows.
     *
     * @throws IllegalArgumentException if the rows have weights: a lift counts rows
     */
    public static Answer<LiftTable> of(ScoredOutcomes scored, TieRule tieRule) {
        requireNonNull(scored, "scored");
        requireNonNull(tieRule, "tieRule");
        checkArgument(!scored.isWeighted(), "a lift counts rows, so they must have no weights");
        if (!scored.hasBothOutcomes()) {
            return scored.oneOutcome();
        }
        int n = scored.size();
        double[] positives = new double[n + 1];
        double[] scores = new double[n + 1];
        int done = 0;
        for (int end = n; end > 0; ) {
            int start = end - 1;
            double score = scored.score(scored.ascending(start));
            while (start > 0 && scored.score(scored.ascending(start - 1)) == score) {
                start--;
            }
            double tied = 0;
            for (int place = start; place < end; place++) {
                tied += scored.outcome(scored.ascending(place)) ? 1 : 0;
            }
            for (int place = start; place < end; place++, done++) {
                double one = scored.outcome(scored.ascending(place)) ? 1 : 0;
                positives[done + 1] = tieRule == TieRule.ROW_ORDER
                        ? positives[done] + one
                        : positives[n - end] + tied * (place + 1 - start) / (end - start);
                scores[done + 1] = scores[done] + score;
            }
            end = start;
        }
        return Answer.known(new LiftTable(tieRule, scored.positives() / n, positives, scores, scored.isGrouped()));
    }

    /** Returns how ties were ordered. */
    public TieRule tieRule() {
        return tieRule;
    }

    /** Returns the share of all rows in which the event happened: a lift of 1. */
    public double baseRate() {
        return baseRate;
    }

    /**
     * Returns groups of equal count by descending score; where the count does not divide, the first ones take one row
     * more.
     *
     * @param groups how many, from 1 to the number of rows; 10 for deciles
     */
    public List<Group> groups(int groups) {
        int n = positives.length - 1;
        checkArgument(groups >= 1 && groups <= n, "groups must be in [1, %s], was %s", n, groups);
        List<Group> list = new ArrayList<>();
        int from = 0;
        for (int g = 0; g < groups; g++) {
            int end = from + n / groups + (g < n % groups ? 1 : 0);
            list.add(group(from, end));
            from = end;
        }
        return List.copyOf(list);
    }

    /**
     * Returns the rows with the highest scores.
     *
     * @param share which share of the rows, in (0, 1]
     * @param rounding how the share becomes a number of rows, such as CEILING or FLOOR; at least one is taken
     */
    public Group top(double share, RoundingMode rounding) {
        checkArgument(share > 0 && share <= 1, "share must be in (0, 1], was %s", share);
        int n = positives.length - 1;
        int rows = BigDecimal.valueOf(share)
                .multiply(BigDecimal.valueOf(n))
                .setScale(0, rounding)
                .intValueExact();
        return group(0, Math.max(1, rows));
    }

    /** Returns the lift of the tenth of the rows with the highest scores, rounded up to whole rows. */
    public double topDecileLift() {
        return top(0.1, RoundingMode.CEILING).lift();
    }

    private Group group(int from, int end) {
        int rows = end - from;
        double found = positives[end] - positives[from];
        double rate = found / rows;
        return new Group(
                rows,
                found,
                rate,
                interval(found, rows),
                rate / baseRate,
                positives[end] / positives[positives.length - 1],
                (scores[end] - scores[from]) / rows);
    }

    private Answer<Interval> interval(double found, int rows) {
        if (grouped) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA, "rows of one group are not independent: there is no interval");
        }
        if (found != Math.rint(found)) {
            return Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "a tie is shared out, so there is no count");
        }
        double[] ends = Proportions.wilson95((long) found, rows);
        return Answer.known(Interval.of95(ends[0], ends[1]));
    }
}
