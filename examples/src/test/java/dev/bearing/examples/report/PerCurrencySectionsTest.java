package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class PerCurrencySectionsTest {

    @Test
    void theHighestTierStandsOnTop() {
        Element ladder = section(
                new LadderSection(),
                "{'ladder': [{'currency': 'EUR', 'months': 12, 'tiers': ["
                        + "{'tier': 'person', 'rank': 1, 'accounts': 40, 'lifetimeValue': 5757.58, 'lower': 4000, 'upper': 8000,"
                        + " 'promotion': 0.02, 'demotion': 0, 'churn': 0.03},"
                        + "{'tier': 'enterprise', 'rank': 2, 'accounts': 1, 'lifetimeValue': null,"
                        + " 'lifetimeValueReason': 'INSUFFICIENT_DATA', 'lower': null, 'lowerReason': 'INSUFFICIENT_DATA',"
                        + " 'upper': null, 'promotion': 0, 'demotion': 0, 'churn': 0}]}]}");
        assertThat(ladder.select("tbody tr").eachText())
                .extracting(row -> row.replace('\u00A0', ' '))
                .containsExactly(
                        "enterprise 1 not known: too little data not known: too little data 0.0 % 0.0 % 0.0 %",
                        "person 40 5,758 4,000 to 8,000 2.0 % 0.0 % 3.0 %");
        assertThat(ladder.selectFirst(".remark").text()).isEqualTo("Fitted on 12 months.");
        assertThat(data(ladder).path("tiers").path(0).path("lifetimeValue").isNull())
                .isTrue();
    }

    @Test
    void positionsFallIntoTenthsAndDirectionsIntoTheirNames() {
        Element path = section(
                new PathSection(),
                "{'vectors': ["
                        + "{'accountId': 'a', 'currency': 'EUR', 'milestone': 'live', 'position': 1.0, 'direction': 'arrived'},"
                        + "{'accountId': 'b', 'currency': 'EUR', 'milestone': 'live', 'position': 0.1, 'direction': 'DRIFTING'},"
                        + "{'accountId': 'c', 'currency': 'EUR', 'milestone': null, 'position': null, 'direction': 'SIDEWAYS'}]}");
        JsonNode directions = data(path).path("directions");
        assertThat(directions.findValuesAsText("direction")).containsExactly("ARRIVED", "DRIFTING", "UNKNOWN");
        assertThat(directions.path(0).path("positions").path(9).asInt()).isEqualTo(1);
        assertThat(directions.path(1).path("positions").path(1).asInt()).isEqualTo(1);
        assertThat(path.selectFirst(".remark").text())
                .isEqualTo("1 account without a known position is not in the upper picture.");
        assertThat(path.select("tbody tr").eachText()).containsExactly("live 2 1 0 1 0 0 0", "not known 1 0 0 0 0 0 1");
    }

    @Test
    void whoHasArrivedIsAtNoMilestoneBecauseThePathIsCompleted() {
        Element path = section(
                new PathSection(),
                "{'vectors': [{'accountId': 'a', 'currency': 'EUR', 'milestone': null, 'milestoneReason':"
                        + " 'OUTSIDE_MODEL_RANGE', 'position': 1.0, 'direction': 'ARRIVED'}]}");
        assertThat(path.select("tbody tr").eachText()).containsExactly("path completed 1 1 0 0 0 0 0");
    }

    @Test
    void theForecastCountsACustomerOnceForEachMilestoneAndSaysSo() {
        Element tile = section(
                new HeadlineSection(),
                "{'forecast': [{'currency': 'EUR', 'mean': 10, 'horizonMonths': 1, 'quantiles': {}, 'cohorts':"
                        + " [{'milestone': 'a', 'accounts': 2}, {'milestone': 'b', 'accounts': 3}]}]}");
        assertThat(tile.select("li li").eachText())
                .contains(
                        "Counted: 5 times that a customer is on its way to a milestone with an offer; one on its way to"
                                + " several counts for each");
    }

    @Test
    void theLifetimeValueNamesTheChurnItDividesBy() {
        Element tile = section(
                new HeadlineSection(),
                "{'revenue': [{'currency': 'EUR', 'months': [{'month': '2026-08', 'arpa': '50'}], 'lifetimeValue':"
                        + " {'method': 'ARPA / churn', 'value': 2500, 'lower': 2000, 'upper': 4000, 'churn': {'value': 0.02,"
                        + " 'numerator': 2, 'denominator': 100}}}]}");
        assertThat(tile.select("li").eachText())
                .extracting(line -> line.replace('\u00A0', ' '))
                .anyMatch(line -> line.contains("95 % interval 2,000 to 4,000 EUR"))
                .contains(
                        "Churn: 2.0 % of the customers a month, 2 of 100 over the last complete months, twelve at most,"
                                + " each customer counted in every month");
    }

    @Test
    void segmentsBeforeTheFirstFactAreLeftOut() {
        String segments = "{'revenue': [{'currency': 'EUR'}], 'segments': [{'currency': 'EUR', 'segmentation': 'tier',"
                + " 'segments': [{'segment': 'a', 'months': []}]}]}";
        assertThat(section(new SegmentSection(), segments).children()).isEmpty();
    }

    @Test
    void aForecastThatIsNotKnownSaysWhy() {
        Element forecast = section(
                new ForecastSection(),
                "{'forecast': [{'currency': 'EUR', 'mean': null, 'meanReason': 'NOT_CONFIGURED'}]}");
        assertThat(forecast.selectFirst(".say").text()).isEqualTo("Not known: the playbook does not say.");
        assertThat(forecast.select(".chart, table")).isEmpty();
    }

    @Test
    void theTriangleMarksWhatIsNotOverYet() {
        Element triangle = section(
                new TriangleSection(),
                "{'revenue': [{'currency': 'EUR', 'cohorts': {'logo': [{'cohort': '2026-08', 'size': 4, 'cells': ["
                        + "{'age': 0, 'status': 'observed', 'value': 1, 'numerator': 4, 'denominator': 4},"
                        + "{'age': 1, 'status': 'partial', 'value': 0.75, 'numerator': 3, 'denominator': 4}]}], 'net': []}}]}");
        assertThat(data(triangle).path("kinds").toString())
                .isEqualTo(
                        "{\"logo\":[{\"cohort\":\"2026-08\",\"size\":4.0,\"cells\":[[0,1.0,0,4.0,4.0],[1,0.75,1,3.0,4.0]]}]}");
    }

    @Test
    void aYearBeforeTwelveMonthsArePastIsNotKnown() {
        Element retention =
                section(new RetentionSection(), "{'revenue': [{'currency': 'EUR', 'trailingTwelveMonths': []}]}");
        assertThat(retention.selectFirst(".say").text()).isEqualTo("Not known: it needs twelve complete months.");
    }

    @Test
    void theHeadlineLooksBackFromAMonthThatIsOver() {
        String rate = "{'value': %s, 'numerator': 1, 'denominator': 4, 'interval': null,"
                + " 'intervalReason': 'INSUFFICIENT_DATA', 'population': 'PAYING_ONLY', 'flags': ['PAUSED_KEPT']}";
        Element headline = section(
                new HeadlineSection(),
                "{'revenue': [{'currency': 'EUR', 'months': [{'month': '2026-08', 'complete': true},"
                        + " {'month': '2026-09', 'complete': false}], 'trailingTwelveMonths': ["
                        + "{'month': '2026-08', 'logoChurn': " + String.format(rate, "0.25") + "},"
                        + "{'month': '2026-09', 'logoChurn': " + String.format(rate, "0.75") + "}]}]}");
        Element lost = headline.select(".tile").get(4);
        assertThat(lost.selectFirst(".big").text()).isEqualTo("25.0 %");
        assertThat(lost.selectFirst(".interval").text()).isEqualTo("no interval: too little data");
        assertThat(lost.select("details li").eachText())
                .containsExactly(
                        "1 of 4 customers",
                        "Counted: paying customers only, no trials and no free accounts",
                        "No interval: too little data",
                        "Note: paused kept");
    }

    private static Element section(Section section, String review) {
        Html html = new Html();
        section.write(Scope.perCurrency(Fixture.json(review)).get(0), html);
        return Jsoup.parse(html.toString()).body();
    }

    private static JsonNode data(Element section) {
        return Fixture.json(section.selectFirst("script").data());
    }
}
