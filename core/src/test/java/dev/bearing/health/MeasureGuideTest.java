package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.value.StrategySpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureGuideTest {

    @Test
    void isInternalAndChangeableUnlessSaidOtherwise() {
        MeasureGuide standard =
                Measure.builder("logins", new Curve.Linear(0, 20)).build().guide();
        assertThat(standard).isEqualTo(MeasureGuide.standard());
        assertThat(standard.audience()).isEqualTo(MeasureGuide.Audience.INTERNAL);
        assertThat(standard.changeable()).isTrue();
        assertThat(standard.effort()).isEqualTo(1);
    }

    @Test
    void isSavedWithItsMeasureAndReadBack() {
        MeasureGuide guide = MeasureGuide.builder()
                .customerLabel("Sign-ins")
                .changeable(false)
                .effort(2.5)
                .step(0.5)
                .trendDays(7)
                .build();
        Scorecard scorecard = Scorecard.builder("smb", "1")
                .measure(Measure.builder("logins", new Curve.Linear(0, 20))
                        .guide(guide)
                        .build())
                .measure(Measure.builder("nps", new Curve.Linear(0, 10)).build())
                .build();
        Scorecard read = Scorecard.from(scorecard.spec().orElseThrow());
        assertThat(read).isEqualTo(scorecard);
        assertThat(read.measures().get(0).guide()).isEqualTo(guide);
        assertThat(read.measures().get(0).toBuilder().build().guide()).isEqualTo(guide);
        assertThat(scorecard.measures().get(1).saved().keySet())
                .doesNotContain("audience", "changeable", "effort", "step", "trendDays");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsAnEffortOrAStepOutOfRange(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeasureGuide.builder().effort(bad).build())
                .withMessage("effort must be positive and finite, was " + bad);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeasureGuide.builder().step(bad).build())
                .withMessage("step must be positive and finite, was " + bad);
    }

    @Test
    void refusesALabelForACustomerWhoMustNotSeeTheMeasure() {
        StrategySpec spec = StrategySpec.of("scorecard")
                .with("id", "smb")
                .with(
                        "measures",
                        List.of(Map.of(
                                "signal", "logins",
                                "curve", Map.of("type", "linear", "from", 0, "to", 20),
                                "customerLabel", "Sign-ins")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scorecard.from(spec))
                .withMessageContaining("customerLabel goes with audience customer only, was Sign-ins");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeasureGuide.builder().trendDays(0).build())
                .withMessage("trendDays must be at least 1, was 0");
    }
}
