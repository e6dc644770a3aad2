package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.revenue.PriceState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PriceStatesCsvProperties {

    private static final FactFile<PriceState> FORM = FactFile.of(PriceState.class);
    private static final String HEADER = "account_id,subscription_id,from,to,amount,currency,interval,quantity,plan";

    @Property(seed = "20261122", tries = 300)
    void readsAFileAsTheFileOfFactsDoes(
            @ForAll("files") String text, @ForAll("sizes") int size, @ForAll("threads") int threads) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(PriceBlocksTest.outcome(in -> PriceBlocksTest.read(in, threads, size), bytes))
                .isEqualTo(PriceBlocksTest.outcome(in -> FORM.read(FileForm.CSV, in), bytes));
    }

    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.integers().between(50, 3000);
    }

    @Provide
    Arbitrary<Integer> threads() {
        return Arbitraries.integers().between(1, 3);
    }

    /** Files that can be read for the most part, some of them with odd rows among the usual ones. */
    @Provide
    Arbitrary<String> files() {
        Arbitrary<String> mostly =
                Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(30, usualRow()), net.jqwik.api.Tuple.of(1, oddRow()));
        Arbitrary<List<String>> rows =
                Arbitraries.oneOf(usualRow().list().ofMaxSize(60), mostly.list().ofMaxSize(60));
        Arbitrary<String> ends = Arbitraries.of("\n", "\r\n", "\r");
        Arbitrary<String> marks = Arbitraries.of("", "", "\uFEFF");
        return Combinators.combine(marks, ends, rows, Arbitraries.of(true, false))
                .as((mark, end, lines, ended) ->
                        mark + HEADER + end + String.join(end, lines) + (ended && !lines.isEmpty() ? end : ""));
    }

    private static Arbitrary<String> usualRow() {
        return Combinators.combine(
                        ids(),
                        ids(),
                        Arbitraries.of("2019-01-01", "2024-02-29", "1999-12-31"),
                        Arbitraries.of("", "2026-01-01", "2149-12-31", "2151-01-01"),
                        Arbitraries.of("49.00", "0", "7.5", "123456789.01", "99999.99", "1234567", "12345678"),
                        Arbitraries.of("USD", "JPY", "EUR"),
                        Arbitraries.of("month", "year", "half_year"),
                        combinedEnd())
                .as((account, subscription, from, to, amount, currency, interval, end) -> String.join(
                        ",",
                        account,
                        subscription,
                        from,
                        to,
                        currency.equals("JPY") ? amount.replace(".", "") : amount,
                        currency,
                        interval,
                        end));
    }

    private static Arbitrary<String> combinedEnd() {
        return Combinators.combine(
                        Arbitraries.of("", "1", "12", "0", "7.0"),
                        Arbitraries.of("", "pro", "starter", "enterprise plus", "größe", "🌍", "\"a, b\"", "\"a\nb\""))
                .as((quantity, plan) -> quantity + "," + plan);
    }

    private static Arbitrary<String> ids() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 99_999_999_999L).map(String::valueOf),
                Arbitraries.longs().between(0, 999_999_999_999_999_999L).map(String::valueOf),
                Arbitraries.of("acme", "häuser ag", "007", "\"quoted \"\"id\"\"\""));
    }

    private static Arbitrary<String> oddRow() {
        Arbitrary<String> cells = Arbitraries.of(
                "",
                "1",
                "2025-01-01",
                "2025-02-30",
                "-1",
                "USD",
                "usd",
                "month",
                "1e2",
                "é",
                "\"",
                "\"x",
                "x\"",
                "\"\"");
        return cells.list().ofMinSize(1).ofMaxSize(11).map(row -> String.join(",", row));
    }
}
