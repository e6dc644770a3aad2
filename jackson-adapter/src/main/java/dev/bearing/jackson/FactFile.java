package dev.bearing.jackson;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * One file of a book directory: its name, its columns, and how its rows become facts and back. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * List<PriceState> states = FactFile.of(PriceState.class).read(FileForm.CSV, in);
 * }</pre>
 *
 * @param <F> what a row is a fact of
 */
public final class FactFile<F extends Fact> {

    static final String NO_UTF_8 = "UTF-8, and there is a byte that is none";

    private final String name;
    private final Class<F> type;
    private final List<Column<F, ?>> columns;
    private final Map<String, Column<F, ?>> byName = new HashMap<>();
    private final Function<Row<F>, F> reader;
    private final Optional<Function<F, SortedMap<String, AttributeValue>>> attributes;

    private FactFile(Builder<F> builder, Function<Row<F>, F> reader) {
        this.name = builder.name;
        this.type = builder.type;
        this.columns = List.copyOf(builder.columns);
        this.columns.forEach(column -> byName.put(column.name(), column));
        this.reader = reader;
        this.attributes = builder.attributes;
    }

    /**
     * Returns the file that holds facts of a class.
     *
     * @throws IllegalArgumentException if no file of a book does
     */
    public static <F extends Fact> FactFile<F> of(Class<F> type) {
        for (FactFile<?> file : all()) {
            if (file.type.equals(type)) {
                @SuppressWarnings("unchecked") // the file's type is the class of its facts
                FactFile<F> found = (FactFile<F>) file;
                return found;
            }
        }
        throw new IllegalArgumentException("no file of a book holds facts of " + type.getName());
    }

    /** Returns all files of a book, {@code accounts} first. */
    public static List<FactFile<?>> all() {
        return FactFiles.ALL;
    }

    /** Returns the file's name without its ending, such as {@code price_states}. */
    public String name() {
        return name;
    }

    /** Returns the class of its facts. */
    public Class<F> type() {
        return type;
    }

    /** Returns the names of its columns in the order in which they are written. */
    public List<String> columns() {
        return columns.stream().map(Column::name).toList();
    }

    /** Returns the names of the columns that every row must have a value in. */
    public List<String> requiredColumns() {
        return columns.stream().filter(Column::required).map(Column::name).toList();
    }

    /**
     * Returns a fact for each row, in the order of rows. What only the whole book can tell (an unknown account, two
     * rows that contradict each other, price states that overlap) is not checked here.
     *
     * @param form the form the stream is written in
     * @param in UTF-8, with or without a byte order mark; stays open
     * @throws BookFormatException if a row cannot be read; it holds all problems
     * @throws IOException if the stream cannot be read
     */
    public List<F> read(FileForm form, InputStream in) throws IOException {
        Problems problems = new Problems();
        LoadedFile<F> loaded = load(form, in, problems);
        problems.throwIfAny();
        return Collections.unmodifiableList(loaded.facts());
    }

    /**
     * Writes facts, a row each, in their order. In CSV an attribute's text that looks like a number or a flag comes
     * back as one, and an empty one does not come back; JSON Lines keep both. In JSON Lines an amount is a decimal
     * string; a number is read as well. Any other empty text comes back as none.
     *
     * @param form the form to write
     * @param facts the facts
     * @param out receives UTF-8; stays open, and is flushed
     * @throws IllegalArgumentException if an attribute has the name of a column, or a value is one that reading would
     *     refuse, such as a number of more than 18 digits before its point
     * @throws IOException if the stream cannot be written, or a text is no valid Unicode
     */
    public void write(FileForm form, Collection<? extends F> facts, OutputStream out) throws IOException {
        if (form == FileForm.CSV) {
            CsvFile.write(this, facts, out);
        } else {
            JsonLines.write(this, facts, out);
        }
    }

    /** Reads a stream, noting its problems under the file's name. */
    LoadedFile<F> load(FileForm form, InputStream in, Problems problems) throws IOException {
        Row<F> row = new Row<>(this, name + "." + form.extension(), problems);
        Utf8Reader text = new Utf8Reader(in);
        try {
            if (form == FileForm.CSV) {
                CsvFile.read(row, text);
            } else {
                JsonLines.read(row, text);
            }
        } catch (Utf8Reader.MalformedTextException malformed) {
            row.begin(malformed.line());
            row.refuse("", "", NO_UTF_8);
        }
        return row.loaded();
    }

    /** Returns a row that reads this file's facts. */
    Row<F> row(Problems problems) {
        return new Row<>(this, name, problems);
    }

    List<Column<F, ?>> columnList() {
        return columns;
    }

    /** Returns the column of a name, or empty. */
    Optional<Column<F, ?>> column(String wanted) {
        return Optional.ofNullable(byName.get(wanted));
    }

    /** Returns whether columns beside the known ones are attributes. */
    boolean takesAttributes() {
        return attributes.isPresent();
    }

    /** Returns what stands in columns beside the known ones. */
    SortedMap<String, AttributeValue> attributesOf(F fact) {
        SortedMap<String, AttributeValue> values =
                attributes.map(of -> of.apply(fact)).orElse(Collections.emptySortedMap());
        values.keySet()
                .forEach(attribute -> checkArgument(
                        !byName.containsKey(attribute) && !attribute.isBlank(),
                        "attribute \"%s\" cannot be written: it is blank, or %s has a column of that name",
                        attribute,
                        name));
        return values;
    }

    F factOf(Row<F> row) {
        return reader.apply(row);
    }

    /** Returns the file's name, such as {@code price_states}. */
    @Override
    public String toString() {
        return name;
    }

    static <F extends Fact> Builder<F> builder(String name, Class<F> type) {
        return new Builder<>(name, type);
    }

    /** Collects the columns of a file, in order. */
    static final class Builder<F extends Fact> {

        private final String name;
        private final Class<F> type;
        private final List<Column<F, ?>> columns = new ArrayList<>();
        private Optional<Function<F, SortedMap<String, AttributeValue>>> attributes = Optional.empty();

        private Builder(String name, Class<F> type) {
            this.name = name;
            this.type = type;
        }

        <T> Column<F, T> required(String column, Cell<T> cell, Function<F, T> value) {
            return add(new Column<>(columns.size(), column, true, cell, fact -> Optional.of(value.apply(fact))));
        }

        <T> Column<F, T> optional(String column, Cell<T> cell, Function<F, Optional<T>> value) {
            return add(new Column<>(columns.size(), column, false, cell, value));
        }

        /** The day a fact became known, left empty where it is the day it took effect. */
        Column<F, LocalDate> recordedOn() {
            return recordedOn(Fact::effectiveOn);
        }

        /** The day a fact became known, left empty where it is the usual one. */
        Column<F, LocalDate> recordedOn(Function<F, LocalDate> usual) {
            return optional(
                    "recorded_on",
                    Cell.DAY,
                    fact -> Optional.of(fact.recordedOn()).filter(day -> !day.equals(usual.apply(fact))));
        }

        Builder<F> withAttributes(Function<F, SortedMap<String, AttributeValue>> of) {
            attributes = Optional.of(of);
            return this;
        }

        FactFile<F> readBy(Function<Row<F>, F> reader) {
            return new FactFile<>(this, reader);
        }

        private <T> Column<F, T> add(Column<F, T> column) {
            columns.add(column);
            return column;
        }
    }
}
