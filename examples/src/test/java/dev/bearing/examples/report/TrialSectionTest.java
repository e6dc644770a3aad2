package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class TrialSectionTest {

    private static final String ACTIVITY =
            "{'activity': '%s', 'ofConverted': {'value': 0.75}, 'ofLost': {'value': 0.5},"
                    + " 'lift': 1.5, 'interval': [1.026, 3.24], 'adjustedPValue': 0.004, 'found': %s}";
    private static final String REVIEW = "{'trials': {'models': [{'model': 'NO_CARD', 'open': 2, 'extended': 1,"
            + " 'repeated': 0, 'convertedAfterEnd': 3,"
            + " 'eventualConversion': 0.5, 'eventualConversionInterval': [0.2, 0.8],"
            + " 'conversion': {'value': 0.4, 'numerator': 4, 'denominator': 10, 'interval': [0.168, 0.687]},"
            + " 'assisted': {'value': 0.5, 'numerator': 1, 'denominator': 2, 'interval': [0.095, 0.905]},"
            + " 'selfServe': {'value': null, 'valueReason': 'EMPTY_BASE', 'numerator': 0, 'denominator': 0},"
            + " 'activityDays': 7, 'activities': [" + ACTIVITY.formatted("colleagues_invited", "true") + ", "
            + ACTIVITY.formatted("reports_built", "false") + "],"
            + " 'benchmarks': [{'lower': 0.15, 'upper': 0.25, 'standing': 'ABOVE', 'clear': false,"
            + " 'population': 'trials without a card', 'source': 'somebody'}]}],"
            + "'leads': [{'accountId': 'a', 'probability': 0.6, 'fits': true, 'qualified': true,"
            + " 'done': ['colleagues_invited']},"
            + " {'accountId': 'b', 'probability': 0.2, 'fits': null, 'qualified': false, 'done': []}]}}";

    private static Document page(String review) {
        Html html = new Html();
        new TrialSection().write(Scope.whole(Fixture.json(review)), html);
        return Jsoup.parse(html.toString());
    }

    @Test
    void isLeftOutWithoutTrials() {
        assertThat(page("{'trials': {'months': [], 'models': []}}").select("section"))
                .isEmpty();
    }

    @Test
    void saysHowManyOfEachModelConvert() {
        assertThat(page(REVIEW).select("p.say").text())
                .isEqualTo("Without a card up front: 4 of 10 trials that are decided converted, 40.0 % (95 % interval"
                        + " 16.8 to 68.7 %); 2 are open.");
    }

    @Test
    void showsLeadsAndWhatHoldsUpAndFoldsTheRest() {
        Document page = page(REVIEW);
        assertThat(page.select("table")).hasSize(5);
        assertThat(page.select("details")).hasSize(3);
        assertThat(page.select("table").get(0).select("tbody tr").eachText())
                .containsExactly("a 60.0 % yes yes colleagues invited", "b 20.0 % not known no –");
        assertThat(page.select("table").get(1).select("tbody tr").eachText())
                .containsExactly("colleagues invited 75.0 % 50.0 % 1.5 1.03 to 3.24 0.0040");
        assertThat(page.select("table").get(2).select("tbody tr")).hasSize(2);
        assertThat(page.select("table").last().select("tbody tr").text())
                .isEqualTo("trials without a card 15.0 % 25.0 % 40.0 % 16.8 to 68.7 % above, not clearly somebody");
        assertThat(page.select("table").get(3).select("tbody tr").text())
                .isEqualTo("Without a card up front 50.0 % 9.5 to 90.5 % 1 of 2 not known: nobody to count"
                        + " not known: nobody to count 0 of 0 50.0 % 20.0 to 80.0 % 1 0 3");
    }
}
