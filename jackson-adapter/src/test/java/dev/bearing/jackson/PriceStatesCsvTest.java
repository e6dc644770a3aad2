package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.PriceColumns;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenuePolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceStatesCsvTest {

    private static final String HEADER = "subscription_id,account_id,from,to,amount,currency,interval,interval_count,"
            + "quantity,plan,discount_amount,discount_percent,discount_bills,status,cancel_requested_on,"
            + "billing_ends_on,reason,recorded_on\n";
    private static final FactFile<PriceState> FORM = FactFile.of(PriceState.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s,acme,2025-01-31,,99.00,USD,month,,,,,,,,,,,",
                "17,4,2025-01-31,2025-02-28,99,USD,month,,,,,,,,,,,",
                "017,04,2024-02-29,2024-03-01,0,USD,month,,,,,,,,,,,",
                "-1,999999999999999999999,1970-01-01,9999-12-31,0.5,USD,year,2,3,pro,,,,active,,,,",
                "s,acme,2025-01-31,,1200,JPY,quarter,1,0,pro,,,,paused,2025-02-01,,asked,2025-03-01",
                "s,acme,2025-01-31,,1.2345,USD,week,13,7,\"pro, \"\"big\"\"\",,,,past_due,,,,",
                "s,acme,2025-01-31,,1e2,USD,day,1e0,2.0,pro,,,,free,,,,2025-01-31",
                "s,acme,2025-01-31,2026-01-31,100,EUR,month,1,1,pro,5,,3,,,,,",
                "s,acme,2025-01-31,2026-01-31,100,EUR,month,1,1,pro,,12.5,,,,2025-12-31,,",
                "s,acme,2151-01-31,,.50,USD,half_year,1,123456789012,,,,,,,,,",
                "s,acme,2025-01-31,,1234567890.89,USD,month,,,,,,,,,,,",
                "Ünïcode 🌍,häuser ag,2025-01-31,,5.5,USD,month,,,über,,,,,,,grund,",
            })
    void readsARowAsTheFileOfFactsDoes(String row) throws IOException {
        assertSame(HEADER + row + "\n");
        assertSame("\uFEFF" + HEADER + row + "\r\n" + row.replaceFirst("^[^,]*", "t"));
    }

    @Test
    void readsColumnsInAnyOrderAndWithoutThoseThatMayBeAbsent() throws IOException {
        assertSame("currency,amount,account_id,interval,from,subscription_id\nUSD,12.50,7,month,2025-01-01,9\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s,acme,2025-02-29,,99.00,USD,month,,,,,,,,,,,",
                "s,acme,2025-13-01,,99.00,USD,month,,,,,,,,,,,",
                "s,acme,2025-01-31,2025-01-31,99.00,USD,month,,,,,,,,,,,",
                "s,acme,2025-01-31,,-1,USD,month,,,,,,,,,,,",
                "s,acme,2025-01-31,,1.,USD,month,,,,,,,,,,x,1969-01-01",
                "s,acme,2025-01-31,,1,XXY,month,,,,,,,,,,,",
                "s,acme,2025-01-31,,1,USD,fortnight,0,-1,,,,,gone,,,,",
                "s,acme,2025-01-31,,1,USD,month,2147483648,1.5,,,,,,,,,",
                ",,,,,,,,,,,,,,,,,",
                " ,  ,2025-01-31,,1,USD,month,,,,,,,,,,,",
                "s,acme,2025-01-31,,1,USD",
                "s,acme,2025-01-31,,1,USD,month,,,,,,2,,,,,",
                "s,acme,2025-01-31,,999999999999999999,USD,month,,999999999999,,,,,,,,,",
                "s,acme,2025-01-31,,1,USD,month,,,\"open,,,,,,,,",
            })
    void refusesARowForTheSameReasons(String row) {
        String good = "s,acme,2025-01-31,,99.00,USD,month,,,,,,,,,,,\n";
        assertSameProblems((HEADER + good + row + "\n" + good.replace('s', 't')).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "subscription_id\n", "account_id,account_id\n", "plan,colour\nx,y\n"})
    void refusesAFileForTheSameReasons(String text) {
        assertSameProblems(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesWhatIsNoUtf8() {
        byte[] text = (HEADER + "s,acme,2025-01-31,,99.00,USD,month,,,pro,,,,,,,,\n").getBytes(StandardCharsets.UTF_8);
        text[text.length - 12] = (byte) 0xFF;
        assertSameProblems(text);
    }

    @Test
    void refusesRowsOfTooManyCellsOrCharacters() {
        assertSameProblems((HEADER + ",".repeat(5000)).getBytes(StandardCharsets.UTF_8));
        assertSameProblems((HEADER + "x".repeat(1 << 21)).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsBackWhatIsWritten() throws IOException {
        Random random = new Random(7);
        List<PriceState> states = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            String account = i < 15_000 ? Integer.toString(random.nextInt(400)) : "a" + random.nextInt(400);
            LocalDate from = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2000));
            states.add(PriceState.builder("s" + i, AccountId.of(account), from)
                    .price(Integer.toString(random.nextInt(500)), CurrencyUnit.USD)
                    .to(from.plusDays(1L + random.nextInt(400)))
                    .quantity(random.nextInt(40))
                    .plan("plan " + random.nextInt(30))
                    .build());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FORM.write(FileForm.CSV, states, out);
        assertSame(out.toString(StandardCharsets.UTF_8));
        PriceColumns.Builder rows = PriceColumns.builder();
        PriceStatesCsv.read(new ByteArrayInputStream(out.toByteArray()), rows);
        assertThat(rows.ledger(RevenuePolicy.strict(), LocalDate.of(2026, 1, 1), 2)
                        .priceStates())
                .isEqualTo(30_000);
    }

    @Test
    void readsPlansInOtherLettersAndVeryLongOnes() throws IOException {
        StringBuilder text = new StringBuilder("account_id,subscription_id,from,amount,currency,interval,plan\n");
        for (int i = 0; i < 9_000; i++) {
            String plan = i % 3 == 0
                    ? "計画" + (char) (0x4E00 + i)
                    : i % 3 == 1 ? "план " + (char) ('а' + i % 32) : "p".repeat(200 + i % 120) + i % 5_000;
            text.append("a,s")
                    .append(i)
                    .append(",2026-01-01,9,USD,month,")
                    .append(plan)
                    .append('\n');
        }
        assertSame(text.toString());
    }

    @Test
    void refusesManyDistinctTextsThatCannotBeReadAsAnyFileDoes() {
        StringBuilder text = new StringBuilder("account_id,subscription_id,from,amount,currency,interval\n");
        for (int i = 0; i < 40_000; i++) {
            text.append("1,")
                    .append(i)
                    .append(",2026-01-01,9,c")
                    .append(i)
                    .append("x".repeat(i % 2 == 0 ? 1 : 300))
                    .append(",month\n");
        }
        assertSameProblems(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void assertSame(String text) throws IOException {
        List<PriceState> expected = FORM.read(FileForm.CSV, stream(text.getBytes(StandardCharsets.UTF_8)));
        for (int threads = 1; threads <= 2; threads++) {
            PriceColumns.Builder rows = PriceColumns.builder();
            PriceStatesCsv.read(stream(text.getBytes(StandardCharsets.UTF_8)), rows, threads);
            PriceColumns columns = rows.build();
            assertThat(columns.size()).isEqualTo(expected.size()).isPositive();
            for (int i = 0; i < expected.size(); i++) {
                assertThat(columns.get(i)).isEqualTo(expected.get(i));
            }
        }
    }

    private static void assertSameProblems(byte[] text) {
        BookFormatException expected = org.assertj.core.api.Assertions.catchThrowableOfType(
                BookFormatException.class, () -> FORM.read(FileForm.CSV, stream(text)));
        for (int threads : new int[] {1, 2}) {
            assertThatExceptionOfType(BookFormatException.class)
                    .isThrownBy(() -> PriceStatesCsv.read(stream(text), PriceColumns.builder(), threads))
                    .withMessage(expected.getMessage())
                    .satisfies(thrown -> assertThat(thrown.problems()).isEqualTo(expected.problems()));
        }
    }

    private static InputStream stream(byte[] text) {
        return new ByteArrayInputStream(text);
    }
}
