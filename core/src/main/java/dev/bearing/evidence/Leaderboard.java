package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Models of retention side by side, each judged by rows it has not seen, on the same rows and the same splits; with
 * what one is better than another by, and how sure that is.
 *
 * <pre>{@code
 * Leaderboard board = Leaderboard.builder(data)
 *         .folds(Folds.byAccount(5, 42)).horizon(12)
 *         .add(RetentionLearner.of("kaplan-meier", rows -> Answer.known(KaplanMeier.of(rows.spells()))))
 *         .add(mine)
 *         .build();
 * board.rows().get(0).model();          // the one with the smallest Brier score
 * board.paired().get(0).difference();   // between the first two, with its 95 % interval
 * }</pre>
 *
 * <p>What is judged is the chance to leave within the horizon, told when a stay begins. Rows last seen before the
 * horizon count through the weights of inverse probability of censoring, so that nobody unknown counts as staying.
 */
public final class Leaderboard {

    private final int folds;
    private final long horizon;
    private final List<Row> rows;
    private final List<Pair> paired;

    private Leaderboard(int folds, long horizon, List<Row> rows, List<Pair> paired) {
        this.folds = folds;
        this.horizon = horizon;
        this.rows = List.copyOf(rows);
        this.paired = List.copyOf(paired);
    }

    /**
     * One model on the board; every score is over the rows of all folds, or says why there is none.
     *
     * @param model the model's name
     * @param brier the mean squared difference between the chance told and what happened, weighted for censoring; 0 is
     *     perfect, smaller is better; its interval counts rows of one account as one (Graf and others 1999)
     * @param logScore the mean negative log likelihood of what happened by the horizon, weighted the same; smaller is
     *     better; see {@link ProbabilityScore#logLoss}
     * @param concordance the share of pairs within a fold whose order is told right (Harrell's C); 0.5 where all are
     *     told the same
     * @param calibrationSlope how strongly what happened follows the log odds told: 1 is right, below 1 the chances are
     *     too extreme (Cox 1958)
     */
    public record Row(
            String model,
            Answer<Estimate> brier,
            Answer<Double> logScore,
            Answer<Double> concordance,
            Answer<Double> calibrationSlope) {

        /** Refuses null. */
        public Row {
            requireNonNull(model, "model");
            requireNonNull(brier, "brier");
            requireNonNull(logScore, "logScore");
            requireNonNull(concordance, "concordance");
            requireNonNull(calibrationSlope, "calibrationSlope");
        }
    }

    /**
     * Two models compared row by row.
     *
     * @param a the one that stands higher on the board
     * @param b the other
     * @param difference the Brier score of {@code a} less that of {@code b}: negative where {@code a} is better; an
     *     interval that holds 0 tells that the rows do not decide
     */
    public record Pair(String a, String b, Estimate difference) {

        /** Refuses null. */
        public Pair {
            requireNonNull(a, "a");
            requireNonNull(b, "b");
            requireNonNull(difference, "difference");
        }
    }

    /**
     * Returns a builder for these rows: five folds by account, and the median time of those that left as horizon (the
     * longest time where nobody did; then nothing can be judged).
     */
    public static Builder builder(RetentionData data) {
        return new Builder(data);
    }

    /** Returns how many splits were judged. */
    public int folds() {
        return folds;
    }

    /** Returns the horizon in ticks. */
    public long horizon() {
        return horizon;
    }

    /** Returns the models, that with the smallest Brier score first; those without a score last. */
    public List<Row> rows() {
        return rows;
    }

    /** Returns each two of the models that have scores, in the order of the board. */
    public List<Pair> paired() {
        return paired;
    }

    /** Sets what is compared and how; the order of the models does not matter. */
    public static final class Builder {

        private final RetentionData data;
        private final List<RetentionLearner> learners = new ArrayList<>();
        private Folds folds = Folds.byAccount(5, 1);
        private OptionalLong horizon = OptionalLong.empty();

        private Builder(RetentionData data) {
            this.data = requireNonNull(data, "data");
        }

        /** Sets how rows are split. */
        public Builder folds(Folds value) {
            folds = requireNonNull(value, "folds");
            return this;
        }

        /** Sets the horizon in ticks, at least 1. */
        public Builder horizon(long ticks) {
            checkArgument(ticks >= 1, "horizon must be at least 1, was %s", ticks);
            horizon = OptionalLong.of(ticks);
            return this;
        }

        /** Adds a model, built in or one's own; names must differ. */
        public Builder add(RetentionLearner learner) {
            requireNonNull(learner, "learner");
            checkArgument(
                    learners.stream().noneMatch(other -> other.name().equals(learner.name())),
                    "names must differ, %s is there twice",
                    learner.name());
            learners.add(learner);
            return this;
        }

        /**
         * Fits and judges. Where there are fewer accounts than folds, or nobody left and no horizon is set, every model
         * stands on the board without a score, for INSUFFICIENT_DATA.
         *
         * @throws IllegalArgumentException if no model was added
         */
        public Leaderboard build() {
            checkArgument(!learners.isEmpty(), "there must be a model to judge");
            OptionalInt median = data.medianEventTime();
            if (horizon.isEmpty() && median.isEmpty()) {
                long longest = LongStream.of(data.times()).max().orElse(1);
                return unjudged(Math.max(1, longest), "nobody left in these rows, and no horizon was set");
            }
            long ticks = horizon.orElseGet(() -> Math.max(1, median.orElseThrow()));
            return folds.of(data)
                    .fold(known -> judged(ticks, known.value()), unknown -> unjudged(ticks, unknown.message()));
        }

        private Leaderboard unjudged(long ticks, String why) {
            List<Row> rows = learners.stream()
                    .map(RetentionLearner::name)
                    .sorted()
                    .map(name -> new Row(name, lacking(why), lacking(why), lacking(why), lacking(why)))
                    .toList();
            return new Leaderboard(folds.count(), ticks, rows, List.of());
        }

        private static <T> Answer<T> lacking(String why) {
            return Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, why);
        }

        private Leaderboard judged(long ticks, List<Folds.Split> splits) {
            List<Judged> judged = learners.stream()
                    .map(learner -> Judged.of(learner, data, splits, ticks))
                    .sorted(Judged.BEST_FIRST)
                    .toList();
            List<Pair> pairs = new ArrayList<>();
            for (int a = 0; a < judged.size(); a++) {
                for (int b = a + 1; b < judged.size(); b++) {
                    judged.get(a).against(judged.get(b)).ifPresent(pairs::add);
                }
            }
            return new Leaderboard(
                    splits.size(), ticks, judged.stream().map(Judged::row).toList(), pairs);
        }
    }

    /** Returns the models in their order, each with its Brier score. */
    @Override
    public String toString() {
        return rows.stream()
                .map(row -> row.model() + " "
                        + row.brier()
                                .fold(
                                        known -> String.format(
                                                Locale.ROOT,
                                                "%.4f",
                                                known.value().value()),
                                        unknown -> "not known: " + unknown.message()))
                .collect(Collectors.joining(", ", "leaderboard within " + horizon + ": ", ""));
    }
}
