package dev.bearing.vector;

import static dev.bearing.vector.Journeys.ACCOUNT;
import static dev.bearing.vector.Journeys.legs;
import static dev.bearing.vector.Journeys.progress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.survival.GeometricRetention;
import dev.bearing.survival.KaplanMeier;
import dev.bearing.survival.RetentionModel;
import dev.bearing.survival.ShiftedBetaGeometric;
import dev.bearing.survival.Spells;
import dev.bearing.value.Answer;
import org.junit.jupiter.api.Test;

class VectorInputsTest {

    @Test
    void takesItsChurnFromAnyModelOfRetention() {
        assertThat(churn(GeometricRetention.of(0.03), 7, 2)).isCloseTo(1 - 0.97 * 0.97, within(1e-12));
        // (beta + t - 1) / (alpha + beta + t - 1) of those up for their third renewal renew
        assertThat(churn(ShiftedBetaGeometric.of(1, 3), 2, 1)).isCloseTo(1 - 5.0 / 6, within(1e-12));
        // two of the three that are there after tick 2 leave within the next three
        KaplanMeier curve = KaplanMeier.of(Spells.of(new long[] {1, 3, 5, 8}, new int[] {1, 1, 1, 0}));
        assertThat(churn(curve, 2, 3)).isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void isToldWhyAModelCannotSay() {
        KaplanMeier curve = KaplanMeier.of(Spells.of(new long[] {1, 5}, new int[] {1, 0}));
        Answer<Double> beyond = inputs(curve, 3, 3).churnProbability();
        assertThat(((Answer.Unknown<Double>) beyond).reason()).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
    }

    @Test
    void refusesAProbabilityOutsideItsRange() {
        VectorInputs.Builder builder =
                VectorInputs.builder(ACCOUNT, progress(50), legs()).churnProbability(Answer.known(1.01));
        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessage("churnProbability must be in [0, 1], was 1.01");
    }

    private static double churn(RetentionModel model, long age, long horizon) {
        return inputs(model, age, horizon).churnProbability().orElseThrow("churn");
    }

    private static VectorInputs inputs(RetentionModel model, long age, long horizon) {
        return VectorInputs.builder(ACCOUNT, progress(50), legs())
                .churnProbability(model, age, horizon)
                .build();
    }
}
