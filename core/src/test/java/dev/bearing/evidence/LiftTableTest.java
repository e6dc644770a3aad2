package dev.bearing.evidence;

import static dev.bearing.evidence.Telco.known;
import static dev.bearing.evidence.Telco.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.evidence.LiftTable.Group;
import dev.bearing.evidence.LiftTable.TieRule;
import dev.bearing.value.Answer;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiftTableTest {

    @ParameterizedTest
    @ValueSource(strings = {"test", "all"})
    void agreesWithTheReference(String key) {
        LiftTable table = known(LiftTable.of(key.equals("test") ? Telco.test() : Telco.all(), TieRule.ROW_ORDER));
        check(table.top(0.1, RoundingMode.CEILING), key + ".lift.top_decile_ceil");
        check(table.top(0.1, RoundingMode.FLOOR), key + ".lift.top_decile_floor");
        check(table.top(0.05, RoundingMode.CEILING), key + ".lift.top_5pct_ceil");
        check(table.top(0.2, RoundingMode.CEILING), key + ".lift.top_20pct_ceil");
        Telco.assertMetric(table.topDecileLift(), key + ".lift.top_decile_ceil.lift");
        Telco.assertMetric(table.baseRate(), key + ".base_rate");
        List<Group> deciles = table.groups(10);
        for (int g = 0; g < 10; g++) {
            Group group = deciles.get(g);
            assertThat(group.rows()).isEqualTo((int) value(key, "n", g));
            assertThat(group.positives()).isEqualTo(value(key, "positives", g));
            assertThat(group.rate()).isCloseTo(value(key, "rate", g), within(1e-12));
            assertThat(group.lift()).isCloseTo(value(key, "lift", g), within(1e-12));
            assertThat(group.captured()).isCloseTo(value(key, "cum_capture", g), within(1e-12));
            assertThat(group.meanScore()).isCloseTo(value(key, "mean_score", g), within(1e-12));
            assertThat(known(group.interval()).contains(group.rate())).isTrue();
        }
    }

    private static double value(String key, String name, int group) {
        return Telco.METRICS.get(key + ".gains_by_decile." + name)[group];
    }

    private static void check(Group group, String key) {
        assertThat((double) group.rows()).isEqualTo(Telco.metric(key + ".k"));
        assertThat(group.positives()).isEqualTo(Telco.metric(key + ".positives"));
        Telco.assertMetric(group.rate(), key + ".rate");
        Telco.assertMetric(group.lift(), key + ".lift");
        Telco.assertMetric(group.captured(), key + ".capture");
    }

    @Test
    void ordersTiesAsItsRuleSays() {
        LiftTable inOrder = known(LiftTable.of(Telco.tied(), TieRule.ROW_ORDER));
        LiftTable expected = known(LiftTable.of(Telco.tied(), TieRule.EXPECTED));
        // 0.9 yes, 0.7 no, then a tie of four with two events, the first of which stands first
        assertThat(inOrder.top(0.375, RoundingMode.UNNECESSARY).positives()).isEqualTo(2);
        Group shared = expected.top(0.375, RoundingMode.UNNECESSARY);
        assertThat(shared.positives()).isEqualTo(1.5);
        assertThat(shared.lift()).isCloseTo(0.5 / 0.375, within(1e-15));
        assertThat(shared.interval().isKnown()).isFalse();
        assertThat(expected.tieRule()).isEqualTo(TieRule.EXPECTED);
        assertThat(expected.top(0.75, RoundingMode.CEILING).positives()).isEqualTo(3);
    }

    @Test
    void aConstantScoreHasALiftOfOneWhereTiesAreExpected() {
        boolean[] outcomes = new boolean[100];
        for (int i = 0; i < 20; i++) {
            outcomes[i] = true;
        }
        ScoredOutcomes constant = ScoredOutcomes.of(new double[100], outcomes);
        assertThat(known(LiftTable.of(constant, TieRule.EXPECTED)).topDecileLift())
                .isCloseTo(1, within(1e-12));
        assertThat(known(LiftTable.of(constant, TieRule.ROW_ORDER)).topDecileLift())
                .isCloseTo(5, within(1e-12));
    }

    @Test
    void aTenthOfRowsIsATenthAndNotARoundingMore() {
        double[] scores = new double[1410];
        boolean[] outcomes = new boolean[1410];
        for (int i = 0; i < 1410; i++) {
            scores[i] = i;
            outcomes[i] = i % 3 == 0;
        }
        LiftTable table = known(LiftTable.of(ScoredOutcomes.of(scores, outcomes), TieRule.ROW_ORDER));
        assertThat(table.top(0.1, RoundingMode.CEILING).rows()).isEqualTo(141);
        assertThat(table.top(1e-9, RoundingMode.FLOOR).rows()).isEqualTo(1);
    }

    @Test
    void hasNoAnswerWithOneOutcome() {
        assertThat(reason(LiftTable.of(ScoredOutcomes.of(new double[] {1}, new boolean[1]), TieRule.EXPECTED)))
                .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    @Test
    void refusesWeightsAndSharesOutOfRange() {
        ScoredOutcomes weighted = Telco.tied().withWeights(1, 1, 1, 1, 1, 1, 1, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> LiftTable.of(weighted, TieRule.EXPECTED));
        LiftTable table = known(LiftTable.of(Telco.tied(), TieRule.EXPECTED));
        assertThatIllegalArgumentException().isThrownBy(() -> table.top(0, RoundingMode.CEILING));
        assertThatIllegalArgumentException().isThrownBy(() -> table.top(Double.NaN, RoundingMode.CEILING));
        assertThatIllegalArgumentException().isThrownBy(() -> table.groups(9));
    }
}
