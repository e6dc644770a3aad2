package dev.bearing.evidence;

import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.survival.Concordance;
import dev.bearing.survival.RetentionModel;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What one learner told of the rows it had not seen, and how that compares with what happened. */
final class Judged {

    /** The smallest Brier score first, those without one last; equal ones by name. */
    static final Comparator<Judged> BEST_FIRST = Comparator.comparingDouble((Judged one) ->
                    one.brier().map(Estimate::value).toOptional().orElse(Double.POSITIVE_INFINITY))
            .thenComparing(one -> one.name);

    private final String name;
    private final RetentionData rows;
    private final long horizon;
    /** The chance told of each row to leave by the horizon, or why there is none. */
    private final Answer<double[]> chances;

    private final SurvivalScore score;
    /** Where each fold's rows end. */
    private final int[] ends;

    private Judged(String name, RetentionData rows, int[] ends, long horizon, Answer<double[]> chances) {
        this.name = name;
        this.rows = rows;
        this.ends = ends;
        this.horizon = horizon;
        this.chances = chances;
        this.score = SurvivalScore.of(rows.spells());
    }

    /** Fits a learner to each split's training part, and asks it about the rows that are judged. */
    static Judged of(RetentionLearner learner, RetentionData data, List<Folds.Split> splits, long horizon) {
        int[] rows = splits.stream()
                .flatMapToInt(split -> split.judged().stream().mapToInt(Integer::intValue))
                .toArray();
        IntStream.Builder ends = IntStream.builder();
        int end = 0;
        for (Folds.Split split : splits) {
            end += split.judged().size();
            ends.add(end);
        }
        return new Judged(
                learner.name(),
                data.rows(rows),
                ends.build().toArray(),
                horizon,
                chances(learner, data, splits, horizon));
    }

    private static Answer<double[]> chances(
            RetentionLearner learner, RetentionData data, List<Folds.Split> splits, long horizon) {
        double[] told = new double
                [splits.stream().mapToInt(split -> split.judged().size()).sum()];
        int at = 0;
        for (Folds.Split split : splits) {
            Answer<RetentionLearner.Predictor> fitted = fitted(learner, split.training());
            if (fitted instanceof Answer.Unknown<RetentionLearner.Predictor> failed) {
                return Answer.unknown(failed.reason(), learner.name() + " could not be fitted: " + failed.message());
            }
            RetentionLearner.Predictor predictor = fitted.orElseThrow("fitted");
            for (int i = 0; i < split.judged().size(); i++) {
                Answer<Double> chance =
                        chance(learner, predictor, data, split.judged().get(i), horizon);
                if (chance instanceof Answer.Unknown<Double> failed) {
                    return Answer.unknown(failed.reason(), learner.name() + ": " + failed.message());
                }
                told[at++] = Math.min(1, Math.max(0, chance.orElseThrow("told")));
            }
        }
        return Answer.known(told);
    }

    private static Answer<RetentionLearner.Predictor> fitted(RetentionLearner learner, RetentionData training) {
        Answer<RetentionLearner.Predictor> fitted;
        try {
            fitted = learner.fit(training);
        } catch (RuntimeException e) {
            throw failed(learner, "learning from " + training.size() + " rows", e);
        }
        return requireNonNull(fitted, () -> "the learner " + learner.name() + " returned null");
    }

    private static Answer<Double> chance(
            RetentionLearner learner, RetentionLearner.Predictor predictor, RetentionData data, int row, long horizon) {
        try {
            RetentionModel model = predictor.modelOf(data, row);
            return requireNonNull(
                    requireNonNull(model, "the model is null").churnWithin(0, horizon), "the chance to leave is null");
        } catch (RuntimeException e) {
            throw failed(learner, "telling of row " + row, e);
        }
    }

    /** What a learner threw, of the same kind as far as a caller would tell it apart, with the learner's name. */
    private static RuntimeException failed(RetentionLearner learner, String doing, RuntimeException e) {
        String message = "the learner " + learner.name() + " failed when " + doing + ": " + e.getMessage();
        return e instanceof IllegalArgumentException
                ? new IllegalArgumentException(message, e)
                : new IllegalStateException(message, e);
    }

