package dev.bearing.review;

import dev.bearing.book.CustomerBook;
import dev.bearing.evidence.Backtest;
import dev.bearing.evidence.BacktestPlan;
import dev.bearing.evidence.HealthHistory;
import dev.bearing.health.Scorecard;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.List;

/** Tests the scorecards of a review on its own past. */
final class ScoreBacktest {

    private ScoreBacktest() {}

    /** Returns the back-test; unknown without a scorecard, and with fewer churns than the plan asks for. */
    static Answer<Backtest> of(
            List<Scorecard> scorecards, BacktestPlan plan, CustomerBook book, RevenuePolicy policy, LocalDate asOf) {
        if (scorecards.isEmpty()) {
            return Answer.unknown(
                    Answer.Reason.NOT_CONFIGURED, "there is no scorecard, and no signal to derive one from");
        }
        Backtest backtest = Backtest.of(scorecards, HealthHistory.of(book, policy, asOf), plan);
        return backtest.auc().map(known -> backtest);
    }
}
