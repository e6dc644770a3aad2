package dev.bearing.benchmarks;

import dev.bearing.revenue.PriceColumns;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** A {@link PriceBook} as a file of comma-separated values, and the way of such a file into {@link PriceColumns}. */
final class PriceBookCsv {

    static final String HEADER = "account_id,subscription_id,begins,ends,unit_cents,quantity,plan";

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
                line.append(',').append(book.unitCents()[row]);
                line.append(',').append(book.quantity()[row]);
                line.append(',').append(PriceBook.PLANS.get(book.plan()[row])).append('\n');
                out.append(line);
            }
        }
    }

    /** Returns the rows of a file in columns; no row becomes an object. */
    static PriceColumns read(Path file) throws IOException {
        return new PriceRows(file).read();
    }

    /** Returns the statement that makes DuckDB's table of a file. */
    static String load(Path file) {
        List<String> columns = List.of(
                "'account_id': 'BIGINT'",
                "'subscription_id': 'BIGINT'",
                "'begins': 'DATE'",
                "'ends': 'DATE'",
                "'unit_cents': 'BIGINT'",
                "'quantity': 'BIGINT'",
                "'plan': 'VARCHAR'");
        return "CREATE OR REPLACE TABLE price_states AS SELECT account_id, begins, ends, unit_cents * quantity AS cents"
                + " FROM read_csv('" + file + "', header = true, columns = {" + String.join(", ", columns) + "})";
    }
}
