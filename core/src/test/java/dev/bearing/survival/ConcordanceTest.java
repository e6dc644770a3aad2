package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConcordanceTest {

    @Test
    void countsByHand() {
        // pairs with who left first: 1-2, 1-3, 1-4, 1-5, 2-3 (still there at 2), 2-4, 2-5; 4 and 5 left together
        double[] stop = {1, 2, 2, 5, 5};
        boolean[] event = {true, true, false, true, true};
        double[] risk = {3, 2, 2, 4, 1};
        Concordance c = Concordance.of(stop, event, risk);
        assertThat(c.concordant()).isEqualTo(4); // 1-2, 1-3, 1-5, 2-5
        assertThat(c.discordant()).isEqualTo(2); // 1-4, 2-4
        assertThat(c.tiedScore()).isEqualTo(1); // 2-3
        assertThat(c.tiedTime()).isEqualTo(1);
        assertThat(c.tiedBoth()).isZero();
        assertThat(c.value().orElseThrow("C")).isCloseTo(4.5 / 7, within(1e-15));
    }

    @Test
    void aPerfectScoreHasNoErrorThatSaysSomethingAndItsReverseIsAlwaysWrong() {
        double[] stop = {1, 2, 3, 4};
        boolean[] event = {true, true, true, false};
        Concordance perfect = Concordance.of(stop, event, new double[] {9, 7, 5, 3});
        assertThat(perfect.value().orElseThrow("C")).isEqualTo(1);
        assertThat(perfect.standardError().orElseThrow("error")).isZero(); // as in R
        assertThat(reason(perfect.interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        Concordance constant = Concordance.of(stop, event, new double[4]);
        assertThat(constant.value().orElseThrow("C")).isEqualTo(0.5);
        assertThat(reason(constant.interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(perfect.reversed().value().orElseThrow("C")).isZero();
    }

    @Test
    void anInfiniteScoreIsAScore() {
        Concordance c = Concordance.of(new double[] {1, 2, 3}, new boolean[] {true, true, false}, new double[] {
            Double.POSITIVE_INFINITY, 0, Double.NEGATIVE_INFINITY
        });
        assertThat(c.concordant()).isEqualTo(3);
    }

    @Test
    void isUnknownWhereNobodyIsKnownToHaveLeftFirst() {
        Concordance nobody = Concordance.of(new double[0], new boolean[0], new double[0]);
        Concordance allStay = Concordance.of(new double[] {1, 2}, new boolean[2], new double[] {1, 2});
        Concordance together = Concordance.of(new double[] {2, 2}, new boolean[] {true, true}, new double[] {1, 1});
        assertThat(reason(nobody.value())).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(allStay.standardError())).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(together.interval())).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(together.tiedBoth()).isEqualTo(1);
    }

    @Test
    void aWholeWeightIsARowSoManyTimesButForPairsWithItself() {
        double[] stop = {1, 2, 3};
        boolean[] event = {true, true, false};
        double[] risk = {2, 3, 1};
        Concordance weighted = Concordance.of(stop, event, risk, new double[] {2, 1, 5});
        assertThat(weighted.concordant()).isEqualTo(2 * 5 + 1 * 5);
        assertThat(weighted.discordant()).isEqualTo(2);
    }

    @Test
    void countsMorePairsThanAnIntegerHolds() {
        int n = 200_000;
        double[] stop = new double[n];
        boolean[] event = new boolean[n];
        Arrays.setAll(stop, i -> i);
        Arrays.fill(event, true);
        double[] risk = Arrays.stream(stop).map(t -> -t).toArray();
        Concordance c = Concordance.of(stop, event, risk);
        assertThat(c.concordant()).isEqualTo(n * (n - 1.0) / 2);
        assertThat(c.discordant()).isZero();
    }

    @Test
    void rejectsRowsThatDoNotFit() {
        double[] two = {1, 2};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Concordance.of(two, new boolean[3], two))
                .withMessage("event must have 2 rows, had 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Concordance.of(two, new boolean[2], new double[1]))
                .withMessage("risk must have 2 rows, had 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Concordance.of(two, new boolean[2], two, new double[] {1}))
                .withMessage("weights must have 2 rows, had 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Concordance.of(two, new boolean[2], new double[] {1, Double.NaN}))
                .withMessage("risk must not be NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Concordance.of(two, new boolean[2], two, new double[] {1, -1}))
                .withMessage("weight of row 1 must be 0 or more and finite, was -1.0");
    }

    private static Answer.Reason reason(Answer<?> answer) {
        return ((Answer.Unknown<?>) answer).reason();
    }
}
