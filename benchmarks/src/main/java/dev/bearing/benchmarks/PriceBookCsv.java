package dev.bearing.benchmarks;

import dev.bearing.jackson.PriceStatesCsv;
import dev.bearing.revenue.PriceColumns;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * A {@link PriceBook} as a file of comma-separated values, in the form of {@code price_states.csv}, and its way into
 * {@link PriceColumns}.
 */
final class PriceBookCsv {

    private static final String HEADER = "account_id,subscription_id,from,to,amount,currency,interval,quantity,plan";

    private PriceBookCsv() {}

    static void write(PriceBook book, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            out.write(HEADER + "\n");
            StringBuilder line = new StringBuilder();
            for (int row = 0; row < book.size(); row++) {
                line.setLength(0);
                line.append(book.account()[row]).append(',');
                line.append(book.subscription()[row]).append(',');
                line.append(LocalDate.ofEpochDay(book.from()[row])).append(',');
                if (book.to()[row] != PriceBook.OPEN) {
                    line.append(LocalDate.ofEpochDay(book.to()[row]));
                }
                line.append(',')
                        .append(BigDecimal.valueOf(book.unitCents()[row], 2))
                        .append(",USD,month");
                line.append(',').append(book.quantity()[row]);
                line.append(',').append(PriceBook.PLANS.get(book.plan()[row])).append('\n');
                out.append(line);
            }
        }
    }

    /** Returns the rows of a file in columns. */
    static PriceColumns.Builder read(Path file, int threads) throws IOException {
        PriceColumns.Builder columns = PriceColumns.builder();
        try (InputStream in = Files.newInputStream(file)) {
            PriceStatesCsv.read(in, columns, threads);
        }
        return columns;
    }

    /** Returns the statement that makes DuckDB's table of a file. */
    static String load(Path file) {
        List<String> columns = List.of(
                "'account_id': 'BIGINT'",
                "'subscription_id': 'BIGINT'",
                "'begins': 'DATE'",
                "'ends': 'DATE'",
                "'amount': 'DECIMAL(18, 2)'",
                "'currency': 'VARCHAR'",
                "'interval': 'VARCHAR'",
                "'quantity': 'BIGINT'",
                "'plan': 'VARCHAR'");
        return "CREATE OR REPLACE TABLE price_states AS SELECT account_id, begins, ends, (amount * 100)::BIGINT * quantity AS cents"
                + " FROM read_csv('" + file + "', header = true, columns = {" + String.join(", ", columns) + "})";
    }
}
