package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class LeastHealthyTest {

    private static Document page(String health) {
        Html html = new Html();
        Panel panel = Panel.open(html, Scope.whole(Fixture.json("{}")), "health", "Health", "Health");
        LeastHealthy.write(Fixture.json(health), Names.in(Fixture.json("{'health': " + health + "}")), panel);
        panel.close();
        return Jsoup.parse(html.toString());
    }

    @Test
    void tellsWhyCustomersAreNotWellAndWhatWouldHelp() {
        Document page = page("{'details': ["
                + "{'accountId': 'acme', 'score': 0.214, 'reasons': [{'text': 'logins: 3 in 30 days'}],"
                + " 'changes': [{'days': 30, 'total': -0.16, 'behaviour': -0.02, 'ageing': -0.14, 'missingData': 0}],"
                + " 'paths': [{'text': 'logins from 3 to 12: green at 75'}]},"
                + "{'accountId': 'globex', 'score': 0.3, 'reasons': [{'text': 'nps: -40'}],"
                + " 'changes': [{'days': 30, 'total': 0.02, 'missingData': 0.02}],"
                + " 'paths': null, 'pathsMessage': 'no change reaches green'},"
                + "{'accountId': 'initech', 'score': 0.4, 'reasons': [],"
                + " 'changes': [{'days': 30, 'total': null, 'totalReason': 'INSUFFICIENT_DATA'}], 'paths': null}]}");
        assertThat(page.select("p.say").text()).startsWith("Why the 3 customers with the lowest scores have them");
        assertThat(page.select("details tbody tr").get(0).text())
                .startsWith("acme 21 ")
                .contains("16, mostly ageing")
                .endsWith("logins: 3 in 30 days logins from 3 to 12: green at 75");
        assertThat(page.select("details tbody tr").get(1).text())
                .isEqualTo("globex 30 +2, mostly missing data nps: -40 no change reaches green");
        assertThat(page.select("details tbody tr").get(2).text()).startsWith("initech 40 ");
        assertThat(page.select("details th").eachText()).contains("In 30 days", "Shortest way up");
    }

    @Test
    void saysNothingOfNobody() {
        assertThat(page("{}").select("p, table")).isEmpty();
    }
}
