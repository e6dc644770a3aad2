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
    void saysHowFarItIsFromEnough() {
        assertThat(section("{'health': {'accounts': [], 'backtest': null, 'backtestReason': 'INSUFFICIENT_DATA',"
                                + " 'backtestMessage': '39 churns, needed 50'}}")
                        .text())
                .contains("foretells churn is not known. 39 churns, needed 50.");
    }

    @Test
    void namesWhoLeftFromTheBestBandOnce() {
        Element page = section("{'health': {'accounts': [], 'backtest': {'falseGreens': ["
                + "{'accountId': 'acme', 'on': '2025-01-31', 'score': 0.9, 'churnedOn': '2025-05-10'},"
                + "{'accountId': 'acme', 'on': '2025-02-28', 'score': 0.81, 'churnedOn': '2025-05-10'},"
                + "{'accountId': 'late', 'on': '2025-03-31', 'score': 0.95, 'churnedOn': '2025-06-10'}]}}}");
        assertThat(page.text()).contains("2 customers left from the best band");
        assertThat(page.select("tbody tr").eachText())
                .containsExactly("late 31 March 2025 95 10 June 2025", "acme 28 February 2025 81 10 May 2025");
    }

    @Test
    void warnsOfWhatKnewTheOutcome() {
        assertThat(section("{'health': {'accounts': [], 'backtest': {'leakage': {'reachingScore': ["
                                + "{'kind': 'NEARLY_PERFECT_SIGNAL', 'message': 'it knows'}]}}}}")
                        .select(".remark")
                        .text())
                .contains("Do not trust these figures")
                .contains("it knows.");
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
