package dev.bearing.jackson;

import static dev.bearing.internal.Checks.checkArgument;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Facts as comma-separated values: RFC 4180 with a header row, nothing trimmed. */
final class CsvFile {

    /** The longest row, and the longest cell, in characters. */
    static final int LONGEST_ROW = 1 << 20;

    static final int MOST_COLUMNS = 4096;

    static final String NO_HEADER = "a header row, and the file is empty";

    private static final Pattern LINE = Pattern.compile("starting at line ([0-9]+)");

    private CsvFile() {}

    /** Reads all rows; what cannot be read is noted by the row. */
    static <F extends Fact> void read(Row<F> row, Reader in) throws IOException {
        CsvRecordHandler bounded = CsvRecordHandler.of(limits ->
                limits.maxFields(MOST_COLUMNS).maxFieldSize(LONGEST_ROW).maxRecordSize(LONGEST_ROW));
        // Closing is the caller's, who owns the stream.
        @SuppressWarnings("resource")
        CsvReader<CsvRecord> csv = reader().build(bounded, in);
        long line = 1;
        try {
            Iterator<CsvRecord> records = csv.iterator();
            if (!records.hasNext()) {
                row.begin(line);
                row.refuse("", "", NO_HEADER);
                return;
            }
            CsvRecord header = records.next();
            Optional<Target[]> targets = header(row, header.getFields(), header.getStartingLineNumber());
            if (targets.isEmpty()) {
                return;
            }
            while (records.hasNext()) {
                CsvRecord csvRecord = records.next();
                line = csvRecord.getStartingLineNumber();
                readRow(row, targets.get(), csvRecord.getFields(), line);
            }
        } catch (CsvParseException broken) {
            refuse(row, broken, 0, line);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /** Returns a reader of rows, however many cells they have. */
    static CsvReader.CsvReaderBuilder reader() {
        return CsvReader.builder()
                .maxBufferSize(LONGEST_ROW)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }

    /**
     * Notes where a file is none of this form, read after so many lines; the last row that could be read is on a line.
     */
    static void refuse(Row<?> row, CsvParseException broken, long before, long line) {
        row.begin(lineOf(broken).map(at -> before + at).orElse(line));
        row.refuse("", "", expected(broken));
    }

    /** Writes a header row and a row for each fact. */
    static <F extends Fact> void write(FactFile<F> form, Collection<? extends F> facts, OutputStream out)
            throws IOException {
        Set<String> names = new TreeSet<>();
        facts.forEach(fact -> names.addAll(form.attributesOf(fact).keySet()));
        List<String> attributes = List.copyOf(names);
        int known = form.columns().size();
        String[] cells =
                Stream.concat(form.columns().stream(), attributes.stream()).toArray(String[]::new);
        BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()));
        // Closing is the caller's, who owns the stream.
        @SuppressWarnings("resource")
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
        try {
            csv.writeRecord(cells);
            for (F fact : facts) {
                Arrays.fill(cells, "");
                for (Column<F, ?> column : form.columnList()) {
                    column.write(fact, (name, kind, value) -> {
                        checkArgument(
                                !column.required() || !value.isEmpty(),
                                "%s cannot be written to CSV: it is empty, which means there is none",
                                name);
                        cells[column.index()] = value;
                    });
                }
                SortedMap<String, AttributeValue> values = form.attributesOf(fact);
                for (int i = 0; i < attributes.size(); i++) {
                    AttributeValue value = values.get(attributes.get(i));
                    cells[known + i] = value == null ? "" : Cell.ATTRIBUTE.format(value);
                }
                csv.writeRecord(cells);
            }
            csv.flush();
            text.flush();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /** Where the cells of one column of the file go: into a column of the form, or into an attribute. */
    record Target(String name, int index) {

        private static final int ATTRIBUTE = -1;

        void accept(Row<?> row, String text) {
            if (index == ATTRIBUTE) {
                row.attribute(name, text);
            } else {
                row.set(index, text);
            }
        }
    }

    /** Returns where the cells of each column go; empty if that was refused. */
    static <F extends Fact> Optional<Target[]> header(Row<F> row, List<String> header, long line) {
        FactFile<F> form = row.form();
        row.begin(line);
        Optional<String> other = otherSeparator(form, header);
        if (other.isPresent()) {
            row.refuse("", "", "columns separated by commas, and this header has " + other.get());
            return Optional.empty();
        }
        Target[] targets = new Target[header.size()];
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < targets.length; i++) {
            String name = header.get(i);
            Optional<Column<F, ?>> column = form.column(name);
            targets[i] = new Target(name, column.map(Column::index).orElse(Target.ATTRIBUTE));
            if (!seen.add(name)) {
                row.refuse(name, "", "each column once, and it stands there twice");
            } else if (column.isEmpty() && (!form.takesAttributes() || name.isBlank())) {
                row.refuse(name, name, "one of the columns " + String.join(", ", form.columns()));
            }
        }
        for (String required : form.requiredColumns()) {
            if (!seen.contains(required)) {
                row.refuse(required, "", "this column, and there is none");
            }
        }
        return row.isReadable() ? Optional.of(targets) : Optional.empty();
    }

    /** Returns what separates the columns of a header in place of commas; empty where commas do. */
    private static Optional<String> otherSeparator(FactFile<?> form, List<String> header) {
        if (header.size() == 1) {
            for (String separator : List.of(";", "\t", "|")) {
                String[] names = header.get(0).split(Pattern.quote(separator), -1);
                if (names.length > 1
                        && Arrays.stream(names)
                                .anyMatch(name -> form.column(name).isPresent())) {
                    return Optional.of(
                            switch (separator) {
                                case ";" -> "semicolons";
                                case "|" -> "bars";
                                default -> "tabs";
                            });
                }
            }
        }
        return Optional.empty();
    }

    /** Reads the cells of a row that starts on a line. */
    static <F extends Fact> void readRow(Row<F> row, Target[] targets, List<String> texts, long line) {
        row.begin(line);
        int cells = texts.size();
        if (cells != targets.length) {
            row.refuse("", "", targets.length + " cells as in the header, and there are " + cells);
            return;
        }
        for (int i = 0; i < cells; i++) {
            targets[i].accept(row, texts.get(i));
        }
        row.end();
    }

    private static String expected(CsvParseException broken) {
        String message = String.valueOf(broken.getMessage());
        if (message.contains("limit") || message.contains("buffer size")) {
            return "a row of at most " + LONGEST_ROW + " characters and " + MOST_COLUMNS
                    + " cells; is a quote left open?";
        }
        return "a row of RFC 4180, with quotes doubled within quotes and closed by the end of the file";
    }

    private static Optional<Long> lineOf(CsvParseException broken) {
        Matcher line = LINE.matcher(String.valueOf(broken.getMessage()));
        return line.find() ? Optional.of(Long.valueOf(line.group(1))) : Optional.empty();
    }
}
