package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Contribution;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreCeilingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final Curve PERCENT = new Curve.Linear(0, 100);

    @Test
    void holdsTheScoreDownWhileTheMeasureIsBadAndSaysWhatItTookOff() {
        HealthScore score = assess(
                builder().ceiling(ScoreCeiling.of("paid", 0.5, 0.4)),
                Map.of("logins", 90.0, "nps", 80.0, "paid", 40.0));
        // (90 + 80 + 40) / 3 = 70
        assertThat(score.score()).isEqualTo(Health.of(0.4));
        assertThat(score.beforeCeilings()).isEqualTo(Health.of(0.7));
        HealthScore.Cut cut = score.cut().orElseThrow();
        assertThat(cut.ceiling().measure()).isEqualTo("paid");
        assertThat(cut.health()).isEqualTo(0.4);
        assertThat(cut.cut()).isCloseTo(-0.3, within(1e-15));
        assertThat(score.contributions())
                .extracting(Contribution::name)
                .containsExactly("logins", "nps", "paid", "ceiling of paid");
        assertThat(score.contributions().get(3).value()).isCloseTo(-0.3, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"50, 0.7333", "49.9, 0.4"})
    void bindsBelowItsThresholdAndNotAtIt(double paid, double expected) {
        HealthScore score = assess(
                builder().ceiling(ScoreCeiling.of("paid", 0.5, 0.4)),
                Map.of("logins", 90.0, "nps", 80.0, "paid", paid));
        assertThat(score.score().value()).isCloseTo(expected, within(5e-5));
        assertThat(score.cut().isPresent()).isEqualTo(paid < 50);
    }

    @Test
    void aMeanWithAVetoIsNoBetterThanTheMeasureThatIsBad() {
        Scorecard.Builder veto = builder().ceiling(ScoreCeiling.veto("paid", 0.5));
        HealthScore poor = assess(veto, Map.of("logins", 100.0, "nps", 100.0, "paid", 10.0));
        assertThat(poor.score()).isEqualTo(Health.of(0.1));
        assertThat(poor.cut().orElseThrow().ceiling().label()).isEqualTo("veto of paid");
        assertThat(assess(veto, Map.of("logins", 100.0, "nps", 100.0, "paid", 60.0))
                        .score()
                        .value())
                .isCloseTo(2.6 / 3, within(1e-14));
    }

    @Test
    void theLowestCeilingBindsAndOfEqualOnesTheFirst() {
        Scorecard.Builder several = builder()
                .ceiling(ScoreCeiling.of("paid", 0.5, 0.4))
                .ceiling(ScoreCeiling.of("nps", 0.5, 0.3))
                .ceiling(ScoreCeiling.of("paid", 0.2, 0.3));
        HealthScore score = assess(several, Map.of("logins", 100.0, "nps", 45.0, "paid", 10.0));
        assertThat(score.score()).isEqualTo(Health.of(0.3));
        // in the order of the measures: logins, nps, paid
        assertThat(score.cut().orElseThrow().ceiling()).isEqualTo(ScoreCeiling.of("nps", 0.5, 0.3));
    }

    @Test
    void looksAtAnAssumedHealthAndNotAtAMeasureThatDroppedOut() {
        Map<String, Double> unpaid = Map.of("logins", 90.0, "nps", 80.0);
        Scorecard.Builder penalised = Scorecard.builder("c", "1")
                .measure(Measure.builder("logins", PERCENT).build())
                .measure(Measure.builder("nps", PERCENT).build())
                .measure(Measure.builder("paid", PERCENT)
                        .weight(0)
                        .missing(new MissingPolicy.Penalise(0))
                        .build())
                .ceiling(ScoreCeiling.of("paid", 0.5, 0.4));
        assertThat(assess(penalised, unpaid).score()).isEqualTo(Health.of(0.4));
        assertThat(assess(builder().ceiling(ScoreCeiling.of("paid", 0.5, 0.4)), unpaid)
                        .score())
                .isEqualTo(Health.of(0.85));
    }

    @Test
    void addsUpEvenWhereNoTwoNumbersDo() {
        // in doubles 0.9 − 0.6 is 0.30000000000000004
        Scorecard.Builder one = Scorecard.builder("one", "1")
                .measure(Measure.builder("a", PERCENT).build())
                .ceiling(ScoreCeiling.of("a", 0.95, 0.3));
        HealthScore score = assess(one, Map.of("a", 90.0));
        assertThat(score.score()).isEqualTo(Health.of(0.3));
        assertThat(score.contributions())
                .extracting(Contribution::name)
                .containsExactly("a", "ceiling of a", "rounding");
        double sum = 0;
        for (Contribution term : score.contributions()) {
            sum += term.value();
        }
        assertThat(sum).isEqualTo(0.3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
    void refusesAThresholdOutsideItsRange(double below) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreCeiling.veto("paid", below))
                .withMessage("below of the ceiling of paid must be in (0, 1], was %s", below);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.01, Double.NaN})
    void refusesACeilingOutsideItsRange(double ceiling) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreCeiling.of("paid", 0.5, ceiling))
                .withMessage("ceiling of paid must be in [0, 1], was %s", ceiling);
    }

    @Test
    void mustBeOfAMeasureOfTheScorecard() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        builder().ceiling(ScoreCeiling.veto("champion", 0.5)).build())
                .withMessage("a ceiling must be of one of the measures [logins, nps, paid], was of champion");
    }

    private static Scorecard.Builder builder() {
        Scorecard.Builder builder = Scorecard.builder("c", "1");
        List.of("logins", "nps", "paid")
                .forEach(signal ->
                        builder.measure(Measure.builder(signal, PERCENT).build()));
        return builder;
    }

    private static HealthScore assess(Scorecard.Builder builder, Map<String, Double> signals) {
        return builder.build().assess(HealthSignals.of(signals, DAY)).orElseThrow("score");
    }
}
