package dev.bearing.benchmarks;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.bearing.revenue.PriceColumns;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;

/** A {@link PriceBook} as a file of comma-separated values, and the way of such a file into {@link PriceColumns}. */
final class PriceBookCsv {

    private static final String HEADER = "account_id,subscription_id,begins,ends,unit_cents,quantity,plan";

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
        PriceColumns.Builder columns = PriceColumns.builder();
        Rows rows = new Rows(columns);
        try (CsvReader<Rows> csv = CsvReader.builder().build(rows, file, StandardCharsets.US_ASCII)) {
            csv.forEach(row -> {});
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        return columns.build();
    }

    /** Takes the fields as they come from the reader's own buffer. */
    private static final class Rows extends AbstractBaseCsvCallbackHandler<Rows> {

        private final PriceColumns.Builder columns;
        private boolean header = true;

        Rows(PriceColumns.Builder columns) {
            this.columns = columns;
        }

        @Override
        protected void handleField(int field, char[] text, int offset, int length, boolean quoted) {
            if (header) {
                return;
            }
            switch (field) {
                case 0 -> columns.account(number(text, offset, length));
                case 1 -> columns.subscription(number(text, offset, length));
                case 2 -> columns.from(day(text, offset, length));
                case 3 -> {
                    if (length > 0) {
                        columns.to(day(text, offset, length));
                    }
                }
                case 4 -> columns.price(number(text, offset, length), CurrencyUnit.USD);
                case 5 -> columns.quantity(number(text, offset, length));
                case 6 -> columns.plan(plan(text, offset, length));
                default -> throw new IllegalArgumentException("a row must have 7 fields");
            }
        }

        @Override
        protected Rows buildRecord() {
            if (!header) {
                columns.add();
            }
            header = false;
            return this;
        }

        private static long number(char[] text, int offset, int length) {
            if (length < 1 || length > 18) {
                throw new NumberFormatException("a number must have 1 to 18 digits, has " + length);
            }
            long value = 0;
            for (int i = offset; i < offset + length; i++) {
                int digit = text[i] - '0';
                if (digit < 0 || digit > 9) {
                    throw new NumberFormatException(
                            "a number must have digits only, was " + new String(text, offset, length));
                }
                value = value * 10 + digit;
            }
            return value;
        }

        private static int day(char[] text, int offset, int length) {
            if (length != 10 || text[offset + 4] != '-' || text[offset + 7] != '-') {
                throw new IllegalArgumentException(
                        "a day must be like 2026-08-31, was " + new String(text, offset, length));
            }
            return (int) LocalDate.of((int) number(text, offset, 4), (int) number(text, offset + 5, 2), (int)
                            number(text, offset + 8, 2))
                    .toEpochDay();
        }

        private static String plan(char[] text, int offset, int length) {
            for (String plan : PriceBook.PLANS) {
                if (isSame(plan, text, offset, length)) {
                    return plan;
                }
            }
            return new String(text, offset, length);
        }

        private static boolean isSame(String plan, char[] text, int offset, int length) {
            if (plan.length() != length) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (plan.charAt(i) != text[offset + i]) {
                    return false;
                }
            }
            return true;
        }
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
