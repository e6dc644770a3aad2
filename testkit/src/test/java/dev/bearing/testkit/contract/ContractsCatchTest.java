package dev.bearing.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.bearing.evidence.RetentionData;
import dev.bearing.evidence.RetentionLearner;
import dev.bearing.health.Health;
import dev.bearing.health.HealthStrategy;
import dev.bearing.survival.FitProvenance;
import dev.bearing.survival.GeometricRetention;
import dev.bearing.survival.KaplanMeier;
import dev.bearing.survival.RetentionModel;
import dev.bearing.value.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A contract is worth what it catches: models that break one promise each, and the check that says so. */
class ContractsCatchTest {

    @Test
    void aCurveThatRises() {
        catches(curve(t -> t == 7 ? 0.99 : Math.pow(0.9, t))::survivalNeverRises);
    }

    @Test
    void aCurveAboveOne() {
        catches(curve(t -> 1.01)::survivalIsAShare);
    }

    @Test
    void aCurveThatForgetsItsAnswers() {
        AtomicInteger calls = new AtomicInteger();
        catches(curve(t -> Math.pow(0.9, t) / (1 + calls.incrementAndGet()))::theSameQuestionGetsTheSameAnswer);
    }

    @Test
    void aModelThatTakesNegativeTimes() {
        assertFails(
                curve(t -> 1)::negativeTimesAreRefused,
                "[survival(-1) must be refused by an IllegalArgumentException]");
    }

    @Test
    void aLearnerThatLooksAtHowAStayEnds() {
        catches(
                learner(RetentionLearner.ofPredictor(
                        "cheat",
                        training -> Answer.known((rows, row) ->
                                GeometricRetention.of(rows.time(row) <= 12 && rows.isEvent(row) ? 0.2 : 0.01))))
                        ::aModelNeverLooksAhead);
    }