    Leaderboard.Row row() {
        return new Leaderboard.Row(
                name,
                brier(),
                scored().flatMap(ProbabilityScore::of)
                        .map(scores -> scores.logLoss().value()),
                chances.flatMap(this::concordance),
                chances.flatMap(risk -> differsWithinAFold(risk)
                        ? scored().flatMap(CalibrationFit::of)
                                .map(fit -> fit.slope().value())
                        : Answer.unknown(
                                Answer.Reason.INSUFFICIENT_DATA, "the same is told of all rows: there is no slope")));
    }

    /** Right pairs among all pairs within a fold: chances of different folds come from different fits. */
    private Answer<Double> concordance(double[] risk) {
        double[] stops = Arrays.stream(rows.times()).asDoubleStream().toArray();
        boolean[] events = rows.eventFlags();
        double right = 0;
        double pairs = 0;
        int from = 0;
        for (int fold = 0; fold < ends.length; fold++) {
            int to = ends[fold];
            Concordance counts = Concordance.of(
                    Arrays.copyOfRange(stops, from, to),
                    Arrays.copyOfRange(events, from, to),
                    Arrays.copyOfRange(risk, from, to));
            right += counts.concordant() + counts.tiedScore() / 2;
            pairs += counts.concordant() + counts.discordant() + counts.tiedScore();
            from = to;
        }
        return pairs > 0
                ? Answer.known(right / pairs)
                : Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "no pair of rows tells who left first");
    }

    private boolean differsWithinAFold(double[] risk) {
        int from = 0;
        for (int fold = 0; fold < ends.length; fold++) {
            for (int i = from + 1; i < ends[fold]; i++) {
                if (risk[i] != risk[from]) {
                    return true;
                }
            }
            from = ends[fold];
        }
        return false;
    }

    private Answer<double[]> squaredErrors() {
        return chances.flatMap(risk ->
                score.squaredErrors(horizon, Arrays.stream(risk).map(p -> 1 - p).toArray()));
    }

    private Answer<Estimate> brier() {
        return squaredErrors().map(this::mean);
    }

    /** The rows whose state at the horizon is known, each with its weight. */
    private Answer<ScoredOutcomes> scored() {
        return chances.flatMap(risk -> score.weightsAt(horizon).map(weights -> {
            boolean[] left = new boolean[risk.length];
            for (int i = 0; i < left.length; i++) {
                left[i] = rows.isEvent(i) && rows.time(i) <= horizon;
            }
            return ScoredOutcomes.of(risk, left).withWeights(weights);
        }));
    }

    /** The difference of the Brier scores, row by row; empty where one of both has none. */
    Optional<Leaderboard.Pair> against(Judged other) {
        Optional<double[]> own = squaredErrors().toOptional();
        Optional<double[]> others = other.squaredErrors().toOptional();
        if (own.isEmpty() || others.isEmpty()) {
            return Optional.empty();
        }
        double[] differences = own.get().clone();
        for (int i = 0; i < differences.length; i++) {
            differences[i] -= others.get()[i];
        }
        return Optional.of(new Leaderboard.Pair(name, other.name, mean(differences)));
    }

    /** The mean with its 95 % interval, the rows of one account as one observation. */
    private Estimate mean(double[] parts) {
        double mean = Arrays.stream(parts).sum() / parts.length;
        int accounts = 0;
        for (int i = 0; i < parts.length; i++) {
            accounts = Math.max(accounts, rows.account(i) + 1);
        }
        double[] deviations = new double[accounts];
        boolean[] there = new boolean[accounts];
        for (int i = 0; i < parts.length; i++) {
            deviations[rows.account(i)] += parts[i] - mean;
            there[rows.account(i)] = true;
        }
        int clusters = 0;
        double squares = 0;
        for (int account = 0; account < accounts; account++) {
            clusters += there[account] ? 1 : 0;
            squares += deviations[account] * deviations[account];
        }
        if (clusters < 2) {
            return new Estimate(mean, Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "a variance takes two accounts"));
        }
        double half = Proportions.Z95 * Math.sqrt(squares * clusters / (clusters - 1.0)) / parts.length;
        return Estimate.of(mean, Interval.of95(mean - half, mean + half));
    }
}
