package dev.bearing.examples.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.examples.jar.BearingJar.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Renewals, conversion, segments and orders from end to end: the built jar, the book {@code parts} and its playbook in,
 * numbers worked out by hand.
 *
 * <p>Acme pays 100 dollars from January 2025 and 150 from April 2026, when it renews; Bolt paid 200 until its term
 * ended in March 2026; Dent pays 60; Cora pays 50 euros from January 2026 and 80 from 10 May. A euro is worth 1.10
 * dollars from January on and 1.20 from May on.
 */
class RevenuePartsIT {

    private static final Path BOOK = BearingJar.book("parts");

    @TempDir
    static Path folder;

    private static Run run;
    private static JsonNode review;
    private static Document page;

    @BeforeAll
    static void review() throws IOException {
        run = run(BOOK, "all");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        review = BearingJar.json(folder.resolve("all/review.json"));
        page = Jsoup.parse(Files.readString(folder.resolve("all/review.html")));
    }

    private static Run run(Path book, String out) {
        return run(book, BOOK.resolve("playbook.yaml"), out);
    }

    private static Run run(Path book, Path playbook, String out) {
        return BearingJar.run(
                folder,
                "review",
                "--book",
                book,
                "--playbook",
                playbook,
                "--as-of",
                "2026-06-30",
                "--out",
                folder.resolve(out));
    }

    private static JsonNode named(JsonNode list, String key, String value) {
        for (JsonNode element : list) {
            if (element.path(key).asText().equals(value)) {
                return element;
            }
        }
        throw new AssertionError("no " + key + " " + value + " in " + list);
    }

    private static void rate(JsonNode rate, String numerator, String denominator) {
        assertThat(rate.get("numerator").asText()).isEqualTo(numerator);
        assertThat(rate.get("denominator").asText()).isEqualTo(denominator);
        double value = Double.parseDouble(numerator) / Double.parseDouble(denominator);
        assertThat(rate.get("value").asDouble()).isCloseTo(value, within(1e-12));
    }

    private static String line(JsonNode line) {
        return line.get("amount").asText() + " x " + line.get("count").asText();
    }

    @Test
    void theCalendarListsWhatIsAtStakeNext() {
        JsonNode renewals = review.get("renewals");
        assertThat(renewals.findValuesAsText("contractId")).containsExactly("c-dent", "c-cora");

        JsonNode dent = renewals.get(0); // ended on 15 June, still within its grace, and has given notice
        assertThat(dent.get("termEndsOn").asText()).isEqualTo("2026-06-15");
        assertThat(dent.get("currency").asText()).isEqualTo("USD");
        assertThat(dent.get("mrr").asText()).isEqualTo("60");
        assertThat(dent.get("overdue").asBoolean()).isTrue();
        assertThat(dent.get("noticeGiven").asBoolean()).isTrue();
        assertThat(dent.get("churnProbability").asDouble()).isEqualTo(0.75); // nobody gave notice before
        assertThat(dent.get("action").get("reasons").get(0).asText()).startsWith("notice was given on ");
        assertThat(dent.get("action").get("intervention").asText()).isEqualTo("owner_call"); // there is none of its own
        JsonNode cora = renewals.get(1);
        assertThat(cora.get("currency").asText()).isEqualTo("EUR");
        assertThat(cora.get("mrr").asText()).isEqualTo("80");
        assertThat(cora.get("overdue").asBoolean()).isFalse();
    }

    @Test
    void renewalRatesAreOfTheTermsThatEnded() {
        JsonNode usd = named(review.get("renewalRates"), "currency", "USD");
        JsonNode year = usd.get("trailingTwelveMonths");
        assertThat(year.get("month").asText()).isEqualTo("2026-06");
        rate(year.get("logo"), "1", "2"); // Acme renewed, Bolt did not, Dent is open
        rate(year.get("gross"), "100", "300");
        rate(year.get("net"), "150", "300");
        assertThat(year.get("logo").get("flags").toString()).contains("PARTIAL_PERIOD");
        assertThat(usd.get("months")).hasSize(12);
        JsonNode april = named(usd.get("months"), "month", "2026-04");
        rate(april.get("gross"), "100", "100");
        rate(april.get("net"), "150", "100");
        rate(named(usd.get("months"), "month", "2026-03").get("logo"), "0", "1");
        JsonNode euros = named(review.get("renewalRates"), "currency", "EUR");
        assertThat(euros.get("trailingTwelveMonths")
                        .get("logo")
                        .get("valueReason")
                        .asText())
                .isEqualTo("EMPTY_BASE");
    }