    @Test
    void aLearnerToWhichTheFirstRowCountsMore() {
        catches(
                learner(RetentionLearner.of(
                        "first", rows -> Answer.known(GeometricRetention.of(1.0 / (2 + rows.time(0))))))
                        ::theOrderOfRowsMakesNoDifference);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.0265, 0.0335, 0.04})
    void aLearnerThatTellsTheSameWhateverItSees(double hazard) {
        RetentionLearner deaf = RetentionLearner.of("deaf", rows -> Answer.known(GeometricRetention.of(hazard)));
        catches(learner(deaf)::theTruthIsRecovered);
    }

    @Test
    void saysThatTheOrderMadeTheDifference() {
        assertFails(
                learner(RetentionLearner.of(
                        "first", rows -> Answer.known(GeometricRetention.of(1.0 / (2 + rows.time(0))))))
                        ::theOrderOfRowsMakesNoDifference,
                "learned from the same rows in another order");
    }

    @Test
    void aLearnerThatTakesCensoredStaysForEnded() {
        RetentionLearner naive = RetentionLearner.of("naive", rows -> {
            boolean[] all = new boolean[rows.size()];
            Arrays.fill(all, true);
            return Answer.known(KaplanMeier.of(
                    RetentionData.builder(rows.times(), all).build().spells()));
        });
        catches(learner(naive)::theTruthIsRecovered);
    }

    @Test
    void aLearnerThatIsStoppedByPoorData() {
        RetentionLearner careless =
                RetentionLearner.of("careless", rows -> Answer.known(GeometricRetention.of(1.0 / rows.time(0))));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(learner(careless)::poorDataAreAnswered)
                .withMessageStartingWith("the learner careless, learning from no rows, must be answered, threw ");
    }

    @Test
    void aLearnerThatReturnsNull() {
        assertFails(
                learner(RetentionLearner.ofPredictor("none", rows -> nothing()))::theTruthIsRecovered,
                "the learner none, learning from 20000 ordinary rows, must be answered, returned null");
        assertFails(
                learner(RetentionLearner.ofPredictor("none", rows -> Answer.known((data, row) -> nothing())))
                        ::theTruthIsRecovered,
                "modelOf(rows, 0) must be answered, returned null");
    }

    @Test
    void aLearnerWhoseModelThrowsOnPoorData() {
        RetentionLearner naive = RetentionLearner.of(
                "naive",
                rows -> Answer.known(GeometricRetention.of(
                        rows.events() / (double) LongStream.of(rows.times()).sum())));
        assertFails(
                learner(naive)::poorDataAreAnswered,
                "the learner naive, learning from no rows, must be answered, threw"
                        + " java.lang.IllegalArgumentException: churn must be in [0, 1], was NaN");
    }

    @Test
    void chancesThatAreTooHigh() {
        assertFails(
                learner(RetentionLearner.fixed(GeometricRetention.of(0.2)))::theChancesToldHappenAsOftenAsTold,
                "[the mean chance told to leave within 12 months, against the share of 20000 that left]");
    }

    @Test
    void aChurnThatIsNotOfTheCurve() {
        RetentionModelContract other = contract(new Curve(t -> Math.pow(0.9, t)) {
            @Override
            public Answer<Double> churnWithin(long age, long horizon) {
                return Answer.known(horizon == 3 ? 0.0 : 0.1 * horizon);
            }
        });
        assertFails(other::churnWithinFollowsTheCurve, "[churnWithin(0, 2) must be 1 - S(2) / S(0)]");
    }

    @Test
    void aModelWithoutProvenance() {
        RetentionModelContract nowhere = contract(new Curve(t -> 1) {
            @Override
            public FitProvenance provenance() {
                return nothing();
            }
        });
        assertFails(nowhere::itSaysWhereItComesFrom, "provenance() must be answered, returned null");
    }

    @Test
    void aModelThatReturnsNullForASample() {
        RetentionModelContract nothing = contract(new Curve(t -> Math.pow(0.9, t)) {
            @Override
            public Answer<OptionalLong> sample(long age, long horizon, RandomGenerator random) {
                return nothing();
            }
        });
        assertFails(nothing::equalSeedsDrawEqualSamples, "sample(0, 60) must be answered, returned null");
    }

    @Test
    void aScoreThatThrows() {
        HealthStrategy stopped = signals -> {
            throw new IllegalStateException("no signals");
        };
        assertFails(
                health(stopped)::anAccountWithoutSignalsIsAnswered,
                "the score without any signal must be answered, threw java.lang.IllegalStateException: no signals");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what a model without such checks may return
    private static <T> T nothing() {
        return null;
    }

    @Test
    void aScoreThatFallsWithWhatIsGood() {
        HealthStrategy upsideDown = signals -> signals.has("logins")
                ? Answer.known(Health.of(1 - signals.last("logins").orElseThrow() / 100))
                : Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "no logins");
        catches(health(upsideDown)::moreOfWhatIsGoodIsNeverWorse);
        catches(health(upsideDown)::theBestOfAllIsNoWorseThanTheWorst);
        assertThatNoException().isThrownBy(health(upsideDown)::orderAndDuplicatesMakeNoDifference);
    }

    private static void assertFails(ThrowingCallable check, String message) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(check).withMessageContaining(message);
    }

    private static void catches(ThrowingCallable check) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(check);
    }

    private static RetentionModelContract curve(LongToDoubleFunction share) {
        return contract(new Curve(share));
    }

    /** A curve that a test bends. */
    private static class Curve implements RetentionModel {

        private final LongToDoubleFunction share;

        Curve(LongToDoubleFunction share) {
            this.share = share;
        }

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Answer<Double> survival(long time) {
            return Answer.known(share.applyAsDouble(time));
        }

        @Override
        public FitProvenance provenance() {
            return FitProvenance.builder(name(), 0, 0).build();
        }
    }

    private static RetentionModelContract contract(RetentionModel model) {
        return new RetentionModelContract() {
            @Override
            protected RetentionModel model() {
                return model;
            }
        };
    }

    private static RetentionLearnerContract learner(RetentionLearner broken) {
        return new RetentionLearnerContract() {
            @Override
            protected RetentionLearner learner() {
                return broken;
            }

            @Override
            protected boolean usesCovariates() {
                return false;
            }
        };
    }

    private static HealthStrategyContract health(HealthStrategy strategy) {
        return new HealthStrategyContract() {
            @Override
            protected HealthStrategy strategy() {
                return strategy;
            }

            @Override
            protected List<String> signals() {
                return List.of("logins");
            }

            @Override
            protected List<String> higherIsBetter() {
                return signals();
            }
        };
    }
}
