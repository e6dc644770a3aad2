package dev.bearing.examples.snippets;

import static dev.bearing.testkit.BearingAssertions.assertThat;
import static dev.bearing.testkit.BearingAssertions.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.account.AccountId;
import dev.bearing.book.CustomerBook;
import dev.bearing.evidence.Backtest;
import dev.bearing.evidence.BacktestComparison;
import dev.bearing.evidence.BacktestPlan;
import dev.bearing.evidence.FalseGreen;
import dev.bearing.evidence.HealthHistory;
import dev.bearing.evidence.LeakageFinding;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.jackson.BacktestJson;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.DateRange;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The code of the page on back-tests, on the example company. */
class BacktestGuideTest {

    private final CustomerBook book = Example.BOOK;
    private final LocalDate asOf = Example.AS_OF;
    private final Scorecard scorecard = Example.PLAYBOOK.scorecards().get(0);

    @Test
    void testsAScorecardOnThePast() {
        // snippet: backtest
        HealthHistory history = HealthHistory.of(book, RevenuePolicy.strict(), asOf);
        BacktestPlan plan = BacktestPlan.monthly().withLeadDays(30).withHorizonDays(90);
        Backtest backtest = Backtest.of(scorecard, history, plan);

        Estimate lift = backtest.lift().orElseThrow("lift"); // red customers left 7.9 times as often as green ones
        Interval auc = backtest.auc().orElseThrow("AUC").interval().orElseThrow("interval"); // from 0.65 to 0.77
        List<FalseGreen> greens = backtest.falseGreens(); // account, day, score, day of the churn
        int never = backtest.leadTimes().never(); // of 82 churns 39 came while the last score was not red
        // end
        assertThat(lift.value()).isCloseTo(7.9, within(0.05));
        assertThat(auc.lower()).isCloseTo(0.65, within(0.005));
        assertThat(auc.upper()).isCloseTo(0.77, within(0.005));
        assertThat(greens).isNotEmpty();
        assertThat(never).isEqualTo(39);
        assertThat(backtest.leadTimes().churns()).hasSize(82);
    }

    @Test
    void comparesTwoScorecards() {
        HealthHistory history = HealthHistory.of(book, RevenuePolicy.strict(), asOf);
        BacktestPlan plan = BacktestPlan.monthly();
        Set<String> events =
                Set.of("colleagues_invited", "help_pages_read", "reports_built", "cancel_page_views", "data_exports");
        List<Signal> ofUse = book.facts(Signal.class).stream()
                .filter(signal -> !events.contains(signal.signal()))
                .toList();
        // snippet: compare-scorecards
        Scorecard derived = Scorecard.derivedFrom(
                        HealthSignals.byAccount(ofUse, asOf).values())
                .orElseThrow("scorecard");
        Backtest ours = Backtest.of(scorecard, history, plan);
        BacktestComparison comparison =
                ours.against(Backtest.of(derived, history, plan)).orElseThrow("comparison");
        Estimate better =
                comparison.aucDifference().orElseThrow("difference"); // 0.016, from -0.035 to 0.067: no telling
        JsonNode json = BacktestJson.tree(ours);
        // end
        assertThat(better.value()).isCloseTo(0.016, within(0.0005));
        assertThat(better.interval().orElseThrow("interval").lower()).isCloseTo(-0.035, within(0.0006));
        assertThat(better.interval().orElseThrow("interval").upper()).isCloseTo(0.067, within(0.0006));
        assertThat(json.get("lift").get("value").asDouble()).isCloseTo(7.9, within(0.05));
    }

    @Test
    void holdsAScorecardToItInAUnitTest() {
        // snippet: assert-on-history
        HealthHistory history = HealthHistory.of(book, RevenuePolicy.strict(), asOf);

        assertThat(scorecard)
                .onHistory(history)
                .withLead(days(30))
                .hasLiftAtLeast(2.5)
                .hasAucAtLeast(0.6);
        // end
    }

    @Test
    void takesRowsOfTheHost() {
        List<Signal> signals = book.facts(Signal.class);
        AccountId acme = AccountId.of("acct-0001");
        LocalDate from = LocalDate.of(2024, 1, 10);
        LocalDate left = LocalDate.of(2025, 3, 1);
        // snippet: history-of-rows
        HealthHistory history = HealthHistory.builder(asOf)
                .stay(acme, DateRange.of(from, left)) // one call for each stay; an open one: DateRange.startingOn(from)
                .signals(signals)
                .build();
        List<LeakageFinding> late = Backtest.of(scorecard, history, BacktestPlan.monthly())
                .leakage()
                .of(LeakageFinding.Kind.DATED_AFTER_CHURN); // signals of somebody who had left
        // end
        assertThat(history.accountIds()).containsExactly(acme);
        assertThat(late).isNotNull();
    }
}
