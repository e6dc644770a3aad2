package dev.bearing.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Interval;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class InterventionEffectTest {

    /** The worth of one promotion from person to business in the ladder of the guide. */
    private static final EstimatedMoney PROMOTION = EstimatedMoney.of(CurrencyUnit.USD, 13_030.30);

    private final InterventionEffect effect = InterventionEffect.of(new EffectGroup(45, 60), new EffectGroup(60, 120));

    private static Estimate estimate(Answer<Estimate> answer) {
        return answer.orElseThrow("estimate");
    }

    private static Interval interval(Estimate estimate) {
        return estimate.interval().orElseThrow("interval");
    }

    /** 45 of 60 against 60 of 120: .25, [.0993, .3775]. */
    @Test
    void givesTheDifferenceWithNewcombesInterval() {
        assertThat(estimate(effect.difference()).value()).isEqualTo(0.25);
        assertThat(interval(estimate(effect.difference())).lower()).isCloseTo(0.0993, within(5e-5));
        assertThat(interval(estimate(effect.difference())).upper()).isCloseTo(0.3775, within(5e-5));
        assertThat(effect.allTreated().share().fraction().orElseThrow("share")).isEqualTo(0.75);
    }

    @Test
    void aDifferenceThatTheStrataExplainIsGoneWithinThem() {
        // good fits: 80 % cross either way; others 20 % either way; help went mostly to good fits
        InterventionEffect chosen = new InterventionEffect(
                new TreeMap<>(Map.of("good", new EffectGroup(64, 80), "other", new EffectGroup(4, 20))),
                new TreeMap<>(Map.of("good", new EffectGroup(16, 20), "other", new EffectGroup(16, 80))));
        assertThat(estimate(chosen.difference()).value()).isCloseTo(0.36, within(1e-12));
        Estimate within = estimate(chosen.stratifiedDifference());
        assertThat(within.value()).isCloseTo(0, within(1e-12));
        assertThat(interval(within).contains(0)).isTrue();
    }

    @Test
    void oneStratumGivesTheSameDifference() {
        Estimate within = estimate(effect.stratifiedDifference());
        assertThat(within.value()).isCloseTo(0.25, within(1e-12));
        // near .75·.25/60 + .5·.5/120, the plain variance of a difference of shares
        double error = Math.sqrt(0.75 * 0.25 / 60 + 0.5 * 0.5 / 120);
        assertThat(interval(within).upper() - interval(within).lower()).isCloseTo(2 * 1.96 * error, within(0.01));
    }

    @Test
    void valuesWhatItWouldBringAgainstItsCost() {
        Estimate value = estimate(effect.expectedValue(60, PROMOTION, EstimatedMoney.of(CurrencyUnit.USD, 7_200)));
        assertThat(value.value()).isCloseTo(0.25 * 60 * 13_030.30 - 7_200, within(1e-6));
        assertThat(interval(value).contains(value.value())).isTrue();
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> effect.expectedValue(60, PROMOTION, EstimatedMoney.zero(CurrencyUnit.EUR)));
    }

    @Test
    void theCeilingOfACertainPromotionIsItsWorth() {
        InterventionEffect certain = InterventionEffect.of(new EffectGroup(50, 50), new EffectGroup(0, 50));
        assertThat(certain.costCeiling(PROMOTION).orElseThrow("ceiling").amount())
                .isCloseTo(13_030.30, within(1e-9));
        assertThat(effect.costCeiling(PROMOTION).orElseThrow("ceiling").amount())
                .isCloseTo(0.25 * 13_030.30, within(1e-9));
        assertThat(effect.swapped()
                        .costCeiling(PROMOTION)
                        .orElseThrow("ceiling")
                        .amount())
                .isZero();
        assertThat(estimate(certain.stratifiedDifference()).interval().isKnown())
                .isFalse();
    }

    @Test
    void nothingIsSaidWhereAGroupIsEmpty() {
        InterventionEffect none = InterventionEffect.of(new EffectGroup(0, 0), new EffectGroup(60, 120));
        assertThat(((Answer.Unknown<?>) none.difference()).reason()).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(((Answer.Unknown<?>) none.stratifiedDifference()).reason()).isEqualTo(Answer.Reason.EMPTY_BASE);
    }

    @Test
    void rejectsStrataOfOneGroupOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new InterventionEffect(new TreeMap<>(Map.of("good", new EffectGroup(1, 2))), new TreeMap<>()))
                .withMessage("strata must be the same in both groups, were [good] and []");
    }

    @Property(seed = "20261122")
    void swappingTheArmsNegatesAndNothingIsWorthNothing(
            @ForAll @IntRange(min = 1, max = 99) int n,
            @ForAll @IntRange(min = 1, max = 99) int m,
            @ForAll @IntRange(max = 99) int a,
            @ForAll @IntRange(max = 99) int c) {
        InterventionEffect one = new InterventionEffect(
                new TreeMap<>(Map.of("x", new EffectGroup(Math.min(a, n), n), "y", new EffectGroup(1, 3))),
                new TreeMap<>(Map.of("x", new EffectGroup(Math.min(c, m), m), "y", new EffectGroup(1, 3))));
        for (boolean stratified : new boolean[] {false, true}) {
            Estimate plain = estimate(stratified ? one.stratifiedDifference() : one.difference());
            Estimate other = estimate(
                    stratified
                            ? one.swapped().stratifiedDifference()
                            : one.swapped().difference());
            assertThat(plain.value()).isBetween(-1.0, 1.0).isCloseTo(-other.value(), within(1e-12));
            assertThat(interval(plain).lower())
                    .isGreaterThanOrEqualTo(-1)
                    .isCloseTo(-interval(other).upper(), within(1e-9));
        }
        InterventionEffect same = InterventionEffect.of(new EffectGroup(1, 2), new EffectGroup(2, 4));
        assertThat(estimate(same.expectedValue(n, PROMOTION, EstimatedMoney.zero(CurrencyUnit.USD)))
                        .value())
                .isCloseTo(0, within(1e-9));
    }
}
