package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class FitSectionTest {

    private static final String RATE = "'value': 0.5, 'numerator': 1, 'denominator': 2, 'interval': [0.1, 0.9],"
            + " 'population': 'p', 'flags': []";
    private static final String REVIEW = "{'fit': [{'accountId': 'a', 'fits': true}, {'accountId': 'b', 'fits': false},"
            + " {'accountId': 'c', 'fits': null, 'fitsReason': 'NOT_CONFIGURED'}], 'fitSummary': {"
            + "'classes': {'GOOD': 1, 'STRETCH': 1, 'NOT_YET': 0, 'OUTGROWS_US': 0, 'BAD': 0}, 'unclassified': 1,"
            + "'stretchShare': {" + RATE + "}, 'drift': {'overall': {" + RATE + "}, 'ofTheProfile': {" + RATE + "},"
            + "'ofTheAccounts': {'numerator': 0, 'denominator': 2}},"
            + "'versions': [{'currency': 'USD', 'version': '2026', 'fit': {" + RATE + "}, 'noFit': {" + RATE + "}}],"
            + "'suggestions': [{'attribute': 'segment', 'value': '= <b>', 'retained': {'value': 0.7},"
            + " 'lost': {'value': 0.4}}]}}";

    private static Document page(String review) {
        Html html = new Html();
        new FitSection().write(Scope.whole(Fixture.json(review)), html);
        return Jsoup.parse(html.toString());
    }

    @Test
    void isLeftOutWhereThereIsNoProfileAndNoAssessment() {
        assertThat(page("{}").select("section")).isEmpty();
    }

    @Test
    void saysWhoFitsAndHowVerdictsMoved() {
        Document page = page(REVIEW);
        assertThat(page.select("p.say").text())
                .isEqualTo("1 of 2 accounts pass every gate of the ideal customer profile; no score makes up for a"
                        + " gate.");
        assertThat(page.select("p.remark").first().text())
                .isEqualTo("The verdict of 1 of 2 customers is not the one they had when they were acquired: 1 by a new"
                        + " version of the profile, 0 because they changed.");
    }

    @Test
    void saysWhereThereAreTooManyStretchFits() {
        Document page = page(REVIEW.replace("'unclassified': 1,", "'unclassified': 1, 'finding': 'fit: too many',"));
        assertThat(page.select("p.remark").last().text()).contains("need not bring it about");
        assertThat(page.select("p.remark").eachText()).contains("Fit: too many.");
    }

    @Test
    void showsClassesVersionsAndWhatGoesWithStaying() {
        Document page = page(REVIEW);
        assertThat(page.select("table")).hasSize(3);
        assertThat(page.select("table").first().select("tbody tr").eachText())
                .contains("Stretch 1", "No class 1", "Bad 0");
        assertThat(page.select("table").get(1).select("tbody tr").text()).startsWith("2026 USD");
        assertThat(page.select("table").last().select("tbody tr").text()).startsWith("segment = <b>");
    }
}
