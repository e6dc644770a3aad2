package dev.bearing.benchmarks;

import dev.bearing.revenue.PriceColumns;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Arrays;
import org.joda.money.CurrencyUnit;

/**
 * Reads a file as {@link PriceBookCsv} writes it, block by block, as a host does that knows its own export: fields
 * without quotes, numbers and days straight from the bytes.
 */
final class PriceRows {

    private static final int BLOCK = 1 << 20;
    private static final int COMMA = ',';
    private static final int NEWLINE = '\n';

    private final Path file;
    private final PriceColumns.Builder columns = PriceColumns.builder();
    private final byte[][] plans = PriceBook.PLANS.stream()
            .map(plan -> plan.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);
    private final byte[] block = new byte[BLOCK];
    private int at;

    PriceRows(Path file) {
        this.file = file;
    }

    PriceColumns read() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            boolean header = true;
            int kept = 0;
            for (int read = in.read(block); read >= 0; read = in.read(block, kept, BLOCK - kept)) {
                int size = kept + read;
                int end = afterLastLine(size);
                at = 0;
                if (header && end > 0) {
                    header();
                    header = false;
                }
                while (at < end) {
                    row();
                }
                kept = size - end;
                System.arraycopy(block, end, block, 0, kept);
                require(kept < BLOCK, "a line is too long");
            }
            require(kept == 0, "the last line must end");
        }
        return columns.build();
    }

    private int afterLastLine(int size) {
        int end = size;
        while (end > 0 && block[end - 1] != NEWLINE) {
            end--;
        }
        return end;
    }

    private void header() {
        byte[] header = (PriceBookCsv.HEADER + "\n").getBytes(StandardCharsets.US_ASCII);
        require(
                Arrays.equals(header, Arrays.copyOf(block, header.length)),
                "the header must be " + PriceBookCsv.HEADER);
        at = header.length;
    }

    private void row() {
        columns.account(number(COMMA)).subscription(number(COMMA)).from(day());
        if (block[at] == COMMA) {
            at++;
        } else {
            columns.to(day());
        }
        columns.price(number(COMMA), CurrencyUnit.USD)
                .quantity(number(COMMA))
                .plan(plan())
                .add();
    }

    /** A number of up to 18 digits, and what comes after it. */
    private long number(int after) {
        int first = at;
        long value = 0;
        int next = block[at++];
        while (next != after) {
            require(next >= '0' && next <= '9' && at - first <= 18, "a number must have up to 18 digits and no more");
            value = value * 10 + (next - '0');
            next = block[at++];
        }
        require(at - first > 1, "a number must have digits");
        return value;
    }

    /** A day like 2026-08-31 and a comma, as epoch day. */
    private int day() {
        int year = (int) number('-');
        int month = (int) number('-');
        int day = (int) number(COMMA);
        require(year < 10_000 && month >= 1 && month <= 12 && day >= 1, "a day must be like 2026-08-31");
        require(day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth(), "a month must have the day");
        return epochDay(year, month, day);
    }

    /** Counts years from March on, so that the leap day is the last one of a year. */
    private static int epochDay(int year, int month, int day) {
        int years = month > 2 ? year : year - 1;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return years * 365 + years / 4 - years / 100 + years / 400 + dayOfYear - 719_468;
    }

    private String plan() {
        int first = at;
        while (block[at] != NEWLINE) {
            at++;
        }
        int last = at++;
        for (int i = 0; i < plans.length; i++) {
            if (Arrays.equals(block, first, last, plans[i], 0, plans[i].length)) {
                return PriceBook.PLANS.get(i);
            }
        }
        return new String(block, first, last - first, StandardCharsets.US_ASCII);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
