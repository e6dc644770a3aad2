package dev.bearing.vector;

import static dev.bearing.vector.Ladders.model;
import static dev.bearing.vector.Ladders.reason;
import static dev.bearing.vector.Ladders.tier;
import static dev.bearing.vector.Ladders.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LadderPriorTest {

    /** 10 of 160 lost; of the 75 kept that could go up 15 did; of the 75 that could go down 5 did. */
    private static final int[][] TWO = {{60, 15, 5}, {5, 70, 5}};

    /** By hand: p = (10/160 lost, of the other 150/160 a fifth up), k = 20, 80 account-months: (count + 20 p) / 100. */
    @Test
    void aRowIsTheCountsAndThePriorOverTheirSum() {
        LadderModel smoothed = model(TWO, new double[] {1, 2}, 0).smoothedBy(new LadderPrior(20));
        double up = 150.0 / 160 * 15 / 75;
        double down = 150.0 / 160 * 5 / 75;
        assertThat(smoothed.probabilities(tier(0)).get(tier(1))).isCloseTo((15 + 20 * up) / 100, within(1e-12));
        assertThat(smoothed.probabilities(tier(1)).get(tier(0))).isCloseTo((5 + 20 * down) / 100, within(1e-12));
        assertThat(smoothed.churnProbability(tier(0)).orElseThrow("churn"))
                .isCloseTo((5 + 20 * 10.0 / 160) / 100, within(1e-12));
        assertThat(smoothed.prior()).isEqualTo(new LadderPrior(20));
    }

    @Test
    void countsStandBesideTheProbabilities() {
        LadderModel smoothed = model(TWO, new double[] {1, 2}, 0).smoothedBy(LadderPrior.standard());
        List<TransitionRow> rows = smoothed.transitions();
        TransitionRow lower = rows.get(0);
        assertThat(lower.from()).isEqualTo(tier(0));
        assertThat(lower.accountMonths()).isEqualTo(80);
        assertThat(lower.fromPrior()).isFalse();
        assertThat(lower.to().get(tier(1)).observed().numerator()).isEqualTo(15);
        assertThat(lower.to().get(tier(1)).observed().denominator()).isEqualTo(80);
        assertThat(lower.lost().observed()).isEqualTo(smoothed.churn(tier(0)));
        assertThat(lower.lost().probability())
                .isEqualTo(smoothed.churnProbability(tier(0)).orElseThrow("churn"));
        assertThat(lower.to().get(tier(1)).probability())
                .isEqualTo(smoothed.probabilities(tier(0)).get(tier(1)));
    }

    @Test
    void aTierThatWasNeverSeenHasThePriorsRowAndIsFlagged() {
        int[][] rows = {{60, 15, 5}, {0, 0, 0}};
        LadderModel plain = model(rows, new double[] {1, 2}, 0);
        LadderModel smoothed = plain.smoothedBy(LadderPrior.standard());

        assertThat(reason(plain.lifetimeValue(tier(1)))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(plain.churnProbability(tier(1)))).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(smoothed.churnProbability(tier(1)).orElseThrow("churn")).isCloseTo(5.0 / 80, within(1e-12));
        assertThat(smoothed.lifetimeValue(tier(1)).isKnown()).isTrue();
        assertThat(reason(smoothed.interval(tier(1)))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(smoothed.transitions()).extracting(TransitionRow::fromPrior).containsExactly(false, true);
        assertThat(smoothed.groups(Map.of())).extracting(VectorGroup::fromPrior).containsExactly(false, true);
        assertThat(plain.transitions()).extracting(TransitionRow::fromPrior).containsExactly(false, false);
    }

    @Test
    void thePriorKeepsATierWithFewAccountsFromBeingOneThatNobodyLeaves() {
        int[][] rows = {{900, 30, 70}, {0, 20, 0}};
        assertThat(reason(model(rows, new double[] {1, 2}, 0).lifetimeValue(tier(1))))
                .isEqualTo(Answer.Reason.ZERO_CHURN);
        LadderModel smoothed = model(rows, new double[] {1, 2}, 0).smoothedBy(LadderPrior.standard());
        // 12 account-months at 70/1020 beside 20 without loss, and no move down was ever seen
        double churn = 12 * 70.0 / 1020 / 32;
        assertThat(value(smoothed, 1)).isCloseTo(2 / churn, within(1e-9));
    }

    /** Nobody of 900 was lost from the upper tier: some draws keep its accounts for ever, and the value has no top. */
    @Test
    void whereAccountsMayStayForEverTheIntervalHasNoUpperEnd() {
        int[][] rows = {{9_000, 30, 10}, {5, 895, 0}};
        LadderModel smoothed = model(rows, new double[] {1, 2}, 0).smoothedBy(LadderPrior.standard());
        Interval upper = smoothed.interval(tier(1)).orElseThrow("interval");
        assertThat(upper.lower()).isPositive().isLessThan(value(smoothed, 1));
        LadderModel alone = model(new int[][] {{9_000, 0, 10}, {0, 900, 0}}, new double[] {1, 2}, 0)
                .smoothedBy(LadderPrior.standard());
        Interval endless = alone.interval(tier(1)).orElseThrow("interval");
        assertThat(endless.upper()).isInfinite();
        assertThat(endless.lower()).isPositive().isFinite();
        assertThat(alone.promotionWorthInterval(tier(0), tier(1))
                        .orElseThrow("interval")
                        .upper())
                .isInfinite();
        LadderModel discounted = model(new int[][] {{9_000, 0, 10}, {0, 900, 0}}, new double[] {1, 2}, 0.1)
                .smoothedBy(LadderPrior.standard());
        assertThat(discounted.interval(tier(1)).orElseThrow("interval").upper()).isFinite();
    }

    @Test
    void oneTierIsItsOwnPrior() {
        LadderModel one = model(new int[][] {{95, 5}}, new double[] {100}, 0);
        assertThat(value(one.smoothedBy(LadderPrior.standard()), 0)).isEqualTo(value(one, 0));
        assertThat(one.smoothedBy(LadderPrior.standard()).interval(tier(0))).isEqualTo(one.interval(tier(0)));
    }

    /** Nobody pays in the middle tier and nobody was ever seen in it: the prior leads past it. */
    @Test
    void thePriorLeadsOnlyToTiersWhoseMarginIsKnown() {
        LadderModel gap = LadderModel.fit(
                        Ladders.ladder(3),
                        Ladders.moves(new int[][] {{60, 0, 15, 5}, {}, {5, 0, 70, 5}}),
                        CurrencyUnit.USD,
                        Map.of(tier(0), 1.0, tier(2), 2.0))
                .smoothedBy(LadderPrior.standard());
        assertThat(gap.probabilities(tier(0))).containsOnlyKeys(tier(0), tier(2));
        assertThat(gap.lifetimeValue(tier(0)).isKnown()).isTrue();
        assertThat(reason(gap.lifetimeValue(tier(1)))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    @Test
    void withoutAnyObservationThereIsNoPrior() {
        LadderModel none = model(new int[][] {{0, 0, 0}, {0, 0, 0}}, new double[] {1, 2}, 0);
        assertThat(reason(none.smoothedBy(LadderPrior.standard()).lifetimeValue(tier(0))))
                .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    /** Everybody of the lowest goes up and everybody of the highest down: who is between cannot do both. */
    @Test
    void risesAndFallsShareWhatIsKept() {
        LadderModel split = model(new int[][] {{0, 50, 0, 0}, {0, 0, 0, 0}, {0, 50, 0, 50}}, new double[] {1, 1, 1}, 0)
                .smoothedBy(new LadderPrior(12));
        assertThat(split.probabilities(tier(1)).get(tier(0))).isCloseTo(2.0 / 3 / 2, within(1e-12));
        assertThat(split.probabilities(tier(1)).get(tier(2))).isCloseTo(2.0 / 3 / 2, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAWeightThatIsNegativeOrNotFinite(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LadderPrior(bad))
                .withMessage("accountMonths must be finite and not negative, was %s", bad);
    }
}