    @Test
    void exchangeIsAMovementOfItsOwn() {
        JsonNode converted = review.get("converted");
        assertThat(converted.get("currency").asText()).isEqualTo("USD");
        assertThat(converted.get("fx").asText()).isEqualTo("EVENT_DATE");
        assertThat(converted.get("policy").get("fingerprint").asText()).endsWith("+fx(EVENT_DATE)");
        JsonNode may = named(converted.get("months"), "month", "2026-05");
        // Acme 150 + Cora 50 · 1.10 + Dent 60; Cora's 50 are valued anew at 1.20, then 30 · 1.20 come on top
        assertThat(may.get("openingMrr").asText()).isEqualTo("265");
        assertThat(line(may.get("movements").get("fx"))).isEqualTo("5 x 1");
        assertThat(line(may.get("movements").get("expansion"))).isEqualTo("36 x 1");
        assertThat(may.get("closingMrr").asText()).isEqualTo("306");
        assertThat(may.get("closingCustomers").asInt()).isEqualTo(3);
        rate(may.get("netRevenueRetention"), "298", "265"); // 80 euros at the rate of the opening, 1.10
        rate(may.get("grossRevenueRetention"), "265", "265");
    }

    @Test
    void nothingIsConvertedInTheListOfCurrencies() {
        assertThat(review.get("revenue").findValuesAsText("currency")).containsExactly("EUR", "USD");
        JsonNode euros = named(review.get("revenue"), "currency", "EUR");
        assertThat(named(euros.get("months"), "month", "2026-05")
                        .get("closingMrr")
                        .asText())
                .isEqualTo("80");
    }

    @Test
    void segmentsAddUpWithWhatCrossedBetweenThem() {
        JsonNode usd = review.get("segments").get(1);
        assertThat(usd.get("currency").asText()).isEqualTo("USD");
        assertThat(usd.get("converted").asBoolean()).isFalse();
        assertThat(usd.get("segmentation").asText()).isEqualTo("tier");
        JsonNode small = april(usd, "small");
        JsonNode large = april(usd, "large");
        // Acme grows by 50 on 1 April while it is small, and takes 150 to the large ones on the 15th
        assertThat(small.get("openingMrr").asText()).isEqualTo("160");
        assertThat(line(small.get("movements").get("expansion"))).isEqualTo("50 x 1");
        assertThat(line(small.get("leftSegment"))).isEqualTo("-150 x 1");
        assertThat(small.get("closingMrr").asText()).isEqualTo("60");
        assertThat(large.get("openingMrr").asText()).isEqualTo("0");
        assertThat(line(large.get("enteredSegment"))).isEqualTo("150 x 1");
        assertThat(large.get("closingMrr").asText()).isEqualTo("150");
        rate(small.get("netRevenueRetention"), "210", "160"); // who was small before April, wherever it is
        assertThat(small.get("netRevenueRetention").has("interval")).isFalse();
        JsonNode whole = named(named(review.get("revenue"), "currency", "USD").get("months"), "month", "2026-04");
        assertThat(whole.get("closingMrr").asText()).isEqualTo("210");
        assertThat(usd.get("segments").get(0).get("months")).hasSize(13);
    }

    @Test
    void allCurrenciesInOneHaveSegmentsToo() {
        JsonNode last = review.get("segments").get(2);
        assertThat(last.get("converted").asBoolean()).isTrue();
        // Cora, of which nobody says a tier: 50 euros at 1.10
        assertThat(april(last, "(none)").get("closingMrr").asText()).isEqualTo("55");
    }

    private static JsonNode april(JsonNode entry, String segment) {
        return named(named(entry.get("segments"), "segment", segment).get("months"), "month", "2026-04");
    }

