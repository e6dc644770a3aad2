package dev.bearing.evidence;

import dev.bearing.value.Answer;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Chooses how much an expert's opinion is worth by what it would have been worth before: the days are cut into parts,
 * each is judged by weights learnt from what was known the day before it began, and the largest worth is taken whose
 * log loss is within one standard error of the least (Hastie, Tibshirani and Friedman 2009, section 7.10).
 *
 * @see <a href="https://hastie.su.domains/ElemStatLearn/">The Elements of Statistical Learning</a>
 */
final class WorthChoice {

    /** Churns for each measure, from the data's word to the expert's. */
    static final double[] PER_MEASURE = {1, 3, 10, 30, 100, 300, 1_000};

    private static final double CLIP = 1e-12;

    private final LearningRows rows;
    private final double[] shares;
    private final int folds;

    WorthChoice(LearningRows rows, double[] shares, int folds) {
        this.rows = rows;
        this.shares = shares;
        this.folds = folds;
    }

    /** Returns the worth of the expert in churns; INSUFFICIENT_DATA where no part follows on one to learn from. */
    Answer<Double> choose(int weighted) {
        double[][] losses = new double[PER_MEASURE.length][rows.size()];
        Arrays.stream(losses).forEach(column -> Arrays.fill(column, Double.NaN));
        int[] cuts = cuts();
        int judged = 0;
        for (int fold = 0; fold < cuts.length; fold++) {
            judged += judge(cuts[fold], fold + 1 < cuts.length ? cuts[fold + 1] : Integer.MAX_VALUE, weighted, losses);
        }
        if (judged == 0) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    "no part of the days follows on one in which some left and some stayed, so that the worth of the"
                            + " expert cannot be chosen in time");
        }
        return Answer.known(weighted * PER_MEASURE[largestWithinOneError(losses)]);
    }

    /** The first days of the parts that are judged; before the first one lies what is only learnt from. */
    private int[] cuts() {
        int[] days =
                IntStream.range(0, rows.size()).map(rows::observedOn).sorted().toArray();
        return IntStream.rangeClosed(1, folds)
                .map(fold -> days[(int) ((long) days.length * fold / (folds + 1))])
                .distinct()
                .toArray();
    }

    /** Fills in the losses of the days from one to before another; returns how many rows these have. */
    private int judge(int from, int to, int weighted, double[][] losses) {
        LearningRows known = rows.rows(select(row -> rows.knownOn(row) < from));
        int[] judged = select(row -> rows.observedOn(row) >= from && rows.observedOn(row) < to);
        double[][] found = new double[losses.length][];
        for (int k = 0; k < losses.length; k++) {
            Answer<WeightFit> fit = known.size() == 0
                    ? Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "nothing was known")
                    : WeightFit.of(known, shares, known.penalty(weighted * PER_MEASURE[k]));
            if (!fit.isKnown()) {
                return 0;
            }
            WeightFit learnt = fit.orElseThrow("fit");
            found[k] = Arrays.stream(judged)
                    .mapToDouble(row -> loss(learnt.logOdds(rows, row), rows.churned()[row]))
                    .toArray();
        }
        for (int k = 0; k < losses.length; k++) {
            for (int i = 0; i < judged.length; i++) {
                losses[k][judged[i]] = found[k][i];
            }
        }
        return judged.length;
    }

    private int[] select(IntPredicate rule) {
        return IntStream.range(0, rows.size()).filter(rule).toArray();
    }

    private static double loss(double logOdds, boolean churned) {
        double p = Math.min(Math.max(1 / (1 + Math.exp(-logOdds)), CLIP), 1 - CLIP);
        return -Math.log(churned ? p : 1 - p);
    }

    private int largestWithinOneError(double[][] losses) {
        double[] totals = Arrays.stream(losses)
                .mapToDouble(column -> Arrays.stream(column)
                        .filter(loss -> !Double.isNaN(loss))
                        .sum())
                .toArray();
        int best = 0;
        for (int k = 1; k < totals.length; k++) {
            best = totals[k] <= totals[best] ? k : best;
        }
        int chosen = best;
        for (int k = best + 1; k < totals.length; k++) {
            chosen = totals[k] - totals[best] <= error(losses[k], losses[best]) ? k : chosen;
        }
        return chosen;
    }

    /** The standard error of the sum of differences, the rows of an account taken together. */
    private double error(double[] one, double[] other) {
        double[] byAccount = new double[rows.accountLimit()];
        for (int i = 0; i < one.length; i++) {
            byAccount[rows.account(i)] += Double.isNaN(one[i]) ? 0 : one[i] - other[i];
        }
        return Math.sqrt(Arrays.stream(byAccount).map(sum -> sum * sum).sum());
    }
}
