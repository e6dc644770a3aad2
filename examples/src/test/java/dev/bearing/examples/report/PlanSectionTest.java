package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class PlanSectionTest {

    private static final String OVER = "{'currency': 'EUR', 'metric': 'logoChurn', 'month': '2026-08',"
            + " 'complete': true, 'target': 0.02, 'actual': 0.015, 'forecast': null, 'forecastReason':"
            + " 'OUTSIDE_MODEL_RANGE', 'lower': null, 'lowerReason': 'OUTSIDE_MODEL_RANGE', 'upper': null,"
            + " 'upperReason': 'OUTSIDE_MODEL_RANGE', 'probability': null, 'probabilityReason':"
            + " 'OUTSIDE_MODEL_RANGE', 'onTrack': true}";
    private static final String OPEN = "{'currency': 'EUR', 'metric': 'mrr', 'month': '2026-09', 'complete': false,"
            + " 'target': '12000', 'actual': null, 'actualReason': 'CENSORED', 'forecast': 11000.5, 'lower': 10000,"
            + " 'upper': 12500, 'probability': 0.12, 'onTrack': false, 'carriedBy': [{'by': 'tier', 'difference':"
            + " '-999.5', 'parts': [{'part': 'free', 'value': '1', 'target': '0', 'difference': '1'}, {'part':"
            + " 'team', 'value': '1', 'target': '1000', 'difference': '-999'}, {'part': 'solo', 'value': '1',"
            + " 'target': '2.5', 'difference': '-1.5'}]}]}";

    private static Element section(String... entries) {
        Html html = new Html();
        String review = "{'revenue': [{'currency': 'EUR'}], 'plan': [" + String.join(",", entries) + "]}";
        new PlanSection().write(Scope.perCurrency(Fixture.json(review)).get(0), html);
        return Jsoup.parse(html.toString()).body();
    }

    private static String text(Element element) {
        return element.text().replace('\u00A0', ' ');
    }

    @Test
    void showsWhatComesNextAndWhoCarriesWhatIsMissing() {
        Element section = section(OVER, OPEN);
        assertThat(text(section.selectFirst(".say"))).startsWith("0 of 1 target on track.");
        assertThat(text(section.select("table").get(0)))
                .contains("Targets for September 2026", "12,000 EUR", "11,000 EUR", "10,000 to 12,500 EUR", "12.0 %")
                .contains("off track");
        assertThat(text(section.selectFirst(".remark")))
                .contains("by tier: most in team \u2212999.00 EUR, solo \u22121.50 EUR");
        Element all = section.selectFirst("details");
        assertThat(all.select("tbody tr")).hasSize(2);
        assertThat(text(all)).contains("logo churn August 2026 2.0 % 1.5 %", "met");
    }

    @Test
    void saysWhereNothingIsOpenOrKnown() {
        assertThat(text(section(OVER).selectFirst(".say")))
                .isEqualTo("The plan has no target for a month that is still open.");
        String unknown = OPEN.replace("'onTrack': false", "'onTrack': null, 'onTrackReason': 'INSUFFICIENT_DATA'");
        assertThat(text(section(unknown).selectFirst(".say"))).startsWith("Too little is known to say");
        assertThat(text(section(unknown))).contains("not known: too little data");
    }

    @Test
    void showsWhatWasExpectedOfMonthsThatAreOverAndHowThatDid() {
        String known = OVER.replace("'forecast': null, 'forecastReason': 'OUTSIDE_MODEL_RANGE'", "'forecast': 0.018")
                .replace("'forecast': null, 'forecastReason':", "'forecast': 0.018, 'was':")
                .replace("'lower': null", "'lower': 0.01")
                .replace("'upper': null", "'upper': 0.03")
                .replace("'probability': null", "'probability': 0.6");
        Html html = new Html();
        String track = "{'currency': 'EUR', 'metric': 'logoChurn', 'months': 1, 'forecasts': 12, 'meanAbsoluteError':"
                + " 0.004, 'naiveMeanAbsoluteError': 0.009, 'coverage': {'value': 0.75, 'numerator': 9, 'denominator':"
                + " 12}}, {'currency': 'EUR', 'metric': 'mrr', 'months': 1, 'bias': null, 'biasReason':"
                + " 'INSUFFICIENT_DATA'}";
        String review = "{'revenue': [{'currency': 'EUR'}], 'plan': [" + known + "], 'planTrack': [" + track + "]}";
        new PlanSection().write(Scope.perCurrency(Fixture.json(review)).get(0), html);
        Element body = Jsoup.parse(html.toString()).body();
        assertThat(text(body.select("details").get(0)))
                .contains("logo churn August 2026 2.0 % 1.5 % 1.8 % 1.0 % to 3.0 % 60.0 % met");
        assertThat(body.select("details").get(1).select("tbody tr")).hasSize(1);
        assertThat(text(body.select("details").get(1))).contains("logo churn 12 9 of 12 0.40 % 0.90 %");
    }

    @Test
    void isAbsentWithoutATarget() {
        assertThat(section().children()).isEmpty();
    }
}
