package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class InterventionSectionTest {

    private static Document page(String review) {
        Html html = new Html();
        new InterventionSection().write(Scope.whole(Fixture.json(review)), html);
        return Jsoup.parse(html.toString());
    }

    @Test
    void showsForWhomItIsDueAndWhatGoesTogetherWithIt() {
        Document page = page(
                "{'interventions': [{'id': 'set_up_call', 'gap': 'data_in', 'due': ['a', 'b'],"
                        + " 'treated': {'crossed': 45, 'accounts': 60}, 'untreated': {'crossed': 60, 'accounts': 120},"
                        + " 'stratifiedDifference': {'value': 0.25, 'lower': 0.0993, 'upper': 0.3775}, 'worth': 1200, 'cost': '120',"
                        + " 'costCeiling': 300, 'expectedValue': {'value': 360, 'lower': -2, 'upper': 666}},"
                        + " {'id': 'odd', 'due': [], 'treated': null, 'treatedReason': 'NOT_CONFIGURED', 'untreated': null,"
                        + " 'untreatedReason': 'NOT_CONFIGURED', 'stratifiedDifference': null,"
                        + " 'stratifiedDifferenceReason': 'NOT_CONFIGURED', 'cost': '0', 'costCeiling': null,"
                        + " 'costCeilingReason': 'NOT_CONFIGURED', 'worth': null, 'worthReason': 'NOT_CONFIGURED', 'expectedValue': null, 'expectedValueReason': 'NOT_CONFIGURED'}]}");
        assertThat(page.select(".say").text()).isEqualTo("Of 2 interventions, one is due today in 2 cases.");
        assertThat(page.select("tbody tr").get(0).text().replace('\u00A0', ' '))
                .isEqualTo("set up call data in 2 45 of 60 60 of 120 25.0 % 9.9 to 37.8 % 1,200 120 300 360 −2 to 666");
        assertThat(page.select("tbody tr").get(1).text()).startsWith("odd any 0 not known not known");
        assertThat(page.select(".remark").text())
                .contains("had waited as long", "Untreated accounts are no control group");
    }

    @Test
    void isLeftOutWithoutInterventions() {
        assertThat(page("{}").select("section")).isEmpty();
    }
}
