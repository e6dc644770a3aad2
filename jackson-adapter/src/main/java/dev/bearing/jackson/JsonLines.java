package dev.bearing.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Facts as JSON Lines: one object a line, the columns being its properties. */
final class JsonLines {

    /** Strict: a key stands once in an object, and nothing is nested deeply. */
    static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(CsvFile.LONGEST_ROW)
                    .build())
            .build();

    private JsonLines() {}

    /** Reads all lines; what cannot be read is noted by the row. */
    static <F extends Fact> void read(Row<F> row, Reader in) throws IOException {
        BoundedLines lines = new BoundedLines(in, CsvFile.LONGEST_ROW);
        while (lines.next()) {
            if (!lines.isBlank()) {
                readLine(row, lines);
            }
        }
        if (lines.isTooLong()) {
            row.begin(lines.number());
            row.refuse("", "", "a line of at most " + CsvFile.LONGEST_ROW + " characters");
        }
    }

    /** Writes a line for each fact. */
    static <F extends Fact> void write(FactFile<F> form, Collection<? extends F> facts, OutputStream out)
            throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder());
        JsonGenerator json = JSON.createGenerator(text)
                .configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false)
                .setRootValueSeparator(null);
        for (F fact : facts) {
            writeFact(form, fact, json);
            json.writeRaw('\n');
        }
        json.close();
        text.flush();
    }

    /** Writes a fact as an object. */
    static <F extends Fact> void writeFact(FactFile<F> form, F fact, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Column<F, ?> column : form.columnList()) {
            column.write(fact, (name, kind, value) -> writeProperty(json, name, kind, value));
        }
        for (Map.Entry<String, AttributeValue> attribute :
                form.attributesOf(fact).entrySet()) {
            AttributeValue value = attribute.getValue();
            writeProperty(json, attribute.getKey(), Cell.ATTRIBUTE.kindOf(value), Cell.ATTRIBUTE.format(value));
        }
        json.writeEndObject();
    }

    /** Reads the properties of an object, of which the parser has seen the beginning, into a row. */
    static <F extends Fact> void readProperties(Row<F> row, JsonParser json) throws IOException {
        FactFile<F> form = row.form();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            Optional<Column<F, ?>> column = form.column(name);
            if (token.isStructStart()) {
                row.refuse(name, token.asString(), "a number, true, false or text");
                json.skipChildren();
            } else if (column.isEmpty() && (!form.takesAttributes() || name.isBlank())) {
                row.refuse(name, name, "one of the columns " + String.join(", ", form.columns()));
            } else if (token != JsonToken.VALUE_NULL) {
                Cell.Kind kind = kind(token);
                String text = json.getText();
                if (column.isPresent()) {
                    row.set(column.get().index(), kind, text);
                } else {
                    row.attribute(name, kind, text);
                }
            }
        }
    }

    private static <F extends Fact> void readLine(Row<F> row, BoundedLines lines) throws IOException {
        row.begin(lines.number());
        try (JsonParser json = JSON.createParser(lines.buffer(), 0, lines.length())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                row.refuse("", lines.text(), "one JSON object a line");
                return;
            }
            readProperties(row, json);
            if (json.nextToken() != null) {
                row.refuse("", lines.text(), "one JSON object a line, and nothing after it");
                return;
            }
            row.end();
        } catch (JsonProcessingException broken) {
            row.refuse("", lines.text(), "one JSON object a line: " + broken.getOriginalMessage());
        }
    }

    static Cell.Kind kind(JsonToken token) {
        return switch (token) {
            case VALUE_TRUE, VALUE_FALSE -> Cell.Kind.BOOLEAN;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Cell.Kind.NUMBER;
            default -> Cell.Kind.STRING;
        };
    }

    private static void writeProperty(JsonGenerator json, String name, Cell.Kind kind, String value)
            throws IOException {
        json.writeFieldName(name);
        switch (kind) {
            case NUMBER -> json.writeNumber(value);
            case BOOLEAN -> json.writeBoolean(Boolean.parseBoolean(value));
            case STRING -> json.writeString(value);
        }
    }
}
