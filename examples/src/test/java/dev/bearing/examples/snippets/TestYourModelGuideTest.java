package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.evidence.Leaderboard;
import dev.bearing.evidence.RetentionData;
import dev.bearing.evidence.RetentionLearner;
import dev.bearing.evidence.RetentionLearners;
import dev.bearing.survival.FitProvenance;
import dev.bearing.survival.GeometricRetention;
import dev.bearing.survival.IntervalScale;
import dev.bearing.survival.KaplanMeier;
import dev.bearing.survival.RetentionModel;
import dev.bearing.testkit.IntervalCoverage;
import dev.bearing.testkit.RetentionWorld;
import dev.bearing.testkit.contract.RetentionLearnerContract;
import dev.bearing.testkit.contract.RetentionModelContract;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The code of the page on testing one's own model. */
class TestYourModelGuideTest {

    // snippet: test-your-model-learner
    /** Constant churn: how many left, over all the months that anybody stayed. */
    static Answer<RetentionModel> fit(RetentionData rows) {
        double months = LongStream.of(rows.times()).sum();
        return rows.events() > 0 && rows.events() <= months
                ? Answer.known(GeometricRetention.of(rows.events() / months))
                : Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "no month was observed, or nobody left");
    }
    // end

    @Nested
    // snippet: test-your-model-contract
    class MyChurnTest extends RetentionLearnerContract {
        @Override
        protected RetentionLearner learner() {
            return RetentionLearner.of("mine", rows -> fit(rows));
        }

        @Override
        protected boolean usesCovariates() {
            return false; // the same curve for all
        }
    }
    // end

    // snippet: test-your-model-own
    record HalfEveryYear() implements RetentionModel {
        @Override
        public String name() {
            return "half-every-year";
        }

        @Override
        public Answer<Double> survival(long month) {
            if (month < 0) {
                throw new IllegalArgumentException("month must not be negative, was " + month);
            }
            return Answer.known(Math.pow(0.5, month / 12.0));
        }

        @Override
        public FitProvenance provenance() {
            return FitProvenance.builder(name(), 0, 0).build(); // made up: no rows, no events
        }
    }
    // end

    @Nested
    // snippet: test-your-model-own-contract
    class HalfEveryYearTest extends RetentionModelContract {
        @Override
        protected RetentionModel model() {
            return new HalfEveryYear();
        }
    }
    // end

    @Test
    void aModelIsHeldAgainstTheTruth() {
        RetentionLearner mine = new MyChurnTest().learner();
        // snippet: test-your-model-board
        RetentionWorld world = RetentionWorld.named("beta-geometric");
        Leaderboard board = Leaderboard.builder(world.draw(3_000, 36, 7).data())
                .horizon(12)
                .add(mine)
                .add(RetentionLearners.sbg())
                .add(world.oracle()) // the truth itself: no model can beat it but by chance
                .build();
        // end

        assertThat(board.rows().stream().map(Leaderboard.Row::model)).containsExactlyInAnyOrder("mine", "sbg", "truth");
        assertThat(brier(board, "truth")).isLessThan(brier(board, "mine"));
        assertThat(brier(board, "sbg")).isCloseTo(brier(board, "truth"), within(0.001));
    }

    @Test
    void anIntervalHoldsTheTruthAsOftenAsItSays() {
        // snippet: test-your-model-coverage
        RetentionWorld world = RetentionWorld.named("constant-hazard");
        double truth = world.truth().survival(12).orElseThrow("known");
        IntervalCoverage coverage = IntervalCoverage.of(
                200,
                truth,
                seed -> KaplanMeier.of(world.draw(300, 30, seed).data().spells())
                        .at(12)
                        .flatMap(point -> point.interval(IntervalScale.LOG_LOG)));
        double share = coverage.share().orElseThrow("no interval"); // 0.95, give or take 0.03
        // end

        assertThat(share).isCloseTo(0.95, within(0.03));
    }

    @Test
    void aWorldIsMadeFromItsHazards() {
        // snippet: test-your-model-world
        RetentionWorld cliff = RetentionWorld.builder("cliff")
                .flag("annual")
                .kind(1, (month, calendar, x) -> x[0] > 0 && month % 12 == 0 ? 0.33 : 0.004)
                .build();
        RetentionModel truth = cliff.truth(1); // for those with annual = 1
        // end

        assertThat(truth.survival(12).orElseThrow("known")).isCloseTo(Math.pow(0.996, 11) * 0.67, within(1e-12));
    }

    private static double brier(Leaderboard board, String model) {
        return board.rows().stream()
                .filter(row -> row.model().equals(model))
                .findFirst()
                .orElseThrow()
                .brier()
                .map(Estimate::value)
                .orElseThrow("judged");
    }
}
