package dev.bearing.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class StrategySpecTest {

    private final StrategySpec spec =
            StrategySpec.of("weighted-mean").with("minCoverage", 0.5).with("aggregation", "arithmetic");

    @Test
    void isANameWithParametersInOrder() {
        assertThat(spec.name()).isEqualTo("weighted-mean");
        assertThat(spec.parameters().keySet()).containsExactly("aggregation", "minCoverage");
        assertThat(StrategySpec.of("weighted-mean").parameters()).isEmpty();
    }

    @Test
    void doesNotDependOnTheOrderOfCalls() {
        assertThat(StrategySpec.of("weighted-mean")
                        .with("aggregation", "arithmetic")
                        .with("minCoverage", 0.5))
                .isEqualTo(spec);
    }

    @Test
    void readsANumberOfAnyKind() {
        assertThat(spec.number("minCoverage")).isEqualTo(0.5);
        assertThat(spec.with("windowDays", 180L).number("windowDays")).isEqualTo(180);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.number("aggregation"))
                .withMessage("aggregation of weighted-mean must be a number, was arithmetic");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.number("boldness"))
                .withMessage("boldness of weighted-mean must be a number, was absent");
    }

    @Test
    void cannotBeChangedFromOutside() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> spec.parameters().put("x", 1.0));
    }

    @Test
    void refusesABlankName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StrategySpec.of(" "))
                .withMessage("a strategy's name must not be blank");
    }

    @Test
    void aTierHasAName() {
        assertThat(TierId.of("business")).hasToString("business").isGreaterThan(TierId.of("basic"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TierId.of(""))
                .withMessage("a tier's id must not be blank");
    }
}
