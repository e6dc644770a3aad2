package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.internal.stats.BinomialSampler;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetentionForecastTest {

    @Test
    void addsUpWhatIsLeftOfEachAge() {
        RetentionForecast forecast = RetentionForecast.of(
                UncertainRetention.certain(ShiftedBetaGeometric.of(3.8, 15.2)), Map.of(0L, 20_500L, 1L, 15_200L));
        Estimate next = forecast.customers(1).orElseThrow("forecast");
        // by hand: 20,500 × 15.2 / 19 + 15,200 × 16.2 / 20
        assertThat(next.value()).isCloseTo(16_400 + 12_312, within(1e-8));
        double variance = 20_500 * 0.8 * 0.2 + 15_200 * 0.81 * 0.19;
        Interval interval = next.interval().orElseThrow("interval");
        assertThat(interval.upper() - next.value()).isCloseTo(1.959963984540054 * Math.sqrt(variance), within(1e-8));
        assertThat(next.value() - interval.lower()).isCloseTo(interval.upper() - next.value(), within(1e-8));
        assertThat(forecast.customers(0).orElseThrow("now").value()).isEqualTo(35_700);
    }

    @Test
    void itsExplanationHasWhatIsExpectedOfEachAge() {
        Answer<Estimate> later = RetentionForecast.of(
                        UncertainRetention.certain(GeometricRetention.of(0.1)), Map.of(5L, 50L, 0L, 100L))
                .customers(2);
        Explanation explanation = later.fold(Answer.Known::explanation, unknown -> Explanation.given());
        assertThat(explanation.combination()).isEqualTo(Explanation.Combination.SUM);
        assertThat(explanation.terms()).extracting(Contribution::name).containsExactly("100 of age 0", "50 of age 5");
        assertThat(explanation.terms().get(0).value()).isCloseTo(81, within(1e-12));
        assertThat(explanation.terms().get(1).value()).isCloseTo(40.5, within(1e-12));
        assertThat(later.orElseThrow("later").value()).isCloseTo(121.5, within(1e-12));
    }

    @Test
    void anAgeWithoutCustomersAddsNothing() {
        UncertainRetention curve = UncertainRetention.greenwood(
                KaplanMeier.of(Spells.of(new long[] {1, 2, 3, 5, 5}, new int[] {1, 1, 0, 1, 0})));
        assertThat(RetentionForecast.of(curve, Map.of(2L, 10L, 40L, 0L))
                        .customers(2)
                        .orElseThrow("later"))
                .isEqualTo(RetentionForecast.of(curve, Map.of(2L, 10L))
                        .customers(2)
                        .orElseThrow("later"));
    }

    @Test
    void addsTheDoubtAboutTheParametersToChance() {
        RetentionFit fit = ShiftedBetaGeometric.fit(RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593))
                .orElseThrow("fit");
        Map<Long, Long> base = Map.of(4L, 593L);
        Interval sure = RetentionForecast.of(UncertainRetention.certain(fit.model()), base)
                .customers(5)
                .flatMap(Estimate::interval)
                .orElseThrow("interval");
        Interval unsure = RetentionForecast.of(UncertainRetention.delta(fit), base)
                .customers(5)
                .flatMap(Estimate::interval)
                .orElseThrow("interval");
        assertThat(unsure.lower()).isLessThan(sure.lower());
        assertThat(unsure.upper()).isGreaterThan(sure.upper());
    }

    @Test
    void coversWhatHappensAboutNineteenTimesInTwenty() {
        ShiftedBetaGeometric truth = ShiftedBetaGeometric.of(0.9, 4);
        SplittableRandom seeds = new SplittableRandom(17);
        int covered = 0;
        int trials = 300;
        for (int i = 0; i < trials; i++) {
            BinomialSampler random = new BinomialSampler(seeds.split());
            long[] alive = new long[11];
            alive[0] = 800;
            for (int t = 1; t < alive.length; t++) {
                alive[t] = random.next(alive[t - 1], truth.retentionRate(t));
            }
            RetentionFit fit = ShiftedBetaGeometric.fit(RenewalCounts.ofSurvivors(java.util.Arrays.copyOf(alive, 6)))
                    .orElseThrow("fit");
            covered += RetentionForecast.of(UncertainRetention.delta(fit), Map.of(5L, alive[5]))
                            .customers(5)
                            .flatMap(Estimate::interval)
                            .orElseThrow("interval")
                            .contains(alive[10])
                    ? 1
                    : 0;
        }
        assertThat(covered / (double) trials).isBetween(0.90, 0.99);
    }

    @Test
    void endsWithTheCurve() {
        UncertainRetention curve = UncertainRetention.greenwood(
                KaplanMeier.of(Spells.of(new long[] {1, 2, 3, 5, 5}, new int[] {1, 1, 0, 1, 0})));
        RetentionForecast forecast = RetentionForecast.of(curve, Map.of(2L, 10L));
        List<Estimate> path = forecast.path(12);
        assertThat(path).hasSize(3);
        assertThat(path.get(2).value()).isCloseTo(5, within(1e-12));
        assertThat(((Answer.Unknown<Estimate>) forecast.customers(4)).reason())
                .isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
    }

    @Test
    void refusesCountsAndTimesBelowZero() {
        UncertainRetention certain = UncertainRetention.certain(GeometricRetention.of(0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> RetentionForecast.of(certain, Map.of(-1L, 1L)));
        assertThatIllegalArgumentException().isThrownBy(() -> RetentionForecast.of(certain, Map.of(1L, -1L)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetentionForecast.of(certain, Map.of()).customers(-1));
    }

    @Test
    void nobodyHavingLeftOfAFewDoesNotMakeAForecastCertain() {
        KaplanMeier loyal = KaplanMeier.of(Spells.of(new long[] {12, 12}, new int[] {0, 0}));
        RetentionForecast forecast = RetentionForecast.of(UncertainRetention.greenwood(loyal), Map.of(0L, 1000L));
        Estimate later = forecast.customers(12).orElseThrow("later");
        assertThat(later.value()).isEqualTo(1000);
        assertThat(((Answer.Unknown<Interval>) later.interval()).reason()).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        Estimate now = forecast.customers(0).orElseThrow("now");
        assertThat(now.interval().orElseThrow("interval")).isEqualTo(Interval.of95(1000, 1000));
    }
}
