package dev.bearing.evidence;

import dev.bearing.internal.sort.RadixSort;
import dev.bearing.internal.stats.RankTree;
import dev.bearing.value.Answer;
import java.util.function.LongToDoubleFunction;

/**
 * Counts, for each event, those known to stay longer by the rank of their risk: one walk back in time over a
 * {@link RankTree}, O(n log n). Unlike {@code survival.Concordance} it weighs each event, for Uno's concordance.
 */
final class ConcordantPairs {

    private final long[] exits;
    private final boolean[] events;
    private final int[] ranks;
    private final int distinct;

    private ConcordantPairs(long[] exits, boolean[] events, int[] ranks, int distinct) {
        this.exits = exits;
        this.events = events;
        this.ranks = ranks;
        this.distinct = distinct;
    }

    static ConcordantPairs of(long[] exits, boolean[] events, double[] risk) {
        int[] order = RadixSort.order(risk);
        int[] ranks = new int[risk.length];
        int rank = 0;
        for (int place = 0; place < order.length; place++) {
            rank += place == 0 || risk[order[place]] > risk[order[place - 1]] ? 1 : 0;
            ranks[order[place]] = rank;
        }
        return new ConcordantPairs(exits, events, ranks, rank);
    }

    /** Returns the weighted share of right pairs among those whose event is at {@code tau} or before. */
    Answer<Double> concordance(long tau, LongToDoubleFunction weight) {
        int n = exits.length;
        double[] ticks = new double[n];
        for (int i = 0; i < n; i++) {
            ticks[i] = (double) exits[i];
        }
        int[] order = RadixSort.order(ticks);
        RankTree longer = new RankTree(distinct);
        double right = 0;
        double pairs = 0;
        for (int end = n; end > 0; ) {
            long tick = exits[order[end - 1]];
            int start = end;
            while (start > 0 && exits[order[start - 1]] == tick) {
                start--;
            }
            add(longer, order, start, end, false);
            if (tick <= tau) {
                double[] found = compare(longer, order, start, end);
                if (found[1] > 0) {
                    double w = weight.applyAsDouble(tick);
                    right += w * w * found[0];
                    pairs += w * w * found[1];
                }
            }
            add(longer, order, start, end, true);
            end = start;
        }
        if (!(pairs < Double.POSITIVE_INFINITY)) {
            return Answer.unknown(
                    Answer.Reason.OUTSIDE_MODEL_RANGE, "nobody is under observation long enough to weigh all events");
        }
        return pairs > 0
                ? Answer.known(right / pairs)
                : Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "of no two rows is it known which left first");
    }

    private void add(RankTree longer, int[] order, int start, int end, boolean event) {
        for (int place = start; place < end; place++) {
            if (events[order[place]] == event) {
                longer.add(ranks[order[place]], 1);
            }
        }
    }

    /** Returns the right pairs of the events of one tick, ties one half, and all their pairs. */
    private double[] compare(RankTree longer, int[] order, int start, int end) {
        double right = 0;
        double pairs = 0;
        for (int place = start; place < end; place++) {
            int row = order[place];
            if (events[row]) {
                right += longer.below(ranks[row]) + longer.at(ranks[row]) / 2;
                pairs += longer.total();
            }
        }
        return new double[] {right, pairs};
    }
}
