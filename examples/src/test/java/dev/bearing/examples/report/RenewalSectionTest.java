package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class RenewalSectionTest {

    private static String renewal(String account, String action) {
        return "{'currency': 'EUR', 'accountId': '" + account + "', 'contractId': 'c', 'termEndsOn': '2026-10-13',"
                + " 'overdue': false, 'noticeGiven': false, 'noticeBy': '2026-09-13', 'autoRenews': true, 'mrr':"
                + " '120', 'renewProbability': 0.8, 'interval': [0.62, 0.91], 'churnProbability': 0.2, " + action + "}";
    }

    private static final String SAVE = "'action': {'intervention': 'team_workshop', 'choice': 'it is due by its own"
            + " trigger', 'reasons': ['it has stalled on its way to first_report'], 'expectedLossYear': 288, 'cost':"
            + " 600, 'costLimit': 900, 'withinLimit': true}";
    private static final String NONE = "'action': null, 'actionReason': 'EMPTY_BASE'";

    private static Element section(String asOf, String... renewals) {
        Html html = new Html();
        String review = "{'asOf': '" + asOf + "', 'revenue': [{'currency': 'EUR'}], 'renewals': ["
                + String.join(",", renewals) + "], 'renewalMonths': [{'currency': 'EUR', 'horizonDays': 60, 'months':"
                + " [{'month': '2026-10', 'terms': 2, 'accounts': 2, 'atStake': '240', 'expectedLoss': 48, 'lower': 0,"
                + " 'upper': 120}], 'total': {'terms': 2, 'accounts': 2, 'atStake': '240', 'expectedLoss': 48,"
                + " 'lower': 0, 'upper': 120}}]}";
        new RenewalSection().write(Scope.perCurrency(Fixture.json(review)).get(0), html);
        return Jsoup.parse(html.toString()).body();
    }

    private static String text(Element element) {
        return element.text().replace('\u00A0', ' ');
    }

    @Test
    void showsWhatIsAtStakeByMonthTheTermsAndWhatToDo() {
        Element section = section("2026-08-31", renewal("acme", SAVE), renewal("bolt", NONE));
        assertThat(text(section.select("table").get(0)))
                .contains("At stake in terms that end within 60 days", "October 2026 2 240.00 48.00 0.00 to 120.00 EUR")
                .contains("All together");
        assertThat(text(section.select("table").get(1)))
                .contains(
                        "acme 13 October 2026 120.00 80.0 % 62.0 to 91.0 % notice by 13 September 2026; renews by itself");
        Element saves = section.select("table").get(2);
        assertThat(saves.select("tbody tr")).hasSize(1);
        assertThat(text(saves))
                .contains("it has stalled on its way to first report", "team workshop: it is due by its own trigger")
                .contains("600 900.00 288.00");
    }

    @Test
    void saysThatNobodyIsHeadingTheWrongWayAndWhoseNoticePeriodIsOver() {
        Element section = section("2026-09-20", renewal("bolt", NONE));
        assertThat(text(section)).contains("None of these customers is heading the wrong way.");
        assertThat(text(section)).contains("may not give notice any more");
    }
}
