package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class CauseSectionTest {

    private static final String CHURN = "{'causes': ["
            + "{'rootCause': 'NO_SUCCESS_POTENTIAL', 'accounts': 0, 'revenue': {}, 'statedAs': {}, 'details': {}},"
            + "{'rootCause': 'OUTCOME_NOT_ACHIEVED', 'accounts': 2, 'fitNotKnown': 1, 'revenue': {'USD': '120'},"
            + " 'statedAs': {'price': 1, 'not stated': 1}, 'details': {'REQUIRED_OUTCOME': 2}},"
            + "{'rootCause': 'EXOGENOUS', 'accounts': 1, 'revenue': {'EUR': '10', 'USD': '5'},"
            + " 'statedAs': {'<b>closed</b>': 1}, 'details': {'CLOSED': 1}},"
            + "{'rootCause': 'UNKNOWN', 'accounts': 1, 'revenue': {}, 'statedAs': {'price': 1}, 'details': {}}],"
            + "'reasonCoverage': {'numerator': 3, 'denominator': 4}, 'churn': {'returned': 2,"
            + "'controllable': {'numerator': 2, 'denominator': 3},"
            + "'agreement': {'numerator': 1, 'denominator': 2},"
            + "'naturalRetention': {'value': 0.95, 'numerator': 19, 'denominator': 20, 'interval': [0.76, 0.99]},"
            + "'repeatedReasons': [{'reason': 'price', 'firstOn': '2025-01-02', 'again': [{}, {}]}],"
            + "'costs': [{'currency': 'USD', 'lostLifetimeValue': 5000, 'lostLifetimeValueOf': 3,"
            + " 'unrecoveredAcquisition': 250, 'unrecoveredAcquisitionOf': 1}],"
            + "'accounts': [{'accountId': 'a', 'on': '2026-01-05', 'rootCause': 'OUTCOME_NOT_ACHIEVED',"
            + " 'stalledAt': 'decided', 'stated': ['price', 'other']},"
            + " {'accountId': 'b', 'on': '2026-02-05', 'rootCause': 'UNKNOWN', 'stated': []}]}";
    private static final String FLOWS = "'cancelFlows': {'durableDays': 90,"
            + " 'saveRate': {'value': 0.375, 'numerator': 3, 'denominator': 8, 'interval': [0.137, 0.694]},"
            + " 'durableSaveRate': {'value': 0.2, 'numerator': 1, 'denominator': 5, 'interval': null,"
            + " 'intervalReason': 'TOO_FEW_OBSERVATIONS'},"
            + " 'lastingShare': 0.6, 'lastingShareInterval': [0.126, 0.882],"
            + " 'downgradedRevenue': {'USD': '40'},"
            + " 'open': [{'accountId': 'd', 'on': '2026-03-05', 'reason': '<i>price</i>', 'endsOn': '2026-04-05'},"
            + " {'accountId': 'e', 'on': '2026-03-06', 'endsOn': null, 'endsOnReason': 'CENSORED'}]}";
    private static final String INTENT = "'cancelIntent': {'withinDays': 60,"
            + " 'precision': {'value': 0.5, 'numerator': 2, 'denominator': 4, 'interval': [0.15, 0.85]},"
            + " 'recall': {'value': null, 'valueReason': 'EMPTY_BASE', 'numerator': 0, 'denominator': 0},"
            + " 'open': [{'accountId': 'c', 'kind': 'data_exports', 'on': '2026-03-01', 'strength': 1}]}";

    private static Document page(String review) {
        Html html = new Html();
        new CauseSection().write(Scope.whole(Fixture.json(review)), html);
        return Jsoup.parse(html.toString());
    }

    @Test
    void isLeftOutWhereNobodyLeftOrSetOutTo() {
        assertThat(page("{}").select("section")).isEmpty();
        assertThat(page("{'causes': [], 'churn': {'accounts': []}}").select("section"))
                .isEmpty();
    }

    @Test
    void saysWhatIsLostAtLeastWhereThereIsNoUpperEnd() {
        String page = page(CHURN.replace(
                                "'lostLifetimeValueOf': 3",
                                "'lostLifetimeValueInterval': {'lower': 2222, 'upper': null, 'upperReason': 'UNBOUNDED'},"
                                        + " 'lostLifetimeValueOf': 3")
                        + "}")
                .text();
        assertThat(page.replace('\u00A0', ' ')).contains("(95 %: at least 2,222 USD)");
    }

    @Test
    void saysHowManyCausesAreKnownAndWhatWouldStay() {
        Document page = page(CHURN + "}");
        assertThat(page.select("p.say").eachText())
                .containsExactly(
                        "Of 4 customers that left, the cause of 3 is known; of those whose cause is known, 2 left for"
                                + " one that the vendor could have done something about.",
                        "Natural retention over the last twelve complete months is 95.0 % (95 % interval 76.0 to"
                                + " 99.0 %): so many would have stayed if nobody had left but those that were acquired"
                                + " or closed down.");
        assertThat(page.select("table").first().select("tbody tr").eachText())
                .contains("Did not get what it wanted 2 120.00 USD required outcome 2", "Not known 1 – –");
        assertThat(page.select("table").get(1).select("tbody tr").text()).isEqualTo("price 2 January 2025 2");
        assertThat(page.select("p.remark").text())
                .contains("2 more losses were of customers that came back")
                .contains("1 of 2 cases")
                .contains("1 with known cost")
                .contains("Of the 2 that did not get what they wanted, 1 was not known to be able to");
    }

    @Test
    void foldsTheConfusionTableAndEverybodyThatLeftTheLastFirst() {
        Document page = page(CHURN + "}");
        assertThat(page.select("details table").first().select("tbody tr").eachText())
                .containsExactly("<b>closed</b> 0 0 1 0", "not stated 0 1 0 0", "price 0 1 0 1");
        assertThat(page.select("details table").last().select("tbody tr").eachText())
                .containsExactly(
                        "b 5 February 2026 Not known – –",
                        "a 5 January 2026 Did not get what it wanted decided price, other");
    }

    @Test
    void saysWhatCameOfFlowsAndOfSignals() {
        Document page = page("{" + FLOWS + ", " + INTENT + "}");
        assertThat(page.select("p.say").eachText())
                .containsExactly(
                        "Of 8 customers that set out to cancel, 3 were kept, paused or pay less, 37.5 % (95 %"
                                + " interval 13.7 to 69.4 %); of the 5 that did so at least 90 days ago, 1 was saved"
                                + " and still there after so long, 20.0 % (no interval: too few observations).",
                        "Signals of the intent to cancel: 2 of 4 alarms were followed by a loss within 60 days, 50.0 %"
                                + " (95 % interval 15.0 to 85.0 %); 0 of 0 losses had such a signal before, not known:"
                                + " nobody to count.");
        assertThat(page.select("p.remark").eachText())
                .containsExactly(
                        "Of those who are saved 60.0 % (95 % interval 12.6 to 88.2 %) stay for 90 days, those saved"
                                + " since then counted for as long as they have stayed.",
                        "Paying less is churn of revenue: 40.00 USD a month.");
        assertThat(page.select("tbody tr").eachText())
                .containsExactly(
                        "d 5 March 2026 <i>price</i> 5 April 2026",
                        "e 6 March 2026 – no end known",
                        "c data exports 1 March 2026");
    }
}
