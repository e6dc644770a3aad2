package dev.bearing.evidence;

import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The days of a back-test in parts, one after the other. What is learnt for a part comes from observations whose
 * windows were over when it began, and from other accounts than those it is used on.
 */
final class TimeFolds {

    private static final int ACCOUNT_GROUPS = 5;
    private static final long SEED = 20_260_301L;

    private final BacktestRows rows;
    private final BacktestPlan plan;
    private final int[] judged;
    /** The day with which each part begins; the days before the first are only learnt from. */
    private final int[] begins;

    private final int[] accountGroup;

    TimeFolds(BacktestRows rows, BacktestPlan plan, int... judged) {
        this.rows = rows;
        this.plan = plan;
        this.judged = judged;
        int days = (int) Arrays.stream(judged).map(rows::day).distinct().count();
        int first = judged.length == 0 ? 0 : rows.day(judged[0]);
        int folds = Math.max(0, Math.min(plan.folds(), days - 1));
        this.begins = IntStream.rangeClosed(1, folds)
                .map(fold -> first + (int) ((long) days * fold / (folds + 1)))
                .toArray();
        this.accountGroup = accountGroups(rows.accounts().size());
    }

    private static int[] accountGroups(int accounts) {
        SplittableRandom random = new SplittableRandom(SEED);
        return IntStream.generate(() -> random.nextInt(ACCOUNT_GROUPS))
                .limit(accounts)
                .toArray();
    }

    /**
     * One part.
     *
     * @param from its first day
     * @param to its last day
     * @param rows the scored and judged rows of its days
     */
    record Fold(LocalDate from, LocalDate to, List<Integer> rows) {}

    List<Fold> folds() {
        List<Fold> folds = new ArrayList<>();
        for (int k = 0; k < begins.length; k++) {
            int[] own = rowsOf(k);
            if (own.length > 0) {
                folds.add(new Fold(
                        rows.on(own[0]),
                        rows.on(own[own.length - 1]),
                        Arrays.stream(own).boxed().toList()));
            }
        }
        return folds;
    }

    private int[] rowsOf(int fold) {
        int end = fold + 1 < begins.length ? begins[fold + 1] : Integer.MAX_VALUE;
        return Arrays.stream(judged)
                .filter(row -> rows.day(row) >= begins[fold] && rows.day(row) < end)
                .toArray();
    }

    /** What was made of scores: the rows that have a probability, and the probabilities with the outcomes. */
    record Calibrated(List<Integer> rows, ScoredOutcomes probabilities) {}

    /** Returns the probability of each row for which one could be learnt beforehand. */
    Calibrated calibrated() {
        int[] kept = new int[judged.length];
        double[] probabilities = new double[judged.length];
        int n = 0;
        for (int fold = 0; fold < begins.length; fold++) {
            List<Answer<PlattCalibrator>> calibrators = calibrators(rows.days().get(begins[fold]));
            for (int row : rowsOf(fold)) {
                Answer<PlattCalibrator> own = calibrators.get(accountGroup[rows.account(row)]);
                if (own.isKnown()) {
                    kept[n] = row;
                    probabilities[n++] = own.orElseThrow("calibrator").calibrate(rows.risk(row));
                }
            }
        }
        int[] known = Arrays.copyOf(kept, n);
        return new Calibrated(
                Arrays.stream(known).boxed().toList(), rows.scored(Arrays.copyOf(probabilities, n), known));
    }

    /** For each group of accounts, what the others had shown by the day. */
    private List<Answer<PlattCalibrator>> calibrators(LocalDate day) {
        int[] known = Arrays.stream(judged)
                .filter(row -> !plan.windowEnd(rows.on(row)).isAfter(day))
                .toArray();
        List<Answer<PlattCalibrator>> calibrators = new ArrayList<>();
        for (int group = 0; group < ACCOUNT_GROUPS; group++) {
            int own = group;
            int[] others = Arrays.stream(known)
                    .filter(row -> accountGroup[rows.account(row)] != own)
                    .toArray();
            calibrators.add(PlattCalibrator.fit(rows.scored(others)));
        }
        return calibrators;
    }
}
