package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkState;

import dev.bearing.value.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How rows are split into parts to learn from and parts to be judged by, so that no model is judged by what it has
 * seen: by account, or in the order of time.
 */
public final class Folds {

    private enum Kind {
        BY_ACCOUNT,
        IN_TIME
    }

    private final Kind kind;
    private final int count;
    private final long seed;

    private Folds(Kind kind, int count, long seed) {
        checkArgument(count >= 2, "folds must be at least 2, was %s", count);
        this.kind = kind;
        this.count = count;
        this.seed = seed;
    }

    /**
     * Returns folds of whole accounts: all rows of an account are judged in the same fold, and each account in one.
     *
     * @param count how many, at least 2
     * @param seed which accounts go together; equal seeds split equally
     */
    public static Folds byAccount(int count, long seed) {
        return new Folds(Kind.BY_ACCOUNT, count, seed);
    }

    /**
     * Returns folds in the order of time: each is judged by the stays that began in it, after learning from what was
     * known the tick before it began. The earliest part is only learned from, so that there are as many splits as
     * {@code count}.
     *
     * @param count how many, at least 2
     */
    public static Folds inTime(int count) {
        return new Folds(Kind.IN_TIME, count, 0);
    }

    /** Returns how many folds there are. */
    public int count() {
        return count;
    }

    /**
     * One split.
     *
     * @param training what is learned from
     * @param judged the rows that are judged, as positions in all rows
     */
    record Split(RetentionData training, List<Integer> judged) {}

    /** The splits, or INSUFFICIENT_DATA where the rows are too few for so many. */
    Answer<List<Split>> of(RetentionData data) {
        return kind == Kind.BY_ACCOUNT ? byAccount(data) : inTime(data);
    }

    private Answer<List<Split>> byAccount(RetentionData data) {
        int accounts =
                1 + IntStream.range(0, data.size()).map(data::account).max().orElse(-1);
        if (accounts < count) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA, count + " folds need as many accounts, there are " + accounts);
        }
        int[] order = IntStream.range(0, accounts).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = accounts - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = order[j];
            order[j] = order[i];
            order[i] = other;
        }
        int[] foldOf = new int[accounts];
        for (int i = 0; i < accounts; i++) {
            foldOf[order[i]] = i % count;
        }
        List<Split> splits = new ArrayList<>(count);
        for (int fold = 0; fold < count; fold++) {
            int here = fold;
            int[] judged = IntStream.range(0, data.size())
                    .filter(row -> foldOf[data.account(row)] == here)
                    .toArray();
            int[] learned = IntStream.range(0, data.size())
                    .filter(row -> foldOf[data.account(row)] != here)
                    .toArray();
            splits.add(
                    new Split(data.rows(learned), Arrays.stream(judged).boxed().toList()));
        }
        return Answer.known(splits);
    }

    private Answer<List<Split>> inTime(RetentionData data) {
        checkState(data.size() == 0 || data.isDated(), "the rows are not dated: say startedAt");
        long[] starts = IntStream.range(0, data.size())
                .mapToLong(data::startedAt)
                .sorted()
                .toArray();
        List<Split> splits = new ArrayList<>(count);
        long[] cuts = starts.length == 0
                ? new long[0]
                : IntStream.rangeClosed(1, count)
                        .mapToLong(fold -> starts[(int) ((long) starts.length * fold / (count + 1))])
                        .toArray();
        if (Arrays.stream(cuts).distinct().count() < count) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    count + " folds in time need stays that began at more different ticks");
        }
        for (int fold = 0; fold < count; fold++) {
            long from = cuts[fold];
            long to = fold + 1 < count ? cuts[fold + 1] : Long.MAX_VALUE;
            int[] judged = IntStream.range(0, data.size())
                    .filter(row -> data.startedAt(row) >= from && data.startedAt(row) < to)
                    .toArray();
            splits.add(new Split(
                    data.knownAt(from - 1), Arrays.stream(judged).boxed().toList()));
        }
        return Answer.known(splits);
    }
}
