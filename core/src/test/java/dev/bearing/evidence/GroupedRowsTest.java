package dev.bearing.evidence;

import static dev.bearing.evidence.Telco.known;
import static dev.bearing.evidence.Telco.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.survival.FittedCoefficient;
import dev.bearing.survival.LogisticModel;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupedRowsTest {

    private static final Random RANDOM = new Random(5);
    private static final ScoredOutcomes ONCE = random(200, 0);
    private static final ScoredOutcomes OTHER = ScoredOutcomes.of(
            Arrays.stream(ONCE.copyOfScores())
                    .map(p -> Math.abs(p - 0.3) + 0.05)
                    .toArray(),
            ONCE.copyOfOutcomes());

    /** Probabilities and outcomes that agree somewhat. */
    private static ScoredOutcomes random(int rows, double shift) {
        double[] scores = new double[rows];
        boolean[] outcomes = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            scores[i] = Math.round(RANDOM.nextDouble() * 50) / 50.0 * 0.98 + 0.01;
            outcomes[i] = RANDOM.nextDouble() < 0.2 + 0.5 * scores[i] + shift;
        }
        return ScoredOutcomes.of(scores, outcomes);
    }

    /** Every row three times, all three in one group. */
    private static ScoredOutcomes thrice(ScoredOutcomes once) {
        int n = once.size();
        double[] scores = new double[3 * n];
        boolean[] outcomes = new boolean[3 * n];
        for (int i = 0; i < 3 * n; i++) {
            scores[i] = once.score(i % n);
            outcomes[i] = once.outcome(i % n);
        }
        return ScoredOutcomes.of(scores, outcomes)
                .groupedBy(IntStream.range(0, 3 * n).map(i -> i % n).toArray());
    }

    private static ScoredOutcomes alone(ScoredOutcomes rows) {
        return rows.groupedBy(IntStream.range(0, rows.size()).toArray());
    }

    private static void assertSame(Estimate one, Estimate other) {
        assertThat(one.value()).isCloseTo(other.value(), within(1e-9));
        assertThat(known(one.interval()).lower())
                .isCloseTo(known(other.interval()).lower(), within(1e-9));
        assertThat(known(one.interval()).upper())
                .isCloseTo(known(other.interval()).upper(), within(1e-9));
    }

    @Test
    void aRowByItselfIsAsGoodAsUngrouped() {
        assertSame(auc(alone(ONCE)), auc(ONCE));
        assertSame(known(RocCurve.difference(alone(ONCE), alone(OTHER))), known(RocCurve.difference(ONCE, OTHER)));
        assertSame(
                known(ProbabilityScore.of(alone(ONCE))).brier(),
                known(ProbabilityScore.of(ONCE)).brier());
        assertSame(
                known(ProbabilityScore.of(alone(ONCE))).logLoss(),
                known(ProbabilityScore.of(ONCE)).logLoss());
        assertThat(known(CalibrationCurve.of(alone(ONCE), Binning.equalMass(5))))
                .isEqualTo(known(CalibrationCurve.of(ONCE, Binning.equalMass(5))));
    }

    @Test
    void sayingTheSameThriceIsNoMoreEvidence() {
        assertSame(auc(thrice(ONCE)), auc(ONCE));
        assertSame(known(RocCurve.difference(thrice(ONCE), thrice(OTHER))), known(RocCurve.difference(ONCE, OTHER)));
        assertSame(
                known(ProbabilityScore.of(thrice(ONCE))).brier(),
                known(ProbabilityScore.of(ONCE)).brier());
        CalibrationFit thrice = known(CalibrationFit.of(thrice(ONCE)));
        CalibrationFit once = known(CalibrationFit.of(alone(ONCE)));
        assertSame(thrice.slope(), once.slope());
        assertSame(thrice.intercept(), once.intercept());
        assertSame(thrice.inTheLarge(), once.inTheLarge());
    }

    @Test
    void errorsOfRowsByThemselvesAreThoseOfTheSandwich() {
        double[] logits = Arrays.stream(ONCE.copyOfScores())
                .map(p -> Math.log(p / (1 - p)))
                .toArray();
        FittedCoefficient slope = known(
                        LogisticModel.builder("x").fitColumns(new double[][] {logits}, ONCE.copyOfOutcomes()))
                .coefficient("x");
        Interval interval = known(known(CalibrationFit.of(alone(ONCE))).slope().interval());
        double n = ONCE.size();
        assertThat((interval.upper() - interval.lower()) / (2 * 1.959963984540054))
                .isCloseTo(known(slope.robustStandardError()) * Math.sqrt(n / (n - 1)), within(1e-9));
    }

    /** Accounts with a level of their own, seen eight times: the truth lies in 95 % of the intervals, or nearly. */
    @Test
    void coversTheTruthWhereRowsOfAnAccountAreAlike() {
        Random random = new Random(11);
        double truth = meanAuc(random);
        int grouped = 0;
        int plain = 0;
        int runs = 400;
        for (int run = 0; run < runs; run++) {
            ScoredOutcomes rows = alike(random, 60);
            grouped += known(auc(rows).interval()).contains(truth) ? 1 : 0;
            plain += known(auc(ScoredOutcomes.of(rows.copyOfScores(), rows.copyOfOutcomes()))
                                    .interval())
                            .contains(truth)
                    ? 1
                    : 0;
        }
        // four standard errors of 400 draws, and a little for an interval that is exact for many accounts only
        assertThat(grouped / (double) runs).isBetween(0.90, 0.99);
        assertThat(plain / (double) runs).isLessThan(0.85);
    }

    private static double meanAuc(Random random) {
        return auc(alike(random, 20_000)).value();
    }

    private static ScoredOutcomes alike(Random random, int accounts) {
        double[] scores = new double[8 * accounts];
        boolean[] outcomes = new boolean[scores.length];
        int[] groups = new int[scores.length];
        for (int account = 0; account < accounts; account++) {
            double level = random.nextGaussian();
            double leaving = random.nextGaussian() + level / 2;
            for (int k = 0; k < 8; k++) {
                int row = 8 * account + k;
                scores[row] = level + 0.3 * random.nextGaussian();
                outcomes[row] = leaving + 0.3 * random.nextGaussian() > 0.5;
                groups[row] = account;
            }
        }
        return ScoredOutcomes.of(scores, outcomes).groupedBy(groups);
    }

    @Test
    void aShareOfRepeatedRowsIsAsSureAsItsAccounts() {
        // Wilson 3 of 10, once and each row four times
        Interval once = GroupedShare.interval(new int[] {1, 1, 1, 0, 0, 0, 0, 0, 0, 0}, ones(10, 1));
        Interval often = GroupedShare.interval(new int[] {4, 4, 4, 0, 0, 0, 0, 0, 0, 0}, ones(10, 4));
        // scipy 1.17.1: stats.binomtest(3, 10).proportion_ci(0.95, 'wilson')
        assertThat(once.lower()).isCloseTo(0.10779126740630098, within(1e-12));
        assertThat(once.upper()).isCloseTo(0.6032218525388535, within(1e-12));
        assertThat(often.lower()).isCloseTo(once.lower(), within(1e-12));
        assertThat(often.upper()).isCloseTo(once.upper(), within(1e-12));
        // none of 40 rows of 10 accounts: as sure as none of 10
        assertThat(GroupedShare.interval(new int[10], ones(10, 4)).upper())
                .isCloseTo(0.2775327998628892, within(1e-12));
    }

    private static int[] ones(int n, int value) {
        int[] all = new int[n];
        Arrays.fill(all, value);
        return all;
    }

    @Test
    void takesTwoGroupsOfEachOutcome() {
        ScoredOutcomes rows = ScoredOutcomes.of(
                        new double[] {0.9, 0.8, 0.1, 0.2}, new boolean[] {true, true, false, false})
                .groupedBy(0, 0, 1, 2);
        assertThat(reason(auc(rows).interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    @Test
    void aLiftOfGroupedRowsHasNoInterval() {
        LiftTable table = known(LiftTable.of(alone(ONCE), LiftTable.TieRule.ROW_ORDER));
        assertThat(reason(table.groups(2).get(0).interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    @Test
    void refusesGroupsThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ONCE.groupedBy(1, 2))
                .withMessage("groups must be 200, were 2");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ScoredOutcomes.of(new double[1], new boolean[1]).groupedBy(1))
                .withMessage("a group must be in [0, 1), was 1");
    }

    private static Estimate auc(ScoredOutcomes rows) {
        return known(RocCurve.of(rows)).auc();
    }
}
