package dev.bearing.evidence;

import dev.bearing.internal.sort.RadixSort;
import dev.bearing.value.Answer;
import java.util.function.LongToDoubleFunction;

/**
 * Counts, for each event, those known to stay longer by the rank of their risk: one walk back in time over a binary
 * indexed tree of ranks, O(n log n).
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
        int[] tree = new int[distinct + 1];
        double right = 0;
        double pairs = 0;
        for (int end = n; end > 0; ) {
            long tick = exits[order[end - 1]];
            int start = end;
            while (start > 0 && exits[order[start - 1]] == tick) {
                start--;
            }
            add(tree, order, start, end, false);
            if (tick <= tau) {
                double[] found = compare(tree, order, start, end);
                if (found[1] > 0) {
                    double w = weight.applyAsDouble(tick);
                    right += w * w * found[0];
                    pairs += w * w * found[1];
                }
            }
            add(tree, order, start, end, true);
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

    private void add(int[] tree, int[] order, int start, int end, boolean event) {
        for (int place = start; place < end; place++) {
            if (events[order[place]] == event) {
                for (int k = ranks[order[place]]; k < tree.length; k += k & -k) {
                    tree[k]++;
                }
            }
        }
    }

    /** Returns the right pairs of the events of one tick, ties one half, and all their pairs. */
    private double[] compare(int[] tree, int[] order, int start, int end) {
        double right = 0;
        double pairs = 0;
        for (int place = start; place < end; place++) {
            int row = order[place];
            if (events[row]) {
                int upTo = count(tree, ranks[row]);
                int below = count(tree, ranks[row] - 1);
                right += below + (upTo - below) / 2.0;
                pairs += count(tree, distinct);
            }
        }
        return new double[] {right, pairs};
    }

    private static int count(int[] tree, int rank) {
        int sum = 0;
        for (int k = rank; k > 0; k -= k & -k) {
            sum += tree[k];
        }
        return sum;
    }
}