    @Test
    void buyersLapseWhenTheWindowIsOver() {
        JsonNode orders = review.get("orders").get(0);
        assertThat(orders.get("currency").asText()).isEqualTo("USD");
        assertThat(orders.get("windowDays").asInt()).isEqualTo(60);
        assertThat(orders.get("gaps").get("medianDays").asInt()).isEqualTo(56); // 10 March to 5 May
        JsonNode may = named(orders.get("months"), "month", "2026-05");
        // before May Acme has bought 100 and Bolt 70 within 60 days; on the 31st only Acme, 40
        assertThat(may.get("openingValue").asText()).isEqualTo("170");
        assertThat(may.get("openingCustomers").asInt()).isEqualTo(2);
        assertThat(line(may.get("movements").get("decreased"))).isEqualTo("-60 x 1");
        assertThat(line(may.get("movements").get("lapsed"))).isEqualTo("-70 x 1");
        assertThat(may.get("closingValue").asText()).isEqualTo("40");
        rate(may.get("logoChurn"), "1", "2");
        rate(may.get("repurchase"), "1", "2");
        rate(may.get("grossRetention"), "40", "170");
        rate(may.get("netRetention"), "40", "170");
    }

    @Test
    void thePageAndTheSummaryShowThem() {
        assertThat(page.select("#c1-renewals tbody tr").eachText().toString().replace('\u00A0', ' '))
                .contains("Dent 15 June 2026 60.00 25.0 % 0.04 to 85.3 % notice given; has ended, still in its grace");
        assertThat(page.select("#c1-renewals tbody tr").eachText().get(0).replace('\u00A0', ' '))
                .isEqualTo("terms 50.0 % 1 of 2");
        assertThat(page.select("#c1-segments tbody tr")).hasSize(2);
        assertThat(page.select("#c1-orders tbody tr")).isNotEmpty();
        assertThat(page.select("#all-converted h3").text()).isEqualTo("All currencies in USD");
        assertThat(page.select("#all-converted tbody tr").eachText().toString())
                .contains("May 2026 306.00 3 0.00 36.00 0.00 0.00 5.00");
        assertThat(run.out())
                .contains("60.00  a month at stake in 1 term that ends within 90 days")
                .contains("All currencies in USD in 2026-06, exchange event date");
    }

    @Test
    void aRateThatIsMissingIsNamedAndNothingIsWritten() throws IOException {
        Path book = Files.createDirectory(folder.resolve("no rates"));
        copy(book, "fx_rates.csv");

        Run refused = run(book, "none");

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err().lines())
                .containsExactly(
                        "bearing: fx_rates: no exchange rate from EUR to USD on 2026-01-10, which revenue.fx of"
                                + " the playbook needs");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void ratesOfADayAfterTheReviewAreRefused() throws IOException {
        Path playbook = folder.resolve("later.yaml");
        Files.writeString(playbook, "{schemaVersion: \"1.0\", revenue: {fx: {reporting: USD, rateDate: 2026-07-01}}}");

        Run refused = run(BOOK, playbook, "none");

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err().lines())
                .containsExactly(
                        "bearing: " + playbook + ": revenue.fx.rateDate must not be after the day of the review,"
                                + " 2026-06-30, was 2026-07-01");
    }

    @Test
    void whatIsWrongWithBookAndPlaybookIsToldInOneGo() throws IOException {
        Path book = Files.createDirectory(folder.resolve("broken"));
        copy(book, "orders.csv");
        Files.writeString(book.resolve("orders.csv"), "order_id,account_id,on,amount,currency\no1,acme,soon,1,USD\n");
        Path playbook = folder.resolve("broken.yaml");
        Files.writeString(
                playbook,
                "schemaVersion: \"1.0\"\nrevenue: {segmentBy: \" \"}\nforecast: {horizonMonths: 0, colour: red}\n");

        Run refused = run(book, playbook, "none");

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err().lines())
                .containsExactly(
                        "bearing: 4 problems:",
                        "orders.csv, line 2, column on: was \"soon\", expected a date from 1970 to 9999 such as"
                                + " 2026-01-31",
                        playbook
                                + ": forecast.colour is unknown, known are backtestMonths, fanMonths, horizonMonths, prior (line 3)",
                        playbook + ": revenue: segmentBy must not be blank",
                        playbook + ": forecast: horizonMonths must be in [1, 120], was 0");
    }

    private static void copy(Path book, String without) throws IOException {
        try (Stream<Path> files = Files.list(BOOK)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                if (!file.endsWith(without)) {
                    Files.copy(file, book.resolve(file.getFileName()));
                }
            }
        }
    }
}
