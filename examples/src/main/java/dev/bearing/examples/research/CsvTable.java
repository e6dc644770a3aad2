package dev.bearing.examples.research;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the wanted columns of a CSV with a header into primitive arrays, in one pass; the others are not looked at. */
final class CsvTable {

    private static final int SHOWN = 20;
    private static final int LONGEST_ROW = 1 << 20;
    private static final int MOST_COLUMNS = 4096;

    private final Path file;
    private final Map<String, ColumnReader> wanted = new LinkedHashMap<>();
    private final List<CellProblem> problems = new ArrayList<>();
    private long problemCount;
    private int rows;

    CsvTable(Path file) {
        this.file = file;
    }

    /** Asks for a column; asked for twice it must be of the same kind. */
    <C extends ColumnReader> C want(C column) {
        ColumnReader there = wanted.putIfAbsent(column.name(), column);
        if (there == null) {
            return column;
        }
        if (there.getClass() != column.getClass()) {
            throw new ResearchInputException("column " + column.name() + " cannot serve for two different things");
        }
        @SuppressWarnings("unchecked") // the same class, just seen
        C same = (C) there;
        return same;
    }

    int rows() {
        return rows;
    }

    /** @throws ResearchInputException with all that is wrong with the file */
    void read() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ResearchInputException(file + ": expected a CSV with a header, and there is no such file");
        }
        CsvRecordHandler bounded = CsvRecordHandler.of(limits ->
                limits.maxFields(MOST_COLUMNS).maxFieldSize(LONGEST_ROW).maxRecordSize(LONGEST_ROW));
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .maxBufferSize(LONGEST_ROW)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(bounded, Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
            read(csv.iterator());
        } catch (CsvParseException broken) {
            note(new CellProblem(0, "", "", "rows of RFC 4180, and " + broken.getMessage()));
        } catch (UncheckedIOException failed) {
            refuseOtherThanText(requireNonNull(failed.getCause()));
        } catch (CharacterCodingException noText) {
            refuseOtherThanText(noText);
        }
        if (problemCount > 0) {
            throw ResearchInputException.of(file, problems, problemCount);
        }
    }

    private void refuseOtherThanText(IOException failed) throws IOException {
        if (!(failed instanceof CharacterCodingException)) {
            throw failed;
        }
        note(new CellProblem(0, "", "", "text in UTF-8"));
    }

    private void read(Iterator<CsvRecord> records) {
        if (!records.hasNext()) {
            note(new CellProblem(0, "", "", "a header row, and the file is empty"));
            return;
        }
        CsvRecord header = records.next();
        ColumnReader[] readers = new ColumnReader[wanted.size()];
        int[] places = places(header, readers);
        if (problemCount > 0) {
            return;
        }
        while (records.hasNext()) {
            CsvRecord line = records.next();
            if (line.getFieldCount() != header.getFieldCount()) {
                note(new CellProblem(
                        line.getStartingLineNumber(),
                        "",
                        "",
                        header.getFieldCount() + " cells as in the header, and there are " + line.getFieldCount()));
                continue;
            }
            for (int i = 0; i < places.length; i++) {
                String cell = line.getField(places[i]);
                Optional<String> expected = readers[i].accept(cell);
                if (expected.isPresent()) {
                    note(new CellProblem(line.getStartingLineNumber(), readers[i].name(), cell, expected.get()));
                }
            }
            rows++;
        }
    }

    private int[] places(CsvRecord header, ColumnReader[] readers) {
        List<String> names = header.getFields().stream()
                .map(name -> name.startsWith("\uFEFF") ? name.substring(1) : name)
                .toList();
        int[] places = new int[readers.length];
        int i = 0;
        for (ColumnReader column : wanted.values()) {
            readers[i] = column;
            places[i] = names.indexOf(column.name());
            if (places[i] < 0) {
                note(new CellProblem(1, column.name(), "", "this column; the file has " + String.join(", ", names)));
            } else if (names.lastIndexOf(column.name()) != places[i]) {
                note(new CellProblem(1, column.name(), "", "each column once, and it stands there twice"));
            }
            i++;
        }
        return places;
    }

    private void note(CellProblem problem) {
        problemCount++;
        if (problems.size() < SHOWN) {
            problems.add(problem);
        }
    }
}
