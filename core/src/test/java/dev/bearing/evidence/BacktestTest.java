package dev.bearing.evidence;

import static dev.bearing.evidence.Histories.LAST_H;
import static dev.bearing.evidence.Histories.ONE_DAY;
import static dev.bearing.evidence.Histories.ONE_DAY_END;
import static dev.bearing.evidence.Histories.ONE_DAY_PLAN;
import static dev.bearing.evidence.Telco.known;
import static dev.bearing.evidence.Telco.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BacktestTest {

    private static final HealthHistory RED_AND_GREEN = Histories.until(ONE_DAY_END)
            .onOneDay(156, 0.2, 31)
            .onOneDay(812, 0.9, 8)
            .build();

    @Test
    void liftIsTheChurnOfTheWorstBandOverThatOfTheBest() {
        Backtest backtest = Backtest.of(LAST_H, RED_AND_GREEN, ONE_DAY_PLAN.withLeastEvents(30));
        assertThat(backtest.bands().get(0).share().map(Estimate::value)).isEqualTo(Answer.known(31.0 / 156));
        assertThat(backtest.bands().get(2).share().map(Estimate::value)).isEqualTo(Answer.known(8.0 / 812));
        Estimate lift = known(backtest.lift());
        assertThat(lift.value()).isCloseTo(20.17, within(0.005));
        // scipy 1.17.1: stats.contingency.relative_risk(31, 156, 8, 812).confidence_interval(0.95)
        Interval interval = known(lift.interval());
        assertThat(interval.lower()).isCloseTo(9.450529346908729, within(1e-9));
        assertThat(interval.upper()).isCloseTo(43.0477186290773, within(1e-9));
    }

    @Test
    void aucOfOneObservationEachIsDeLongs() {
        Histories ten = Histories.until(ONE_DAY_END);
        for (double health : new double[] {0.20, 0.35, 0.50, 0.70}) {
            ten.onOneDay(1, health, 1);
        }
        for (double health : new double[] {0.40, 0.55, 0.60, 0.75, 0.80, 0.90}) {
            ten.onOneDay(1, health, 0);
        }
        Estimate auc = known(Backtest.of(LAST_H, ten.build(), ONE_DAY_PLAN.withLeastEvents(4))
                .auc());
        assertThat(auc.value()).isCloseTo(0.8333, within(0.00005));
        ScoredOutcomes rows = ScoredOutcomes.of(
                new double[] {80, 65, 50, 30, 60, 45, 40, 25, 20, 10},
                new boolean[] {true, true, true, true, false, false, false, false, false, false});
        Interval plain = known(known(RocCurve.of(rows)).auc().interval());
        assertThat(known(auc.interval()).lower()).isCloseTo(plain.lower(), within(1e-12));
        assertThat(known(auc.interval()).upper()).isCloseTo(plain.upper(), within(1e-12));
    }

    @Test
    void saysNothingButCountsWithTooFewChurns() {
        Backtest backtest = Backtest.of(LAST_H, RED_AND_GREEN, ONE_DAY_PLAN);
        assertThat(reason(backtest.auc())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(backtest.lift())
                .isEqualTo(Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "39 churns in the windows of 968 observations with a score, needed 50"));
        assertThat(backtest.counts().churns()).isEqualTo(39);
        assertThat(backtest.counts().stayed()).isEqualTo(929);
        assertThat(backtest.counts().days()).isEqualTo(1);
    }

    @Test
    void listsEveryFalseGreen() {
        Backtest backtest = Backtest.of(LAST_H, RED_AND_GREEN, ONE_DAY_PLAN);
        assertThat(backtest.falseGreens()).hasSize(8).allSatisfy(green -> {
            assertThat(green.on()).isEqualTo(ONE_DAY);
            assertThat(green.score().value()).isEqualTo(0.9);
            assertThat(green.churnedOn()).isEqualTo(ONE_DAY.plusDays(10));
        });
        assertThat(backtest.falseGreens().get(0).accountId()).isEqualTo(AccountId.of("a00156"));
    }

    @Test
    void countsWhoHasNoScore() {
        LocalDate never = LocalDate.of(9999, 12, 31);
        HealthHistory history = Histories.until(ONE_DAY_END)
                .onOneDay(20, 0.2, 10)
                .stay(AccountId.of("silent-gone"), Histories.START, ONE_DAY.plusDays(5))
                .stay(AccountId.of("silent"), Histories.START, never)
                .build();
        BacktestCounts counts = Backtest.of(LAST_H, history, ONE_DAY_PLAN).counts();
        assertThat(counts.observations()).isEqualTo(20);
        assertThat(counts.unscored()).isEqualTo(2);
        assertThat(counts.unscoredChurned()).isEqualTo(1);
        assertThat(counts.unscoredReasons()).containsEntry(Answer.Reason.INSUFFICIENT_DATA, 2);
    }

    @Test
    void whoLeavesDuringTheLeadIsJudgedNeitherWay() {
        HealthHistory history =
                Histories.until(LocalDate.of(2025, 4, 30)).onOneDay(20, 0.2, 10).build();
        BacktestPlan plan = BacktestPlan.monthly().withHorizonDays(40);
        assertThat(Backtest.of(LAST_H, history, plan.withLeadDays(9)).counts().churned())
                .isEqualTo(10);
        BacktestCounts early =
                Backtest.of(LAST_H, history, plan.withLeadDays(10)).counts();
        assertThat(early.churned()).isZero();
        assertThat(early.leftTooSoon()).isEqualTo(10);
    }

    @Test
    void aLiftOverNoChurnHasNoBound() {
        HealthHistory history = Histories.until(ONE_DAY_END)
                .onOneDay(100, 0.2, 60)
                .onOneDay(100, 0.9, 0)
                .build();
        assertThat(reason(Backtest.of(LAST_H, history, ONE_DAY_PLAN).lift())).isEqualTo(Answer.Reason.UNBOUNDED);
    }

    @Test
    void refusesToCompareWhatWasTestedOtherwise() {
        Backtest one = Backtest.of(LAST_H, RED_AND_GREEN, ONE_DAY_PLAN);
        Backtest other = Backtest.of(LAST_H, RED_AND_GREEN, ONE_DAY_PLAN.withFolds(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.against(other))
                .withMessage("both must be tested on the same history by the same plan");
    }
}
