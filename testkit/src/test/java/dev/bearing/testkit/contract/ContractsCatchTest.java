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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongToDoubleFunction;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

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
        catches(curve(t -> 1)::negativeTimesAreRefused);
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
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(learner(careless)::poorDataAreAnswered);
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

    private static void catches(ThrowingCallable check) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(check);
    }

    private static RetentionModelContract curve(LongToDoubleFunction share) {
        RetentionModel model = new RetentionModel() {
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
        };
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
