package dev.bearing.review;

import static dev.bearing.review.Facts.SOLO_AND_TEAM;
import static dev.bearing.review.Facts.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.health.Curve;
import dev.bearing.health.Measure;
import dev.bearing.health.Scorecard;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.vector.BetaPrior;
import dev.bearing.vector.SuccessVectorStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaybookTest {

    private static final SuccessPath PATH =
            path(SuccessMilestone.builder("decided").build());

    @Test
    void anEmptyOneSaysNothingAndLooksOneMonthAhead() {
        Playbook empty = Playbook.empty();

        assertThat(empty.revenuePolicy()).isEmpty();
        assertThat(empty.paths()).isEmpty();
        assertThat(empty.ladder()).isEmpty();
        assertThat(empty.scorecards()).isEmpty();
        assertThat(empty.desiredOutcomes()).isEmpty();
        assertThat(empty.forecast()).isEqualTo(ForecastSettings.defaults());
        assertThat(empty.forecast().horizonMonths()).isEqualTo(1);
        assertThat(empty.vector()).isEqualTo(SuccessVectorStrategy.standard());
        assertThat(empty).isEqualTo(Playbook.builder().build());
    }

    @Test
    void keepsWhatItWasBuiltOf() {
        RevenuePolicy lenient =
                RevenuePolicy.strict().toBuilder("lenient").pastDueGraceDays(45).build();
        ForecastSettings quarter =
                ForecastSettings.defaults().withHorizonMonths(3).withPrior(new BetaPrior(2, 3));
        SuccessVectorStrategy own = inputs -> SuccessVectorStrategy.standard().evaluate(inputs);

        Playbook playbook = Playbook.builder()
                .vector(own)
                .forecast(quarter)
                .scorecard(scorecard("one"))
                .scorecard(scorecard("two"))
                .ladder(SOLO_AND_TEAM)
                .path(PATH)
                .revenuePolicy(lenient)
                .build();

        assertThat(playbook.revenuePolicy()).contains(lenient);
        assertThat(playbook.paths()).containsExactly(PATH);
        assertThat(playbook.ladder()).contains(SOLO_AND_TEAM);
        assertThat(playbook.scorecards()).extracting(Scorecard::id).containsExactly("one", "two");
        assertThat(playbook.forecast().horizonMonths()).isEqualTo(3);
        assertThat(playbook.forecast().prior()).contains(new BetaPrior(2, 3));
        assertThat(playbook.vector()).isSameAs(own);
    }

    @Test
    void refusesTwoPathsOrScorecardsOfOneId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Playbook.builder().path(PATH).path(PATH).build())
                .withMessage("two paths have the id value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Playbook.builder()
                        .scorecard(scorecard("one"))
                        .scorecard(scorecard("one"))
                        .build())
                .withMessage("two scorecards have the id one");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 121})
    void refusesAHorizonOutsideItsRange(int months) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForecastSettings.defaults().withHorizonMonths(months))
                .withMessage("horizonMonths must be in [1, 120], was %s", months);
    }

    private static Scorecard scorecard(String id) {
        return Scorecard.builder(id, "1")
                .measure(Measure.builder("logins", new Curve.Linear(0, 20)).build())
                .build();
    }
}
