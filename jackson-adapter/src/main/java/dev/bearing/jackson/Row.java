package dev.bearing.jackson;

import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The row that is being read: cells go in as text, typed values come out. One instance serves a whole file, row after
 * row. Values that repeat (keys, days, currencies) are read once and shared.
 *
 * @param <F> what a row is a fact of
 */
final class Row<F extends Fact> {

    private static final int MOST_SHARED = 1 << 16;

    /** A check across the cells of a row has failed; the problem is noted. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        Refused() {
            super("refused", null, false, false);
        }
    }

    private final FactFile<F> form;
    private final String file;
    private final Problems problems;
    private final List<Column<F, ?>> columns;
    private final @Nullable String[] texts;
    private final @Nullable Object[] values;
    private final List<Map<String, Object>> shared = new ArrayList<>();
    private final TreeMap<String, AttributeValue> attributes = new TreeMap<>();
    private final List<F> facts = new ArrayList<>();
    private long[] lines = new long[64];
    private long line;
    private boolean readable;

    Row(FactFile<F> form, String file, Problems problems) {
        this.form = form;
        this.file = file;
        this.problems = problems;
        this.columns = form.columnList();
        this.texts = new String[columns.size()];
        this.values = new Object[columns.size()];
        columns.forEach(column -> shared.add(new HashMap<>()));
    }

    /** Begins a row that starts on a line. */
    void begin(long startLine) {
        line = startLine;
        readable = true;
        Arrays.fill(texts, null);
        Arrays.fill(values, null);
        attributes.clear();
    }

    /** Sets a cell of a CSV file; an empty text is no value. */
    void set(int index, String text) {
        if (text.isEmpty()) {
            return;
        }
        texts[index] = text;
        Map<String, Object> known = shared.get(index);
        Object value = known.get(text);
        if (value == null) {
            Column<F, ?> column = columns.get(index);
            value = keep(column, text, column.cell().parse(text));
            if (value != null && known.size() < MOST_SHARED) {
                known.put(text, value);
            }
        }
        values[index] = value;
    }

    /** Sets a cell of a JSON file; an empty text is no value, unless it is an attribute's. */
    void set(int index, Cell.Kind kind, String text) {
        Column<F, ?> column = columns.get(index);
        if (!text.isEmpty() || column.cell() == Cell.ATTRIBUTE) {
            texts[index] = text;
            values[index] = keep(column, text, column.cell().parse(kind, text));
        }
    }

    /** Sets a cell of a column that is an attribute in a CSV file; an empty text is no value. */
    void attribute(String name, String text) {
        if (!text.isEmpty()) {
            attributes.put(name, AttributeValue.parse(text));
        }
    }

    /** Sets an attribute in a JSON file. */
    void attribute(String name, Cell.Kind kind, String text) {
        Cell.ATTRIBUTE
                .parse(kind, text)
                .ifPresentOrElse(
                        given -> attributes.put(name, given), () -> refuse(name, text, Cell.ATTRIBUTE.expected()));
    }

    /** Notes that the row cannot be read. */
    void refuse(String column, String value, String expected) {
        readable = false;
        problems.add(new RowProblem(file, line, column, value, expected));
    }

    /** Ends the row: makes its fact, or notes why there is none. */
    void end() {
        for (Column<F, ?> column : columns) {
            if (column.required() && texts[column.index()] == null) {
                refuse(column.name(), "", column.cell().expected() + ", and there is no value");
            }
        }
        if (!readable) {
            return;
        }
        try {
            F fact = form.factOf(this);
            if (facts.size() == lines.length) {
                lines = Arrays.copyOf(lines, 2 * lines.length);
            }
            lines[facts.size()] = line;
            facts.add(fact);
        } catch (Refused noted) {
            readable = false;
        } catch (IllegalArgumentException refused) {
            refuse("", "", refusal(refused));
        }
    }

    /** Takes the fact of the row out of the facts; empty if there is none. */
    Optional<F> take() {
        return facts.isEmpty() ? Optional.empty() : Optional.of(facts.remove(facts.size() - 1));
    }

    /** What is expected of a row that the domain refuses. */
    static String refusal(IllegalArgumentException refused) {
        return "a row that can be: " + refused.getMessage();
    }

    /** Returns the value of a required column. */
    <T> T get(Column<F, T> column) {
        return find(column).orElseThrow();
    }

    /** Returns the value of a column, or empty. */
    <T> Optional<T> find(Column<F, T> column) {
        @SuppressWarnings("unchecked") // only the column's own cell puts a value in its place
        T value = (T) values[column.index()];
        return Optional.ofNullable(value);
    }

    /** Hands over the value of a column where there is one. */
    <T> void ifPresent(Column<F, T> column, Consumer<T> consumer) {
        find(column).ifPresent(consumer);
    }

    /** Refuses the row, because of what is in {@code column}, unless {@code holds}. */
    void check(boolean holds, Column<F, ?> column, String expected) {
        if (!holds) {
            String text = texts[column.index()];
            refuse(column.name(), text == null ? "" : text, expected);
            throw new Refused();
        }
    }

    /** Returns the file that the rows are of. */
    FactFile<F> form() {
        return form;
    }

    /** Returns whether nothing has been noted against the row. */
    boolean isReadable() {
        return readable;
    }

    /** Returns the columns that are attributes. */
    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    /** Returns the facts of all rows so far, with the line of each. */
    LoadedFile<F> loaded() {
        return new LoadedFile<>(form, file, facts, lines);
    }

    private @Nullable Object keep(Column<F, ?> column, String text, Optional<?> value) {
        if (value.isEmpty()) {
            refuse(column.name(), text, column.cell().expected());
        }
        return value.orElse(null);
    }
}
