package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class HeldDownTest {

    @Test
    void countsCustomersByWhatHoldsThemDown() {
        assertThat(section("{'health': {'accounts': ["
                                + "{'accountId': 'a', 'score': 0.4, 'band': 'red', 'heldDown': {'measure': 'paid', 'kind': 'ceiling'}},"
                                + "{'accountId': 'b', 'score': 0.4, 'band': 'red', 'heldDown': {'measure': 'paid', 'kind': 'ceiling'}},"
                                + "{'accountId': 'c', 'score': 0.1, 'band': 'red', 'heldDown': {'measure': 'champion', 'kind': 'veto'}},"
                                + "{'accountId': 'd', 'customer': false, 'score': 0.1, 'band': 'red',"
                                + " 'heldDown': {'measure': 'champion', 'kind': 'veto'}}]}}")
                        .select(".remark")
                        .eachText())
                .contains(
                        "2 accounts held down by the ceiling of “paid”, whatever else is well.",
                        "1 account held down by the veto of “champion”, whatever else is well.");
    }

    @Test
    void saysNothingWhereNothingBinds() {
        assertThat(section("{'health': {'accounts': [{'accountId': 'a', 'score': 0.4, 'band': 'red'}]}}")
                        .text())
                .doesNotContain("held down");
    }

    private static Element section(String review) {
        Html html = new Html();
        new HealthSection().write(Scope.whole(Fixture.json(review)), html);
        return Jsoup.parse(html.toString()).body();
    }
}
