package dev.bearing.jackson;

import static dev.bearing.internal.Checks.checkArgument;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.bearing.revenue.PriceColumns;
import dev.bearing.revenue.PriceState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

    private static final FactFile<PriceState> FORM = PriceFiles.priceStates();

    /** Rows are added by one thread, while the others read. */
    private static final int MOST_THREADS = 8;

    private final PriceColumns.Builder into;
    private final Row<PriceState> row;
    private List<String> names = List.of();
    private Optional<CsvFile.Target[]> targets = Optional.empty();
    private Optional<PriceStateCells> cells = Optional.empty();
    /** How many lines come before those that are being read. */
    private long before;

    /** The line of the latest row. */
    private long line = 1;

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
        read(in, into, 1);
    }

    /**
     * The same by so many threads.
     *
     * @param in read by one of them at a time
     * @param threads at least 1, the caller's among them; more than {@value #MOST_THREADS} are of no use, and from a
     *     cell on that holds a line feed, or a line of more than 128 KiB, a file may be read by one
     */
    public static void read(InputStream in, PriceColumns.Builder into, int threads) throws IOException {
        checkArgument(threads >= 1, "threads must be at least 1, was %s", threads);
        read(in, into, Math.min(threads, MOST_THREADS), PriceBlocks.USUAL_SIZE);
    }

    /** @param size how many bytes are read at a time */
    static void read(InputStream in, PriceColumns.Builder into, int threads, int size) throws IOException {
        Problems problems = new Problems();
        try (PriceBlocks blocks = new PriceBlocks(in, size)) {
            new PriceStatesCsv(into, problems).read(blocks, threads);
        }
        problems.throwIfAny();
    }

    private void read(PriceBlocks blocks, int threads) throws IOException {
        Optional<PriceBlock> some = blocks.next();
        while (some.isPresent()) {
            PriceBlock block = some.get();
            if (!block.isSplit()) {
                readOn(new Utf8Reader(blocks.from(block), block.startsFile()));
                return;
            }
            if (!take(block, blocks, threads)) {
                return;
            }
            blocks.giveBack(block);
            some = blocks.next();
        }
        refuseIfEmpty();
    }

    /** Takes the rows of a block, the header first; returns whether more are wanted. */
    private boolean take(PriceBlock block, PriceBlocks blocks, int threads) {
        int from = 0;
        if (names.isEmpty() && block.rows().size() > 0) {
            if (!begin(block.rows())) {
                return false;
            }
            blocks.begin(names, threads);
            block.read(names, 1);
            from = 1;
        }
        if (!names.isEmpty()) {
            addAll(block.rows(), block.cells(), from);
        }
        before += block.lines();
        return true;
    }

    /** Reads the rows of a text that must be taken apart from its start to its end. */
    private void readOn(Utf8Reader text) throws IOException {
        CsvRowReader reader = new CsvRowReader(text);
        try {
            reader.each(this::take);
            refuseIfEmpty();
        } catch (CsvParseException broken) {
            CsvFile.refuse(row, broken, before, line);
        } catch (UncheckedIOException failed) {
            if (failed.getCause() instanceof Utf8Reader.MalformedTextException malformed) {
                row.begin(before + malformed.line());
                row.refuse("", "", FactFile.NO_UTF_8);
            } else {
                throw failed.getCause();
            }
        }
    }

    /** Takes some rows, the header first; returns whether more are wanted. */
    private boolean take(CsvRows some) {
        int from = 0;
        if (names.isEmpty() && some.size() > 0) {
            if (!begin(some)) {
                return false;
            }
            from = 1;
        }
        if (!names.isEmpty()) {
            if (cells.isEmpty()) {
                cells = Optional.of(new PriceStateCells(names));
            }
            cells.get().read(some, from);
            addAll(some, cells.get(), from);
        }
        return true;
    }

    /** Takes the header; returns whether it is one. */
    private boolean begin(CsvRows some) {
        names = some.texts(0);
        targets = CsvFile.header(row, names, before + some.line(0));
        return targets.isPresent();
    }

    private void refuseIfEmpty() {
        if (names.isEmpty()) {
            row.begin(line);
            row.refuse("", "", CsvFile.NO_HEADER);
        }
    }

    private void addAll(CsvRows some, PriceStateCells plain, int from) {
        for (int i = from; i < some.size(); i++) {
            if (!plain.add(i, into)) {
                addByCells(targets.orElseThrow(), some.texts(i), before + some.line(i));
            }
        }
        if (some.size() > from) {
            line = before + some.line(some.size() - 1);
        }
    }

    /** The longer way of a row: by the cells that every file has. */
    private void addByCells(CsvFile.Target[] targets, List<String> texts, long line) {
        CsvFile.readRow(row, targets, texts, line);
        row.take().ifPresent(state -> {
            try {
                into.add(state);
            } catch (IllegalArgumentException refused) {
                row.refuse("", "", Row.refusal(refused));
            }
        });
    }
}
