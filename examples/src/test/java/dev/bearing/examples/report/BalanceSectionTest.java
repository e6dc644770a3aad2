package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class BalanceSectionTest {

    private static final String BALANCE = "{'revenue': [{'currency': 'USD'}], 'balance': [{'currency': 'USD',"
            + " 'customerAttainment': 0.9, 'vendorAttainment': 0.3, 'mutual': 0.45,"
            + " 'findings': {'overServed': 1, 'overExtracted': 2, 'balanced': 1, 'unknown': 4},"
            + " 'more': {'since': '2026-03-31', 'customer': 0.1, 'customerInterval': [0.05, 0.15], 'vendor': null,"
            + " 'vendorReason': 'NOT_CONFIGURED'},"
            + " 'proven': {'value': 0.75, 'interval': [0.5, 0.9]},"
            + " 'faster': {'basis': 'BENCHMARK', 'value': 0.2, 'days': 30},"
            + " 'monthEnds': {'lastDays': 5, 'contacts': {'value': 0.5167,"
            + " 'numerator': 31, 'denominator': 60, 'interval': [0.393, 0.638]}, 'expectedShare': 0.1657, 'pValue': %s,"
            + " 'concentrated': %s},"
            + " 'workNotRanked': [{'reason': 'EMPTY_BASE', 'items': 3}, {'reason': 'NOT_CONFIGURED', 'items': 1}],"
            + " 'accounts': ["
            + " {'accountId': 'a', 'finding': 'OVER_EXTRACTED', 'customerAttainment': 0.4, 'vendorAttainment': 0.8,"
            + " 'mutual': 0.53, 'imbalance': -0.4},"
            + " {'accountId': 'b', 'finding': 'OVER_EXTRACTED', 'customerAttainment': 0.1, 'vendorAttainment': 1,"
            + " 'mutual': 0.18, 'imbalance': -0.9},"
            + " {'accountId': 'c', 'finding': 'OVER_SERVED', 'customerAttainment': 1, 'vendorAttainment': 0.2,"
            + " 'mutual': 0.33, 'imbalance': 0.8}]}]}";

    private static Document page(String review) {
        Html html = new Html();
        List<Scope> scopes = Scope.perCurrency(Fixture.json(review));
        new BalanceSection().write(scopes.get(0), html);
        return Jsoup.parse(html.toString());
    }

    @Test
    void saysBothSidesAndWhatTheyHaveInCommon() {
        Document page = page(String.format(BALANCE, 0.00002, true));
        List<String> said = page.select("p.say").eachText();
        assertThat(said.get(0).replace('\u00A0', ' '))
                .startsWith("Customers have 90.0 % of what they want, the vendor 30.0 % of what it planned with them;"
                        + " in common 45.0 %");
        assertThat(said.get(1))
                .startsWith("1 customer is in balance; with 1 the customer has much more")
                .contains("of 4 one side is not known");
        assertThat(page.select("p.remark").text())
                .contains(
                        "not known of 4 pieces of work: nobody to count 3, the playbook does not say 1.",
                        "Of 60 commercial contacts that the vendor began, 31 fell on the last 5 days of a month",
                        "95 % interval 39.3 to 63.8 %",
                        "even spread gives 16.6 %: more than chance would give, p < 0.0001");
    }

    @Test
    void listsTheMostOneSidedFirst() {
        Document page = page(String.format(BALANCE, 0.43875, false));
        assertThat(page.select(
                                "details:contains(Much more for the vendor) tbody tr td:first-child, details:contains(Much more for the vendor) tbody tr th")
                        .eachText())
                .containsExactly("b", "a");
        assertThat(page.select("p.remark").text()).endsWith("16.6 %: no more than chance would give, p = 0.4388.");
    }

    @Test
    void saysInOneSentenceThatNothingIsKnown() {
        Document page = page("{'revenue': [{'currency': 'USD'}], 'balance': [{'currency': 'USD',"
                + " 'customerAttainment': null, 'customerAttainmentReason': 'EMPTY_BASE', 'vendorAttainment': null,"
                + " 'vendorAttainmentReason': 'NOT_CONFIGURED', 'mutual': null, 'mutualReason': 'EMPTY_BASE',"
                + " 'findings': {'overServed': 0, 'overExtracted': 0, 'balanced': 0, 'unknown': 1},"
                + " 'more': {'customer': null, 'vendor': null}, 'proven': {'value': null},"
                + " 'faster': {'basis': 'PERIOD_BEFORE', 'value': null, 'days': null, 'daysReason': 'EMPTY_BASE'},"
                + " 'accounts': [{'accountId': 'a'}]}]}");
        assertThat(page.select("p").eachText())
                .containsExactly("Not known: how much customers have of what they want (nobody to count); how much the"
                        + " vendor has of what it planned with them (the playbook does not say).");
        assertThat(page.select("table")).isEmpty();
    }

    @Test
    void saysOneSideWhereTheOtherIsNotKnown() {
        String half = String.format(BALANCE, 0.00002, true)
                .replace("'customerAttainment': 0.9", "'customerAttainment': null, 'customerAttainmentReason': 'EMPTY_BASE'")
                .replace("'mutual': 0.45", "'mutual': null, 'mutualReason': 'EMPTY_BASE'")
                .replace("'days': 30", "'days': null");
        assertThat(page(half).select("p.say").eachText().stream().map(text -> text.replace('\u00A0', ' ')))
                .startsWith(
                        "The vendor has 30.0 % of what it planned with them.",
                        "Not known: how much customers have of what they want (nobody to count).");
        assertThat(page(half).text()).contains("had a first value in time than the half expected");
    }

    @Test
    void isLeftOutWhereNobodyPays() {
        assertThat(page("{'revenue': [{'currency': 'USD'}], 'balance': [{'currency': 'USD', 'accounts': []}]}")
                        .select("section"))
                .isEmpty();
    }
}
