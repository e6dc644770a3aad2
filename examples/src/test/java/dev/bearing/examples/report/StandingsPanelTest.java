package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class StandingsPanelTest {

    private static Document page(String health) {
        Html html = new Html();
        Panel panel = Panel.open(html, Scope.whole(Fixture.json("{}")), "health", "Health", "Health");
        StandingsPanel.write(Fixture.json(health), Names.in(Fixture.json("{'health': " + health + "}")), panel);
        panel.close();
        return Jsoup.parse(html.toString());
    }

    @Test
    void saysNothingWhereThereIsNothingToSay() {
        Document page = page("{'accounts': [{'accountId': 'a', 'band': 'low'}]}");
        assertThat(page.select("p, table")).isEmpty();
    }

    @Test
    void countsTheCustomersThatAreHeldInAnotherBand() {
        Document page = page("{'accounts': ["
                + "{'accountId': 'a', 'band': 'low', 'steadyBand': {'band': 'middle'}},"
                + "{'accountId': 'b', 'band': 'low', 'steadyBand': {'band': 'low'}},"
                + "{'accountId': 'c', 'band': 'low', 'customer': false, 'steadyBand': {'band': 'middle'}},"
                + "{'accountId': 'd', 'band': null, 'steadyBand': {'band': null}}]}");
        assertThat(page.select("p.remark").eachText())
                .containsExactly("1 account still counted in the band before, since the score has not left it far or"
                        + " long enough.");
    }

    @Test
    void listsWherePeopleAndTheScoreDisagreeByName() {
        Document page = page("{'accounts': [{'accountId': 'a', 'name': 'Acme <b>'}], 'disagreements': [{"
                + "'agreement': {'numerator': 3, 'denominator': 4}, 'list': [{'accountId': 'a', 'computed': 'high',"
                + " 'stated': 'low', 'since': '2026-06-12', 'author': 'kim', 'reason': 'unpaid'}]}]}");
        assertThat(page.select("p.say").text()).startsWith("People and the score agree on the band of 3 of 4 accounts");
        assertThat(page.select("tbody tr").text()).isEqualTo("Acme <b> high low 12 June 2026 kim: unpaid");
    }

    @Test
    void saysWhichScorecardNeverHasItsTurnAndWhoHasNone() {
        Document page = page("{'scorecards': {'uses': [{'scorecard': 'all', 'applies': 2, 'judges': 2},"
                + " {'scorecard': 'large', 'applies': 1, 'judges': 0}, {'scorecard': 'tiny', 'applies': 0, 'judges': 0}],"
                + " 'conflicts': [{'accountId': 'a'}], 'unresolved': ['x', 'y']}}");
        assertThat(page.select("p.remark").eachText())
                .containsExactly(
                        "Several scorecards are for 1 account; the playbook’s precedence decided.",
                        "No scorecard is for 2 accounts.",
                        "Scorecard “large” never has its turn: another comes before it for each of its accounts.");
    }

    @Test
    void tellsTheHealthOfParentsAndWhyOneIsNotKnown() {
        Document page = page(
                "{'rollUp': {'attribute': 'parent_id', 'groups': ["
                        + "{'name': 'acme', 'score': 0.634, 'coverage': 0.75, 'parts': [{}, {}]},"
                        + "{'name': 'bolt', 'score': null, 'scoreReason': 'INSUFFICIENT_DATA', 'coverage': 0, 'parts': [{}]}]}}");
        assertThat(page.select("tbody tr").eachText().stream().map(text -> text.replace('\u00A0', ' ')))
                .containsExactly("acme 63 2 75 %", "bolt not known: too little data 1 0 %");
    }
}
