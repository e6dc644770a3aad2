package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.value.StrategySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingPolicyTest {

    @Test
    void isRebuiltFromItsSavedForm() {
        for (MissingPolicy policy : new MissingPolicy[] {
            new MissingPolicy.Redistribute(),
            new MissingPolicy.Neutral(0.4),
            new MissingPolicy.Penalise(0.1),
            new MissingPolicy.Block()
        }) {
            assertThat(MissingPolicy.from(policy.spec())).isEqualTo(policy);
        }
    }

    @Test
    void assumesTheMiddleOrTheWorstUnlessToldOtherwise() {
        assertThat(MissingPolicy.from(StrategySpec.of("neutral"))).isEqualTo(new MissingPolicy.Neutral(0.5));
        assertThat(MissingPolicy.from(StrategySpec.of("penalise"))).isEqualTo(new MissingPolicy.Penalise(0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, 50, Double.NaN})
    void rejectsAnAssumedHealthOutsideItsRange(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MissingPolicy.Neutral(bad))
                .withMessage("prior must be in [0, 1], was %s", bad);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MissingPolicy.Penalise(bad))
                .withMessage("value must be in [0, 1], was %s", bad);
    }

    @Test
    void rejectsASavedFormItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MissingPolicy.from(StrategySpec.of("ignore")))
                .withMessage("missing: type must be one of redistribute, neutral, penalise, block, was ignore");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MissingPolicy.from(StrategySpec.of("block").with("prior", 1L)))
                .withMessage("missing: unknown parameter prior, known are []");
    }
}
