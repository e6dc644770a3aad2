package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joda.money.CurrencyUnit.USD;

import dev.bearing.jackson.PriceStatesCsv;
import dev.bearing.revenue.ColumnarLedger;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.PriceColumns;
import dev.bearing.revenue.RetentionMonth;
import dev.bearing.revenue.RetentionTriangle;
import dev.bearing.revenue.RevenueBridge;
import dev.bearing.revenue.RevenuePolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of the page on millions of price states. */
class ColumnsGuideTest {

    /** A row as a database driver gives it. */
    private record Row(long account, long subscription, LocalDate from, long cents) {}

    private final List<Row> result =
            List.of(new Row(1, 1, LocalDate.of(2025, 3, 1), 9_900), new Row(2, 2, LocalDate.of(2026, 2, 1), 4_900));

    @Test
    void aFileGoesStraightIntoColumns(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("price_states.csv");
        Files.writeString(
                file,
                "account_id,subscription_id,from,amount,currency,interval\n"
                        + "acme,s1,2025-03-01,99.00,USD,month\nbolt,s2,2026-02-01,49.00,USD,month\n");
        // snippet: columns-of-a-file
        PriceColumns.Builder rows = PriceColumns.builder();
        try (InputStream in = Files.newInputStream(file)) {
            PriceStatesCsv.read(in, rows, 2);
        }
        ColumnarLedger ledger = rows.ledger(RevenuePolicy.strict(), LocalDate.of(2026, 6, 30), 2);
        // end

        assertThat(ledger.in(USD).mrrOn(LocalDate.of(2026, 6, 30))).hasToString("USD 148.00 a month");
    }

    @Test
    void columnsAreFilledRowByRowAndFoldedInOnePass() {
        // snippet: price-columns
        PriceColumns.Builder rows = PriceColumns.builder();
        for (Row row : result) {
            rows.account(row.account())
                    .subscription(row.subscription())
                    .from(row.from())
                    .price(row.cents(), USD)
                    .add();
        }
        ColumnarLedger ledger = ColumnarLedger.of(rows.build(), RevenuePolicy.strict(), LocalDate.of(2026, 6, 30), 2);
        // end

        // snippet: many-months
        CurrencyLedger usd = ledger.in(USD);
        YearMonth june = YearMonth.of(2026, 6);
        List<RevenueBridge> waterfall = usd.bridges(june.minusMonths(35), june);
        List<RetentionMonth> retention = usd.retentionSeries(june.minusMonths(11), june, 12); // trailing twelve months
        RetentionTriangle logos =
                usd.triangle(RetentionTriangle.Measure.LOGO_POINT_IN_TIME, RetentionTriangle.Age.CALENDAR);
        // end

        assertThat(ledger.accounts()).isEqualTo(2);
        assertThat(waterfall).hasSize(36);
        assertThat(waterfall.get(35).closing()).hasToString("USD 148.00 a month");
        assertThat(retention.get(11).netRevenueRetention()).hasToString("USD 99.00/99.00 CLOSED_COHORT");
        assertThat(logos.cohorts()).hasSize(2);
    }
}
