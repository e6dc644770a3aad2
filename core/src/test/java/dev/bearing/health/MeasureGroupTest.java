package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.health.Scorecard.Aggregation;
import dev.bearing.value.Contribution;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureGroupTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final Curve PERCENT = new Curve.Linear(0, 100);

    @Test
    void countsInTheScoreAsOneMeasureOfItsWeight() {
        // the worst of 90 and 20 counts 60 %, the 80 beside it 40 %
        HealthScore score =
                assess(grouped(Aggregation.MINIMUM, Aggregation.ARITHMETIC), Map.of("a", 90.0, "b", 20.0, "c", 80.0));
        assertThat(score.score().value()).isCloseTo(0.6 * 0.2 + 0.4 * 0.8, within(1e-14));
        HealthScore.GroupPart group = score.groups().get(0);
        assertThat(group.group()).isEqualTo("use");
        assertThat(group.health()).hasValue(0.2);
        assertThat(group.weight()).isCloseTo(0.6, within(1e-15));
        assertThat(group.contribution()).isCloseTo(0.12, within(1e-15));
        assertThat(score.contributions().get(0)).isEqualTo(new Contribution("a", 0));
    }

    @Test
    void combinesGeometricMeansWithinAndAcrossGroups() {
        double use = Math.pow(0.9, 0.25) * Math.pow(0.2, 0.75);
        Map<String, Double> signals = Map.of("a", 90.0, "b", 20.0, "c", 80.0);
        assertThat(assess(grouped(Aggregation.GEOMETRIC, Aggregation.ARITHMETIC), signals)
                        .score()
                        .value())
                .isCloseTo(0.6 * use + 0.4 * 0.8, within(1e-14));
        HealthScore geometric = assess(grouped(Aggregation.GEOMETRIC, Aggregation.GEOMETRIC), signals);
        double score = Math.pow(use, 0.6) * Math.pow(0.8, 0.4);
        assertThat(geometric.score().value()).isCloseTo(score, within(1e-14));
        // as in one geometric mean of all three, with weights 0.15, 0.45 and 0.4
        double perLog = (1 - score) / Math.log(score);
        assertThat(geometric.contributions().get(1).value())
                .isCloseTo(0.45 - perLog * 0.45 * Math.log(0.2), within(1e-13));
        assertThat(geometric.contributions().get(2).value())
                .isCloseTo(0.4 - perLog * 0.4 * Math.log(0.8), within(1e-13));
    }

    @Test
    void losesEverythingByTheMeasuresOfHealthZero() {
        HealthScore score =
                assess(grouped(Aggregation.GEOMETRIC, Aggregation.GEOMETRIC), Map.of("a", 0.0, "b", 50.0, "c", 0.0));
        assertThat(score.score()).isEqualTo(Health.of(0));
        // weights 0.15, 0.45 and 0.4; a and c lose 1 in the proportion of their units, 0.6 to 0.4
        assertThat(score.contributions())
                .extracting(Contribution::value)
                .satisfiesExactly(
                        a -> assertThat(a).isCloseTo(0.15 - 0.6, within(1e-15)),
                        b -> assertThat(b).isCloseTo(0.45, within(1e-15)),
                        c -> assertThat(c).isCloseTo(0.4 - 0.4, within(1e-15)));
    }

    @Test
    void sharesAMissingMeasuresWeightOutInsideItself() {
        HealthScore score =
                assess(grouped(Aggregation.ARITHMETIC, Aggregation.ARITHMETIC), Map.of("a", 90.0, "c", 80.0));
        assertThat(score.score().value()).isCloseTo(0.6 * 0.9 + 0.4 * 0.8, within(1e-14));
        assertThat(score.coverage()).isCloseTo(0.6 * 0.25 + 0.4, within(1e-14));
        assertThat(score.components().get(0).weightInGroup()).isEqualTo(1);
        assertThat(score.components().get(0).weight()).isCloseTo(0.6, within(1e-15));
    }

    @Test
    void leavesItsWeightToTheOthersWhereNothingOfItCounts() {
        Scorecard.Builder builder =
                grouped(Aggregation.GEOMETRIC, Aggregation.ARITHMETIC).minCoverage(0.3);
        HealthScore score = assess(builder, Map.of("c", 80.0));
        assertThat(score.score()).isEqualTo(Health.of(0.8));
        assertThat(score.groups().get(0).health()).isEmpty();
        assertThat(score.groups().get(0).weight()).isZero();
    }

    @Test
    void agesAsItsYoungestMeasure() {
        Scorecard scorecard = Scorecard.builder("aged", "1")
                .group(new MeasureGroup("use", 1, Aggregation.ARITHMETIC))
                .measure("use", Measure.builder("a", PERCENT).halfLifeDays(10).build())
                .measure("use", Measure.builder("b", PERCENT).halfLifeDays(10).build())
                .measure(Measure.builder("c", PERCENT).build())
                .build();
        HealthScore score = scorecard
                .assess(HealthSignals.of(List.of(signal("a", 10, 100), signal("b", 20, 50), signal("c", 0, 0)), DAY))
                .orElseThrow("score");
        // inside 2 : 1, outside a half against 1
        assertThat(score.components().get(0).weightInGroup()).isCloseTo(2.0 / 3, within(1e-14));
        assertThat(score.groups().get(0).weight()).isCloseTo(1.0 / 3, within(1e-14));
        assertThat(score.score().value()).isCloseTo((2 * 1.0 + 0.5) / 3 / 3, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAWeightOutsideItsRange(double weight) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MeasureGroup("use", weight, Aggregation.MINIMUM))
                .withMessage("weight of group use must be 0 or more and finite, was %s", weight);
    }

    @Test
    void refusesGroupsThatAreUnknownTwiceEmptyOrWithoutWeight() {
        MeasureGroup use = new MeasureGroup("use", 1, Aggregation.ARITHMETIC);
        Measure plain = Measure.builder("a", PERCENT).build();
        Measure weightless = Measure.builder("b", PERCENT).weight(0).build();
        refuses(builder().measure("usage", plain).group(use), "group of a must be one of [use], was usage");
        refuses(builder().measure("usage", plain), "group usage of a must be added to the scorecard, which has none");
        refuses(builder().measure("use", plain).group(use).group(use), "a group must not stand twice, were [use, use]");
        refuses(builder().measure(plain).group(use), "group use must have a measure");
        refuses(
                builder().measure(plain).measure("use", weightless).group(use),
                "the weights' sum in group use must be positive and finite, was 0.0");
        refuses(
                builder().measure("use", plain).group(new MeasureGroup("use", 0, Aggregation.ARITHMETIC)),
                "the weights' sum must be positive and finite, was 0.0");
    }

    private static void refuses(Scorecard.Builder builder, String message) {
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(message);
    }

    private static Scorecard.Builder builder() {
        return Scorecard.builder("c", "1");
    }

    /** A group of a (1) and b (3) with 60 % of the weight, and c with 40 %. */
    private static Scorecard.Builder grouped(Aggregation inside, Aggregation across) {
        return builder()
                .aggregation(across)
                .group(new MeasureGroup("use", 60, inside))
                .measure("use", Measure.builder("a", PERCENT).weight(1).build())
                .measure("use", Measure.builder("b", PERCENT).weight(3).build())
                .measure(Measure.builder("c", PERCENT).weight(40).build());
    }

    private static Signal signal(String name, int daysBack, double value) {
        return Signal.of(AccountId.of("acme"), name, DAY.minusDays(daysBack), value);
    }

    private static HealthScore assess(Scorecard.Builder builder, Map<String, Double> signals) {
        return builder.build().assess(HealthSignals.of(signals, DAY)).orElseThrow("score");
    }
}
