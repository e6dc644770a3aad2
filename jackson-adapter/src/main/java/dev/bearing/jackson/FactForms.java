package dev.bearing.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.bearing.account.Fact;
import java.io.IOException;

/** Facts as objects: the same properties as on a line of their file. */
final class FactForms {

    private FactForms() {}

    /** Writes a fact. */
    static final class Writer<F extends Fact> extends StdSerializer<F> {

        private static final long serialVersionUID = 1;

        private final transient FactFile<F> file;

        Writer(FactFile<F> file) {
            super(file.type());
            this.file = file;
        }

        @Override
        public void serialize(F fact, JsonGenerator json, SerializerProvider provider) throws IOException {
            JsonLines.writeFact(file, fact, json);
        }
    }

    /** Reads a fact. */
    static final class Reader<F extends Fact> extends StdDeserializer<F> {

        private static final long serialVersionUID = 1;

        private final transient FactFile<F> file;

        Reader(FactFile<F> file) {
            super(file.type());
            this.file = file;
        }

        @Override
        public F deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.hasToken(JsonToken.START_OBJECT)) {
                throw JsonMappingException.from(json, file.name() + ": expected an object");
            }
            Problems problems = new Problems();
            Row<F> row = file.row(problems);
            row.begin(json.currentTokenLocation().getLineNr());
            JsonLines.readProperties(row, json);
            row.end();
            if (!problems.isEmpty()) {
                throw JsonMappingException.from(json, problems.shown().get(0).toString());
            }
            return row.loaded().facts().get(0);
        }
    }
}
