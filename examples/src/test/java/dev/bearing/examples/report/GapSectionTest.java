package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class GapSectionTest {

    private static String gap(String to, String kind, String verdict) {
        return "{'currency': 'EUR', 'path': 'p', 'from': null, 'fromReason': 'EMPTY_BASE', 'to': '" + to
                + "', 'kind': '" + kind + "', " + verdict + ", 'withinDays': 90, 'arrived': 50, 'observable': 40,"
                + " 'crossed': 10, 'effect': 0.35, 'adjustedPValue': 0.001, 'accounts': 12, 'valueAtRisk': 48000}";
    }

    private static String review(String... gaps) {
        return "{'revenue': [{'currency': 'EUR'}], 'gaps': [" + String.join(",", gaps) + "]}";
    }

    private static Element section(String review) {
        Html html = new Html();
        new GapSection().write(Scope.perCurrency(Fixture.json(review)).get(0), html);
        return Jsoup.parse(html.toString()).body();
    }

    @Test
    void showsTheGapsAndFoldsAwayTheRest() {
        Element section = section(review(
                gap("first_report", "DROP_OFF", "'verdict': 'GAP'"),
                gap("decided", "DWELL", "'verdict': 'NO_GAP_FOUND'"),
                gap("decided", "PERCEPTION", "'verdict': null, 'verdictReason': 'INSUFFICIENT_DATA'")));

        Element shown = section.select("table").get(0);
        assertThat(shown.select("tbody tr")).hasSize(1);
        assertThat(shown.text().replace('\u00A0', ' '))
                .contains("setting out → first report", "too few cross within 90 days", "35", "12");
        Element folded = section.selectFirst("details");
        assertThat(folded.select("tbody tr")).hasSize(3);
        assertThat(folded.text()).contains("no gap found", "not known: too little data");
        assertThat(section.selectFirst(".remark").text()).startsWith("In 1 place there are too few accounts");
    }

    @Test
    void saysThatNoGapIsNoProof() {
        Element section = section(review(gap("decided", "DWELL", "'verdict': 'NO_GAP_FOUND'")));
        assertThat(section.selectFirst(".say").text())
                .isEqualTo("No gap was shown in 1 place looked at; that is not to say that there is none.");
        assertThat(section.select(".remark")).isEmpty();
    }

    @Test
    void tellsWhoWentToACompetitor() {
        Element section = section(review(
                gap("decided", "DROP_OFF", "'leftToCompetitor': 2, 'verdict': 'GAP'"),
                gap("decided", "DWELL", "'leftToCompetitor': 2, 'verdict': 'GAP'")));
        assertThat(section.selectFirst(".remark").text())
                .startsWith("Of those who left on the way to a milestone, 2 went to a competitor");
    }

    @Test
    void isAbsentWithoutAPath() {
        assertThat(section(review()).children()).isEmpty();
    }
}
