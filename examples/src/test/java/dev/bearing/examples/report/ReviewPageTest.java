package dev.bearing.examples.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewPageTest {

    private static String page;
    private static Document document;

    @BeforeAll
    static void renderOnce() {
        page = ReviewPage.render(Fixture.review());
        document = Jsoup.parse(page);
    }

    @Test
    void theSameReviewGivesTheSamePage() {
        assertThat(ReviewPage.render(Fixture.review())).isEqualTo(page);
    }

    @Test
    void aFileHoldsWhatRenderReturns(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("review.html");
        ReviewPage.write(Fixture.review(), file);
        assertThat(Files.readString(file, UTF_8)).isEqualTo(page);
    }

    @Test
    void parsesWithoutOneError() {
        Parser parser = Parser.htmlParser().setTrackErrors(20);
        parser.parseInput(page, "");
        assertThat(parser.getErrors()).isEmpty();
    }

    @Test
    void asksNothingOfAnyNetwork() {
        for (Element element : document.getAllElements()) {
            assertThat(element.hasAttr("src"))
                    .as("src of %s", element.tagName())
                    .isFalse();
            assertThat(element.attr("href")).as("href").matches("(#.*)?");
        }
        assertThat(document.select("link, iframe, object, embed, base, form")).isEmpty();
        assertThat(Resources.style() + Resources.script()).doesNotContain("http:", "https:", "url(", "@import");
        assertThat(policy()).startsWith("default-src 'none'; ").doesNotContain("unsafe", "http", "*", "data:");
    }

    @Test
    void thePolicyNamesTheHashOfEveryScriptAndStyle() {
        List<String> hashes = new ArrayList<>();
        for (Element element : document.select("style, script:not([type])")) {
            hashes.add(ContentPolicy.hash(element.data().getBytes(UTF_8)));
        }
        assertThat(hashes).hasSize(3).allSatisfy(hash -> assertThat(policy()).contains(hash));
    }

    @Test
    void aReviewOfNothingSaysSoFirst() {
        String empty = "{'asOf': '1999-01-01', 'revenue': [], 'notes': ['nothing is known on 1999-01-01']}";
        assertThat(Jsoup.parse(ReviewPage.render(Fixture.json(empty)))
                        .selectFirst("main > p")
                        .text())
                .isEqualTo("Nothing is known on 1999-01-01.");
    }

    @Test
    void everyColumnHasAName() {
        assertThat(document.select("th")).isNotEmpty().allMatch(Element::hasText);
    }

    @Test
    void aTableShowsItsCaptionUnlessWhatItStandsUnderSaysIt() {
        for (Element caption : document.select("caption")) {
            boolean said = caption.closest("details") != null
                    || caption.text()
                            .equals(caption.closest(".panel").selectFirst("h3").text());
            assertThat(caption.hasClass("unseen")).as(caption.text()).isEqualTo(said);
        }
        assertThat(Resources.style()).doesNotContain(", caption {");
    }

    @Test
    void hostileNamesStayText() {
        assertThat(document.select("img, b, i")).isEmpty();
        for (Element element : document.getAllElements()) {
            assertThat(element.attributes().asList())
                    .noneMatch(attribute -> attribute.getKey().startsWith("on"));
        }
        assertThat(document.select("script:not([type])")).hasSize(2);
        String withoutScripts = page.replace(new String(Resources.charts(), UTF_8), "");
        assertThat(withoutScripts).doesNotContain("<img", "<b>", "<i>");
        assertThat(occurrences("</script")).isEqualTo(document.select("script").size());
        assertThat(document.selectFirst("h1").text()).isEqualTo("Northwind <Cloud> & Co.");
        assertThat(document.selectFirst("#all-notes").text()).contains("the signal <nps> is not known");
    }

    @Test
    void embeddedDataReadsBackAsItWas() {
        JsonNode accounts =
                Fixture.json(document.selectFirst("#accounts-data").data().replace("'", "\\u0027"));
        List<String> names = new ArrayList<>();
        accounts.path("rows").forEach(row -> names.add(row.path(0).asText()));
        assertThat(names)
                .contains("</script><img src=x onerror=alert(1)>", "<!-- <script> -->", "{{7*7}} ${7*7} {a|rich}")
                .anyMatch(name -> name.indexOf('\u2028') >= 0);
        for (Element data : document.select("script[type=application/json]")) {
            assertThat(data.data()).doesNotContain("<", ">", "&", "\u2028", "\u2029");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "headline",
                "bridge",
                "history",
                "retention",
                "triangle",
                "ladder",
                "path",
                "forecast",
                "health",
                "accounts",
                "notes"
            })
    void showsEverySectionTheReviewHolds(String section) {
        assertThat(document.select("section." + section)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "revenue, 'bridge history retention triangle'",
        "ladder, ladder",
        "forecast, forecast",
        "vectors, path",
        "health, health"
    })
    void leavesOutWhatTheReviewDoesNotHold(String member, String sections) {
        ObjectNode review = Fixture.review();
        review.remove(member);
        Document without = Jsoup.parse(ReviewPage.render(review));
        for (String section : sections.split(" ")) {
            assertThat(without.select("section." + section)).as(section).isEmpty();
        }
        assertThat(without.select("section.accounts")).hasSize(1);
    }

    @Test
    void anEmptyReviewIsAPageWithoutSections() {
        Document empty = Jsoup.parse(ReviewPage.render(Fixture.json("{}")));
        assertThat(empty.select("section")).isEmpty();
        assertThat(empty.selectFirst("h1").text()).isEqualTo("All customers");
    }

    @Test
    void currenciesNeverMix() {
        assertThat(document.select(".currency").eachAttr("data-currency")).containsExactly("EUR", "USD");
        assertThat(document.select("[data-currency=USD] section").text())
                .contains("USD")
                .doesNotContain("EUR");
        assertThat(document.select("[data-currency=EUR] section").text())
                .contains("EUR")
                .doesNotContain("USD");
    }

    @Test
    void beginsWithTheCurrencyOfMostCustomers() {
        assertThat(document.select("#bar input[checked]").attr("data-block"))
                .isEqualTo(document.selectFirst("[data-currency=USD]").id());
    }

    @Test
    void tellsInWordsWhyAValueIsNotKnown() {
        ObjectNode review = Fixture.review();
        ObjectNode usd = (ObjectNode) review.path("revenue").path(1);
        usd.putObject("lifetimeValue").putNull("value").put("valueReason", "ZERO_CHURN");
        usd.putArray("trailingTwelveMonths");
        ObjectNode forecast = (ObjectNode) review.path("forecast").path(1);
        forecast.putNull("mean").put("meanReason", "NOT_CONFIGURED");
        Element block = Jsoup.parse(ReviewPage.render(review)).selectFirst("[data-currency=USD]");
        assertThat(tile(block, "Lifetime value, estimate")).isEqualTo("not known: no churn was seen");
        assertThat(tile(block, "Net revenue retention")).isEqualTo("not known: it needs twelve complete months");
        assertThat(tile(block, "Expansion forecast, estimate")).isEqualTo("not known: the playbook does not say");
        assertThat(block.selectFirst("section.forecast").text()).contains("Not known: the playbook does not say.");
    }

    @Test
    void tellsThatALifetimeValueIsOfFew() {
        ObjectNode review = Fixture.review();
        ObjectNode usd = (ObjectNode) review.path("revenue").path(1);
        usd.putObject("lifetimeValue").put("value", 200).putArray("flags");
        assertThat(ReviewPage.render(review)).doesNotContain("Churn of very few customers");
        usd.putObject("lifetimeValue").put("value", 200).putArray("flags").add("LOW_BASE");
        assertThat(ReviewPage.render(review)).contains("Churn of very few customers stands behind it");
    }

    @Test
    void neverShowsWhatOnlyAMachineWouldSay() {
        assertThat(document.body().text()).doesNotContain("NaN", "null", "undefined", "INSUFFICIENT_DATA");
    }

    @Test
    void headlinesSayWhoWasCounted() {
        Element usd = document.selectFirst("[data-currency=USD]");
        assertThat(usd.select(".tile")).hasSize(7).allSatisfy(tile -> {
            assertThat(tile.select(".plain").text()).isNotEmpty();
            assertThat(tile.select("details li")).isNotEmpty();
        });
        Element lost = usd.select(".tile").get(4);
        assertThat(lost.select("details").text())
                .containsPattern("\\d+ of \\d+ customers")
                .contains("Counted: paying on the day before the period")
                .containsPattern("95 % interval [\\d.]+ to [\\d.]+ %");
    }

    @Test
    void aReaderWithoutSightOrMouseFindsTheirWay() {
        assertThat(document.select("header, main, footer, nav[aria-label]")).hasSize(4);
        assertThat(document.getAllElements().stream().map(Element::id).filter(id -> !id.isEmpty()))
                .doesNotHaveDuplicates();
        assertThat(document.select("section"))
                .allSatisfy(section -> assertThat(document.getElementById(section.attr("aria-labelledby")))
                        .isNotNull());
        assertThat(document.select("table"))
                .allSatisfy(table -> assertThat(table.select("> caption")).isNotEmpty());
        assertThat(document.select("th"))
                .allSatisfy(header -> assertThat(header.attr("scope")).matches("col|row"));
        assertThat(document.select(".chart"))
                .allSatisfy(chart -> assertThat(chart.attr("aria-label")).isNotEmpty());
        int level = 1;
        for (Element heading : document.select("h1, h2, h3, h4")) {
            int next = heading.tagName().charAt(1) - '0';
            assertThat(next).as(heading.text()).isLessThanOrEqualTo(level + 1);
            level = next;
        }
    }

    private static String policy() {
        return document.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");
    }

    private static String tile(Element block, String label) {
        return block.select(".tile").stream()
                .filter(tile -> tile.selectFirst("h4").text().equals(label))
                .map(tile -> tile.selectFirst(".big").text())
                .findFirst()
                .orElseThrow();
    }

    private static int occurrences(String text) {
        Matcher matcher =
                Pattern.compile(Pattern.quote(text), Pattern.CASE_INSENSITIVE).matcher(page);
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }
}
