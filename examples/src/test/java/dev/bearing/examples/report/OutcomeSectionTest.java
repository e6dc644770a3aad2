package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class OutcomeSectionTest {

    private static Document page(String review) {
        Html html = new Html();
        new OutcomeSection().write(Scope.whole(Fixture.json(review)), html);
        return Jsoup.parse(html.toString());
    }

    private static final String SUMMARY = "'outcomeSummary': {'customers': 45, 'customersWithoutOutcome': 1,"
            + " 'outcomeMet': {'numerator': 3, 'denominator': 5}, 'experienceMet': {'numerator': 2, 'denominator': 7},"
            + " 'table': [{'accounts': 1}, {'accounts': 2}, {'accounts': 3}, {'accounts': 4}, {'accounts': 5},"
            + " {'accounts': 6}, {'accounts': 7}, {'accounts': 8}, {'accounts': 9}],"
            + " 'regressed': 1, 'stale': 2, 'inferred': 1, 'staleness': {'statedDays': 365}}";

    @Test
    void saysNothingWhereNobodysOutcomeIsKnown() {
        assertThat(page("{'outcomeSummary': {'customers': 0}}").select("section"))
                .isEmpty();
    }

    @Test
    void showsBothHalvesWithWhatIsNotKnown() {
        Document page = page("{" + SUMMARY + "}");
        assertThat(page.select("p.say").text())
                .startsWith(
                        "Of 45 customers, 3 of the 5 of whom that is known have their outcome, and for 2 of the 7 of"
                                + " whom that is known it came about the way they need.");
        assertThat(page.select("tbody tr").eachText())
                .containsExactly("Has the outcome 1 2 3", "Does not have it 4 5 6", "Outcome not known 7 8 9");
        assertThat(page.select("p.remark").eachText())
                .containsExactly(
                        "Of 1 more customer it is not known what they want.",
                        "Of 2 customers it was last said more than 365 days ago what they want: ask again.",
                        "Of 1 customer what they want is the vendor’s own conclusion.",
                        "1 customer had reached a goal and lost it again.");
    }

    @Test
    void listsTheGoalsThatNeedSomebodyLostOnesFirst() {
        Document page = page("{" + SUMMARY + ", 'health': {'accounts': [{'accountId': 'a', 'name': 'Acme <b>'}]},"
                + " 'outcomes': [{'accountId': 'b', 'customer': true, 'metric': 'hours', 'standing': 'BEHIND',"
                + " 'attainment': 0.25, 'measuredOn': '2026-05-01', 'dueOn': '2026-12-01'},"
                + " {'accountId': 'a', 'customer': true, 'metric': 'hours', 'standing': 'REGRESSED',"
                + " 'attainment': 0.5, 'measuredOn': '2026-06-01'},"
                + " {'accountId': 'c', 'customer': false, 'metric': 'hours', 'standing': 'MISSED'},"
                + " {'accountId': 'd', 'customer': true, 'metric': 'hours', 'standing': 'MET'}]}");
        assertThat(page.select("details tbody tr").eachText())
                .containsExactly(
                        "Acme <b> hours regressed 50.0 % no day 1 June 2026",
                        "b hours behind 25.0 % 1 December 2026 1 May 2026");
    }

    @Test
    void showsWhoServesWhomAndWhoTakesMoreThanTheNorm() {
        Document page = page("{" + SUMMARY + ", 'coverage': {'capacityUsed': 1.25, 'segments': [{'segment': 'guided',"
                + " 'customers': 2, 'normHoursPerCustomer': 4, 'meanHours': 5.5, 'overDelivered': 1},"
                + " {'segment': 'alone', 'customers': 0, 'normHoursPerCustomer': 0.5, 'meanHours': null,"
                + " 'meanHoursReason': 'EMPTY_BASE', 'overDelivered': 0}],"
                + " 'accounts': [{'accountId': 'a', 'customer': true, 'segment': 'guided', 'hoursPerMonth': 7,"
                + " 'overDelivered': true}, {'accountId': 'b', 'customer': true, 'segment': 'guided',"
                + " 'hoursPerMonth': 4, 'overDelivered': false}]}}");
        assertThat(page.select("table:has(caption:contains(Coverage segments)) tbody tr")
                        .eachText()
                        .get(0))
                .startsWith("guided 2 4");
        assertThat(page.select("details tbody tr").eachText()).hasSize(1);
        assertThat(page.select("p.remark").last().text()).startsWith("The norms ask for 125");
    }
}
