package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class BridgeSectionTest {

    private static final String MONTHS = "{'revenue': [{'currency': 'EUR', 'months': ["
            + month("2026-07", true, "100", "130.5", "50", "-19.5")
            + month("2026-08", true, "130.5", "120.1", "0", "-10.4")
            + month("2026-09", false, "120.1", "125.1", "5", "0").replaceFirst(",$", "")
            + "]}]}";

    @Test
    void theLastCompleteMonthComesFirstThenTheirSumThenTheRunningMonth() {
        JsonNode data = data(bridge(MONTHS));
        assertThat(data.path("periods").findValuesAsText("label"))
                .containsExactly("August 2026", "2 months to August 2026", "September 2026 so far");
        JsonNode sum = data.path("periods").path(1);
        assertThat(sum.path("opening").asText()).isEqualTo("100");
        assertThat(sum.path("closing").asText()).isEqualTo("120.1");
        assertThat(sum.path("movements").path(0).path("amount").asText()).isEqualTo("50");
        assertThat(sum.path("movements").path(1).path("amount").asText()).isEqualTo("-29.9");
        assertThat(sum.path("movements").path(1).path("count").asInt()).isEqualTo(2);
    }

    @Test
    void saysInOneSentenceWhatHappened() {
        assertThat(bridge(MONTHS).selectFirst(".say").text().replace('\u00A0', ' '))
                .isEqualTo("August 2026: from 130.50 EUR to 120.10 EUR (−8.0 %).");
    }

    @Test
    void aPeriodWithAnAmountThatIsNotKnownIsLeftOut() {
        String unknown = MONTHS.replaceFirst("'amount': '-10.4'", "'amount': null");
        assertThat(data(bridge(unknown)).path("periods").findValuesAsText("label"))
                .containsExactly("September 2026 so far");
    }

    @Test
    void whatPaidAlreadyWhereTheFactsBeginHasARowOnlyWhereThereIsAny() {
        String none = MONTHS.replace("'movements': {", "'movements': {'opening': {'amount': '0', 'count': 0}, ");
        assertThat(bridge(none).select("tbody th").eachText()).containsExactly("Opening", "New", "Churn", "Closing");
        String one =
                none.replaceFirst("'opening': \\{'amount': '0', 'count': 0", "'opening': {'amount': '7', 'count': 1");
        assertThat(bridge(one).select("tbody th").eachText())
                .containsExactly("Opening", "First seen, where the facts begin", "New", "Churn", "Closing");
    }

    @Test
    void whatHasToBeReplacedNamesTheLastDayAndWhatEachRowRestsOn() {
        String growth = MONTHS.replaceFirst(
                "}]}$",
                ", 'growth': {'from': '2025-09-01', 'to': '2026-09-01', 'lost': '12', 'offset': {'value': 0.5,"
                        + " 'numerator': '6', 'denominator': '12'}, 'grossNewToStandStill': 0, 'customersToStandStill': 4.35}}]}");
        Element fold = bridge(growth).select("details").get(1);
        assertThat(fold.selectFirst("summary").text()).endsWith("1 September 2025 to 31 August 2026");
        assertThat(fold.select("tbody th").eachText())
                .contains(
                        "To be won in as long a time so that revenue stands still",
                        "New customers needed in as long a time so that their number stands still");
        assertThat(fold.selectFirst(".remark").text()).contains("gross retention", "net retention", "logo churn");
    }

    private static String month(
            String month, boolean complete, String opening, String closing, String gained, String lost) {
        return "{'month': '" + month + "', 'complete': " + complete + ", 'openingMrr': '" + opening
                + "', 'closingMrr': '" + closing + "', 'movements': {'new': {'amount': '" + gained
                + "', 'count': 1}, 'churn': {'amount': '" + lost + "', 'count': 1}}},";
    }

    private static Element bridge(String review) {
        Html html = new Html();
        new BridgeSection().write(Scope.perCurrency(Fixture.json(review)).get(0), html);
        return Jsoup.parse(html.toString()).body();
    }

    private static JsonNode data(Element bridge) {
        return Fixture.json(bridge.selectFirst("script").data());
    }
}
