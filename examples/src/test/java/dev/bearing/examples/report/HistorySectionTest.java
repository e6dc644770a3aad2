package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class HistorySectionTest {

    private static final String NOBODY = "'openingCustomers': 0, 'closingMrr': '0', 'closingCustomers': 0,"
            + " 'movements': {'new': {'amount': '0', 'count': 0}}, 'quickRatio': {'value': null, 'valueReason': 'EMPTY_BASE'}";

    private static String month(String month, String rest) {
        return "{'month': '" + month + "', 'complete': true, " + rest
                + ", 'logoChurn': {'value': 0}, 'grossRevenueRetention': {'value': 1}, 'netRevenueRetention': {'value': 1}}";
    }

    private static Document page(String... months) {
        Html html = new Html();
        List<Scope> scopes = Scope.perCurrency(
                Fixture.json("{'revenue': [{'currency': 'USD', 'months': [" + String.join(", ", months) + "]}]}"));
        new HistorySection().write(scopes.get(0), html);
        return Jsoup.parse(html.toString().replace('\u00A0', ' '));
    }

    @Test
    void beginsWithTheFirstMonthOfTheCurrencyAndSaysWhatThereWasNot() {
        Document page = page(
                month("2026-01", NOBODY),
                month("2026-02", NOBODY),
                month(
                        "2026-03",
                        "'openingCustomers': 0, 'closingMrr': '10', 'closingCustomers': 1, 'movements': {'new':"
                                + " {'amount': '10', 'count': 1}}, 'quickRatio': {'value': null, 'valueReason':"
                                + " 'UNBOUNDED'}, 'arpa': '10', 'asp': '10'"),
                month(
                        "2026-04",
                        "'openingCustomers': 1, 'closingMrr': '10', 'closingCustomers': 1, 'movements': {},"
                                + " 'quickRatio': {'value': null, 'valueReason': 'EMPTY_BASE'}, 'arpa': '10',"
                                + " 'asp': null, 'aspReason': 'EMPTY_BASE'"));
        assertThat(page.select("tbody tr").eachText())
                .containsExactly(
                        "March 2026 10.00 1 0.0 % 100.0 % 100.0 % –, nothing lost 10.00 10.00",
                        "April 2026 10.00 1 0.0 % 100.0 % 100.0 % –, nothing moved 10.00 –, nobody new");
        assertThat(page.select("div.chart").attr("aria-label")).contains("from March 2026 to April 2026");
    }

    @Test
    void showsAllMonthsWhereNobodyEverPaid() {
        assertThat(page(month("2026-01", NOBODY)).select("tbody tr")).hasSize(1);
    }
}
