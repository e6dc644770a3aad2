package dev.bearing.jackson;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.bearing.revenue.PriceColumns;
import dev.bearing.revenue.PriceState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The way of millions of price states from a file into columns, without an object for a row: what
 * {@code FactFile.of(PriceState.class)} reads, refused for the same reasons.
 *
 * <pre>{@code
 * PriceColumns.Builder rows = PriceColumns.builder();
 * PriceStatesCsv.read(in, rows);
 * ColumnarLedger ledger = rows.ledger(RevenuePolicy.strict(), asOf, 2);
 * }</pre>
 *
 * <p>A row that is not written in the usual way (an amount with an exponent, a discount) takes longer.
 */
public final class PriceStatesCsv {

    private static final FactFile<PriceState> FORM = FactFile.of(PriceState.class);

    private final CsvCells cells = new CsvCells(CsvFile.MOST_COLUMNS, CsvFile.LONGEST_ROW);
    private final PriceColumns.Builder into;
    private final Row<PriceState> row;

    private PriceStatesCsv(PriceColumns.Builder into, Problems problems) {
        this.into = into;
        row = new Row<>(FORM, FORM.name() + ".csv", problems);
    }

    /**
     * Adds a row for each of a file in the form of {@code price_states.csv}, in their order. What only the whole book
     * can tell is not checked here.
     *
     * @param in UTF-8, with or without a byte order mark; stays open
     * @param into receives the rows; of no use any more if one cannot be read
     * @throws BookFormatException if a row cannot be read; it holds all problems
     * @throws IOException if the stream cannot be read
     */
    public static void read(InputStream in, PriceColumns.Builder into) throws IOException {
        Problems problems = new Problems();
        new PriceStatesCsv(into, problems).read(in);
        problems.throwIfAny();
    }

    private void read(InputStream in) throws IOException {
        // Closing is the caller's, who owns the stream.
        @SuppressWarnings("resource")
        CsvReader<CsvCells> csv = CsvFile.reader().build(cells, new Utf8Reader(in));
        long line = 1;
        try {
            Iterator<CsvCells> rows = csv.iterator();
            if (!rows.hasNext()) {
                row.begin(line);
                row.refuse("", "", CsvFile.NO_HEADER);
                return;
            }
            List<String> names = rows.next().texts();
            Optional<CsvFile.Target[]> targets = CsvFile.header(row, names, cells.line());
            if (targets.isEmpty()) {
                return;
            }
            PriceStateCells usual = new PriceStateCells(names, cells, into);
            while (rows.hasNext()) {
                line = rows.next().line();
                if (!usual.add()) {
                    addByCells(targets.get());
                }
            }
        } catch (CsvParseException broken) {
            CsvFile.refuse(row, broken, line);
        } catch (UncheckedIOException failed) {
            if (failed.getCause() instanceof Utf8Reader.MalformedTextException malformed) {
                row.begin(malformed.line());
                row.refuse("", "", FactFile.NO_UTF_8);
            } else {
                throw failed.getCause();
            }
        }
    }

    /** The longer way of a row: by the cells that every file has. */
    private void addByCells(CsvFile.Target[] targets) {
        CsvFile.readRow(row, targets, cells.texts(), cells.line());
        row.take().ifPresent(state -> {
            try {
                into.add(state);
            } catch (IllegalArgumentException refused) {
                row.refuse("", "", Row.refusal(refused));
            }
        });
    }
}
