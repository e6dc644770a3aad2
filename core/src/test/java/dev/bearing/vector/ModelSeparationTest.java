package dev.bearing.vector;

import static dev.bearing.vector.Ladders.model;
import static dev.bearing.vector.Ladders.reason;
import static dev.bearing.vector.Ladders.tier;
import static dev.bearing.vector.Ladders.value;
import static dev.bearing.vector.TierSeparation.Finding.DISTINCT;
import static dev.bearing.vector.TierSeparation.Finding.INVERTED;
import static dev.bearing.vector.TierSeparation.Finding.NOT_APART;
import static dev.bearing.vector.TierSeparation.Finding.NOT_COMPARED;
import static dev.bearing.vector.TierSeparation.Finding.TOO_FEW;
import static dev.bearing.vector.TierSeparation.Finding.TOO_SPREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import dev.bearing.value.TierId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ModelSeparationTest {

    /** Everybody of a tier pays its price to the cent, so that only the moves are uncertain. */
    @Test
    void listPricesDoNotMakeTiersApartWhereMovesAreFew() {
        double[] prices = {10, 12};
        int[][] few = {{95, 0, 5}, {0, 96, 4}};
        int[][] many = {{95_000, 0, 5_000}, {0, 96_000, 4_000}};
        Map<TierId, double[]> accounts = Map.of(tier(0), paying(40, 10), tier(1), paying(40, 12));

        TierSeparation close = separation(model(few, prices, 0), accounts);
        assertThat(close.verdicts().get(1).findings()).containsExactly(NOT_APART);
        assertThat(close.proposedMerges()).containsExactly(List.of(tier(0), tier(1)));

        TierSeparation apart = separation(model(many, prices, 0), accounts);
        assertThat(apart.verdicts().get(1).findings()).containsExactly(DISTINCT);
        assertThat(apart.verdicts().get(1).mean().orElseThrow("mean")).isCloseTo(300, within(1e-6)); // 12 / 4 %
        assertThat(apart.proposedMerges()).isEmpty();
    }

    @Test
    void aTierThatIsLeftFasterThanItPaysMoreIsInverted() {
        LadderModel model = model(new int[][] {{99_000, 0, 1_000}, {0, 90_000, 10_000}}, new double[] {10, 20}, 0);
        TierSeparation separation = separation(model, Map.of(tier(0), paying(40, 10), tier(1), paying(40, 20)));
        assertThat(separation.verdicts().get(1).findings()).containsExactly(INVERTED); // 200 against 1,000
    }

    /** By hand: an account is worth 1 / churn months of what it pays; a chain seen a million times is certain. */
    @Test
    void theSpreadOfAccountsAloneGivesTheNormalInterval() {
        int million = 1_000_000;
        LadderModel model = model(
                new int[][] {{95 * million, 0, 5 * million}, {0, 98 * million, 2 * million}}, new double[] {10, 20}, 0);
        double[] low = spread(50, 10, 2);
        double[] high = spread(80, 20, 6);
        Interval interval = separation(model, Map.of(tier(0), low, tier(1), high))
                .verdicts()
                .get(1)
                .above()
                .orElseThrow("interval");
        double error = Math.sqrt(20 * 20 * variance(low) / 50 + 50 * 50 * variance(high) / 80);
        assertThat((interval.lower() + interval.upper()) / 2).isCloseTo(1000 - 200, within(0.2 * error));
        assertThat(interval.upper() - interval.lower()).isCloseTo(2 * 1.96 * error, within(0.2 * error));
    }

    /** An account that pays 4 above the margin of 10 stays 20 months: it is worth 80 more. */
    @Test
    void anAccountIsWorthItsTierAndWhatItPaysAboveTheMargin() {
        LadderModel one = model(new int[][] {{95, 5}}, new double[] {10}, 0);
        TierSeparation.Verdict verdict = separation(one, Map.of(tier(0), new double[] {6, 14}))
                .verdicts()
                .get(0);
        assertThat(verdict.mean().orElseThrow("mean")).isCloseTo(200, within(1e-9));
        double deviation = Math.sqrt((80 * 80 + 80 * 80) / 1.0);
        assertThat(verdict.variation().orElseThrow("variation")).isCloseTo(deviation / 200, within(1e-9));
        assertThat(verdict.findings()).containsExactly(TOO_FEW);
        assertThat(separation(one, Map.of(tier(0), new double[] {0, 0, 30}))
                        .verdicts()
                        .get(0)
                        .findings())
                .containsExactly(TOO_FEW, TOO_SPREAD);
    }

    @Test
    void whatCannotBeComparedIsNotDistinct() {
        LadderModel few = model(new int[][] {{900, 10, 90}, {0, 18, 2}}, new double[] {10, 20}, 0);
        Map<TierId, double[]> accounts = Map.of(tier(0), paying(40, 10), tier(1), paying(40, 20));
        TierSeparation.Verdict upper = separation(few, accounts).verdicts().get(1);
        assertThat(upper.findings()).containsExactly(NOT_COMPARED);
        assertThat(reason(upper.above())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);

        LadderModel immortal = model(new int[][] {{90, 3, 7}, {0, 50, 0}}, new double[] {10, 20}, 0);
        TierSeparation.Verdict unbounded =
                separation(immortal, accounts).verdicts().get(1);
        assertThat(unbounded.findings()).containsExactly(NOT_COMPARED);
        assertThat(reason(unbounded.mean())).isEqualTo(Answer.Reason.ZERO_CHURN);
        assertThat(unbounded.accounts()).isEqualTo(40);

        TierSeparation.Verdict empty =
                separation(Ladders.worked(), Map.of()).verdicts().get(1);
        assertThat(empty.findings()).containsExactly(TOO_FEW, NOT_COMPARED);
    }

    @Test
    void theOrderOfAccountsDoesNotMatter() {
        double[] amounts = spread(40, 20, 3);
        double[] reversed = DoubleStream.iterate(39, i -> i >= 0, i -> i - 1)
                .map(i -> amounts[(int) i])
                .toArray();
        LadderModel model = model(new int[][] {{95, 0, 5}, {0, 96, 4}}, new double[] {10, 20}, 0);
        assertThat(separation(model, Map.of(tier(0), paying(40, 10), tier(1), reversed)))
                .isEqualTo(separation(model, Map.of(tier(0), paying(40, 10), tier(1), amounts)));
        assertThat(value(model, 0)).isPositive();
    }

    private static TierSeparation separation(LadderModel model, Map<TierId, double[]> amounts) {
        return TierSeparation.of(model, amounts, TierSeparation.Limits.DEFAULT);
    }

    private static double[] paying(int accounts, double amount) {
        double[] amounts = new double[accounts];
        Arrays.fill(amounts, amount);
        return amounts;
    }

    /** Half of them above the centre and half below. */
    private static double[] spread(int accounts, double centre, double half) {
        double[] amounts = new double[accounts];
        for (int i = 0; i < accounts; i++) {
            amounts[i] = centre + (i % 2 == 0 ? half : -half);
        }
        return amounts;
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }
}
