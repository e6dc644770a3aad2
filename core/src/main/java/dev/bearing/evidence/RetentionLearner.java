package dev.bearing.evidence;

import static java.util.Objects.requireNonNull;

import dev.bearing.survival.RetentionModel;
import dev.bearing.value.Answer;
import java.util.function.Function;

/**
 * A way to get from rows to a model of retention: what a leaderboard fits to each training part and judges by the rows
 * it has not seen. One's own stands beside the built-in ones:
 *
 * <pre>{@code
 * RetentionLearner mine = RetentionLearner.of("mine", rows -> Answer.known(new MyModel(rows.spells())));
 * }</pre>
 */
public interface RetentionLearner {

    /** What was learned: a model of retention for each row, by what is known when its stay begins. */
    @FunctionalInterface
    interface Predictor {

        /**
         * Returns the model for a row; it may look at the row's covariates, never at its time or event.
         *
         * @param rows where the row stands
         * @param row its position
         */
        RetentionModel modelOf(RetentionData rows, int row);
    }

    /** Returns the name on the leaderboard. */
    String name();

    /** Returns what it learns from rows, or why it cannot. */
    Answer<Predictor> fit(RetentionData training);

    /** Returns a learner of one model for all rows, whatever their covariates. */
    static RetentionLearner of(String name, Function<RetentionData, ? extends Answer<? extends RetentionModel>> fit) {
        requireNonNull(fit, "fit");
        return ofPredictor(
                name,
                rows -> requireNonNull(fit.apply(rows), "the learner " + name + " returned null")
                        .fold(
                                known -> Answer.known((any, row) -> known.value(), known.explanation()),
                                unknown -> Answer.unknown(unknown.reason(), unknown.message())));
    }

    /** Returns a learner whose model depends on a row's covariates. */
    static RetentionLearner ofPredictor(String name, Function<RetentionData, Answer<Predictor>> fit) {
        requireNonNull(name, "name");
        requireNonNull(fit, "fit");
        return new RetentionLearner() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Answer<Predictor> fit(RetentionData training) {
                return fit.apply(training);
            }
        };
    }

    /** Returns a model that is fixed, as a learner that learns nothing. */
    static RetentionLearner fixed(RetentionModel model) {
        requireNonNull(model, "model");
        return of(model.name(), rows -> Answer.known(model));
    }
}
