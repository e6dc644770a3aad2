package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class RoleSectionTest {

    private static final String ROLE = "'roleScorecard': {'from': '2025-09', 'to': '2026-08',"
            + " 'logoChurn': {'value': 0.0216}, 'netRevenueChurn': {'value': -0.0027}, 'referrals': 18,"
            + " 'testimonials': 1, 'benchmarks': [{'value': 0.0216, 'standing': 'ABOVE', 'clear': true, 'upper': 0.01,"
            + " 'endsIncluded': false, 'population': 'target for accounts', 'source': 'a book', 'grade': 'S'}],"
            + " 'leads': {'opened': {'self_serve': 70, 'full_serve': 73}, 'accepted': {'self_serve': 69,"
            + " 'full_serve': 70}, 'won': {'self_serve': 47, 'full_serve': 44}}}";

    private static Document page(String review) {
        Html html = new Html();
        new RoleSection().write(Scope.whole(Fixture.json(review)), html);
        return Jsoup.parse(html.toString().replace('\u00A0', ' '));
    }

    @Test
    void saysTheTwoRatesAndWhatCustomersDidForTheVendor() {
        Document page = page("{" + ROLE + "}");
        assertThat(page.select("p.say").text())
                .contains("logo churn 2.2 %", "net revenue churn −0.27 %", "18 referrals, 1 testimonial");
        assertThat(page.select("details").get(0).select("tbody tr").text())
                .contains("2.2 %", "above", "target for accounts: less than 1.0 % a month", "a book, grade S");
        assertThat(page.select("details").get(1).select("tbody tr").eachText())
                .containsExactly("Self serve 70 69 47", "Full serve 73 70 44");
    }

    @Test
    void saysTheRatesOfEachCurrencyWhereTheyCannotBePooled() {
        Document page = page("{'roleScorecard': {'from': '2025-09', 'to': '2026-08', 'logoChurn': null,"
                + " 'logoChurnReason': 'NOT_CONFIGURED', 'netRevenueChurn': null, 'netRevenueChurnReason':"
                + " 'NOT_CONFIGURED', 'benchmarks': [], 'currencies': [{'currency': 'EUR', 'logoChurn': {'value': 0.05},"
                + " 'netRevenueChurn': {'value': 0.04}}, {'currency': 'USD', 'logoChurn': {'value': null, 'valueReason':"
                + " 'EMPTY_BASE'}, 'netRevenueChurn': null, 'netRevenueChurnReason': 'EMPTY_BASE'}]}}");
        assertThat(page.select("p.say").text())
                .startsWith("From September 2025 to August 2026, a month: logo churn 5.0 %, net revenue churn 4.0 % in EUR;"
                        + " logo churn not known (nobody to count), net revenue churn not known (nobody to count) in USD.");
        assertThat(page.text()).doesNotContain("Against published numbers");
    }

    @Test
    void saysHowManyPeopleItTakesAndTheWhatIfWhereTheyAreAskedFor() {
        Document page = page("{" + ROLE + ", 'capacity': {'hours': 327, 'people': 3, 'hoursPerPerson': 110},"
                + " 'valuation': [{'currency': 'USD', 'multiple': 5, 'value': 12342020.6,"
                + " 'ofOnePointLessChurn': 123420.2, 'ofOnePointMoreExpansion': 123421.2,"
                + " 'ofOneTenthLessAcquisitionCost': 66543.2, 'lifetimeValueToCost': 12.3,"
                + " 'paybackMonths': 4.4}]}");
        assertThat(page.select("p.say").text()).contains("327 hours a month: 3 people of 110 hours");
        assertThat(page.select("details").last().text())
                .contains("no appraisal")
                .contains("12.3")
                .contains("One point more expansion a year", "123,421")
                .contains("Winning new revenue costs a tenth less", "66,543");
    }

    @Test
    void aRateWhoseUncertaintyIsNotKnownIsNotSaidToBeUncertain() {
        String unclear = ROLE.replace("'clear': true", "'clear': null, 'clearReason': 'INSUFFICIENT_DATA'");
        assertThat(page("{" + unclear + "}")
                        .select("details")
                        .get(0)
                        .select("tbody tr")
                        .text())
                .contains("above, its uncertainty is not known")
                .doesNotContain("by less than");
    }

    @Test
    void isLeftOutWithoutAScorecard() {
        assertThat(page("{}").select("section")).isEmpty();
    }
}
