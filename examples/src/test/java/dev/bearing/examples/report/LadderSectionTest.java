package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class LadderSectionTest {

    private static final String LADDER = "{'ladder': [{'currency': 'USD', 'months': 2, 'discountMonthly': 0, 'tiers': ["
            + "{'tier': 'person', 'rank': 1, 'accounts': 40, 'lifetimeValue': 500, 'lower': 400, 'upper': 700,"
            + " 'promotion': 0.02, 'demotion': 0, 'churn': 0.03, 'fromPrior': false, 'flows': ["
            + "  {'month': '2026-07', 'opening': 38, 'joined': 4, 'promotedIn': 0, 'demotedIn': 1, 'promotedOut': 1,"
            + "   'demotedOut': 0, 'lost': 2, 'setAside': 0, 'closing': 40},"
            + "  {'month': '2026-08', 'opening': 40, 'joined': 3, 'promotedIn': 0, 'demotedIn': 0, 'promotedOut': 2,"
            + "   'demotedOut': 0, 'lost': 1, 'setAside': 0, 'closing': 40}]},"
            + "{'tier': 'big_business', 'rank': 2, 'accounts': 9, 'lifetimeValue': 2000, 'lower': 900, 'upper': 3000,"
            + " 'promotion': 0, 'demotion': 0.05, 'churn': 0.01, 'fromPrior': true, 'flows': ["
            + "  {'month': '2026-07', 'opening': 7, 'joined': 0, 'promotedIn': 1, 'demotedIn': 0, 'promotedOut': 0,"
            + "   'demotedOut': 1, 'lost': 0, 'setAside': 0, 'closing': 7}]}],"
            + "'transitions': ["
            + "{'from': 'person', 'accountMonths': 78, 'fromPrior': false, 'to': ["
            + "  {'tier': 'person', 'count': 72, 'probability': 0.92},"
            + "  {'tier': 'big_business', 'count': 3, 'probability': 0.04}], 'lost': {'count': 3, 'probability': 0.04}},"
            + "{'from': 'big_business', 'accountMonths': 7, 'fromPrior': false, 'to': ["
            + "  {'tier': 'person', 'count': 1, 'probability': 0.1}], 'lost': {'count': 0, 'probability': 0.01}}],"
            + "'movePrices': ["
            + "{'from': 'person', 'kind': 'promotion', 'to': 'big_business', 'count': 3, 'probability': 0.04,"
            + " 'perAccount': 90.5, 'base': 3620, 'onePoint': 3000},"
            + "{'from': 'person', 'kind': 'churn', 'count': 3, 'probability': 0.04, 'perAccount': -50, 'base': -2000,"
            + " 'onePoint': -1700}],"
            + "'promotions': [{'from': 'person', 'to': 'big_business', 'worth': 1500, 'lower': 300, 'upper': 2600}],"
            + "'projection': [{'monthsAhead': 1, 'tiers': [{'tier': 'person', 'accounts': 37.24, 'interval': [33, 40]}]},"
            + " {'monthsAhead': 2, 'tiers': [{'tier': 'person', 'accounts': 35, 'interval': null}]}],"
            + "'separation': [{'tier': 'person', 'accounts': 40, 'mean': 500, 'variation': 0.5, 'lower': null,"
            + " 'lowerReason': 'EMPTY_BASE', 'upper': null, 'findings': ['DISTINCT']},"
            + "{'tier': 'big_business', 'accounts': 9, 'mean': 2000, 'variation': 0.25, 'lower': -5, 'upper': 3000,"
            + " 'findings': ['TOO_FEW', 'NOT_APART']}],"
            + "'proposedMerges': [['person', 'big_business']]}]}";

    private final Element section = section(LADDER);

    @Test
    void theRungsTellWhoCameCrossedAndLeft() {
        JsonNode rungs = Fixture.json(section.selectFirst("script").data());
        JsonNode top = rungs.path("tiers").path(0);
        assertThat(section.select("[data-chart]").eachAttr("data-chart")).containsExactly("rungs", "ladder");
        assertThat(rungs.path("months").asInt()).isEqualTo(2);
        assertThat(top.path("tier").asText()).isEqualTo("big business");
        assertThat(top.path("up").asInt()).isEqualTo(3);
        assertThat(top.path("down").asInt()).isEqualTo(1);
        assertThat(rungs.path("tiers").path(1).path("joined").asInt()).isEqualTo(7);
        assertThat(rungs.path("tiers").path(1).path("lost").asInt()).isEqualTo(3);
        assertThat(section.selectFirst("[data-chart=rungs]").attr("aria-label"))
                .contains("person: 40 accounts, 7 came, 1 moved in, 3 moved up, 0 moved down, 3 left.");
    }

    @Test
    void aSentenceNamesTheStepUpThatIsWorthMost() {
        assertThat(plain(section.select(".say").get(1)))
                .isEqualTo(
                        "If one more account in a hundred a month moved up from person to big business, today's accounts"
                                + " would be worth 3,000 USD more over their lifetime, by estimate.");
    }

    @Test
    void whoWasNeverSeenAndWhatCouldBeMergedIsSaid() {
        assertThat(section.select(".remark").get(1).text())
                .isEqualTo(
                        "Nobody was seen in big business as a month began; its figures are those of all tiers together."
                                + " Person and big business cannot be told apart by their lifetime values: to treat them as one"
                                + " tier is proposed, nothing was merged.");
    }

    @Test
    void theDetailsAreFoldedAway() {
        assertThat(section.select("summary").eachText())
                .containsExactly(
                        "Moves in a month, with counts",
                        "Who came and who left",
                        "What one more point of each move is worth",
                        "What one promotion is worth",
                        "Where today's accounts will be",
                        "Whether the tiers are groups");
        assertThat(rows(0))
                .containsExactly(
                        "big business 7 \u2013 10.0 % (1) 1.0 % (0)", "person 78 4.0 % (3) 92.0 % (72) 4.0 % (3)");
        assertThat(rows(1)).containsExactly("big business 7 0 1 0 0 1 0 0 7", "person 38 7 0 1 3 0 3 0 40");
        assertThat(rows(2))
                .containsExactly(
                        "person \u2192 big business 3 4.0 % 90.50 3,000",
                        "person \u2192 left 3 4.0 % \u221250.00 \u22121,700");
        assertThat(rows(3)).containsExactly("person \u2192 big business 1,500 300.00 to 2,600");
        assertThat(rows(4))
                .containsExactly(
                        "big business 9 not known: not in this review not known: not in this review",
                        "person 40 37.2 (33 to 40) 35");
        assertThat(rows(5))
                .containsExactly(
                        "big business too few accounts to tell, not apart from the tier below 9 2,000 0.25 \u22125.00 to 3,000",
                        "person a group of its own 40 500.00 0.5 \u2013");
    }

    @Test
    void withoutALadderThereIsNoSection() {
        Html html = new Html();
        new LadderSection().write(Scope.whole(Fixture.json("{'ladder': []}")), html);
        assertThat(html).hasToString("");
    }

    private List<String> rows(int detail) {
        return section.select("details").get(detail).select("tbody tr").stream()
                .map(LadderSectionTest::plain)
                .toList();
    }

    private static String plain(Element element) {
        return element.text().replace('\u00A0', ' ');
    }

    private static Element section(String review) {
        Html html = new Html();
        new LadderSection().write(Scope.perCurrency(Fixture.json(review)).get(0), html);
        return Jsoup.parse(html.toString()).body();
    }
}
