package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class BacktestTest {

    @Test
    void showsEveryResultUnderItsName() {
        Element page = section("{'health': {'scorecard': 's/1', 'accounts': [], 'backtest': {"
                + "'auc': {'value': 0.8333, 'lower': 0.77, 'upper': 0.887}, 'topDecileLift': 2.774128,"
                + " 'horizonDays': 90, 'brier': null, 'brierReason': 'INSUFFICIENT_DATA', 'verdict': 'useful'}}}");
        assertThat(page.select("tbody tr").eachText())
                .containsExactly(
                        "AUC (0.5 is no better than chance, 1 is perfect) 0.833 (0.77 to 0.887)",
                        "Top decile lift 2.774",
                        "Horizon days 90",
                        "Brier not known: too little data",
                        "Verdict useful");
    }

    @Test
    void saysSoWhereThereWasNone() {
        assertThat(section("{'health': {'accounts': []}}").text())
                .contains("No back-test: how well this score foretells churn is not known.");
    }

    @Test
    void saysWhyThereWasNone() {
        assertThat(section("{'health': {'accounts': [], 'backtest': null, 'backtestReason': 'NOT_CONFIGURED'}}")
                        .text())
                .contains("No back-test (the playbook does not say): how well this score foretells churn");
    }

    @Test
    void countsAccountsWithoutAScoreByReason() {
        Element page = section("{'health': {'accounts': ["
                + "{'accountId': 'a', 'score': 0.4, 'band': 'red'},"
                + "{'accountId': 'b', 'score': null, 'scoreReason': 'INSUFFICIENT_DATA'},"
                + "{'accountId': 'c', 'score': null, 'scoreReason': 'INSUFFICIENT_DATA'},"
                + "{'accountId': 'd', 'score': null, 'scoreReason': 'EMPTY_BASE'}]}}");
        assertThat(page.select(".remark").eachText())
                .contains(
                        "2 accounts without a score: too little data.", "1 account without a score: nobody to count.");
    }

    private static Element section(String review) {
        Html html = new Html();
        new HealthSection().write(Scope.whole(Fixture.json(review)), html);
        return Jsoup.parse(html.toString()).body();
    }
}
