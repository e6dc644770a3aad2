package dev.bearing.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.function.Function;

/** Types that are written in the form of another type. */
final class WrittenForm {

    private WrittenForm() {}

    /** Writes a value in its form. */
    static final class Writer<D, W> extends StdSerializer<D> {

        private static final long serialVersionUID = 1;

        private final transient Function<D, W> write;

        Writer(Class<D> type, Function<D, W> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(D value, JsonGenerator json, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(write.apply(value), json);
        }
    }

    /** Reads a form and makes its value; what the domain refuses, the mapper refuses. */
    static final class Reader<D, W> extends StdDeserializer<D> {

        private static final long serialVersionUID = 1;

        private final Class<W> form;
        private final transient Function<W, D> read;

        Reader(Class<D> type, Class<W> form, Function<W, D> read) {
            super(type);
            this.form = form;
            this.read = read;
        }

        @Override
        public D deserialize(JsonParser json, DeserializationContext context) throws IOException {
            W written = context.readValue(json, form);
            try {
                return read.apply(written);
            } catch (IllegalArgumentException | ArithmeticException refused) {
                throw JsonMappingException.from(json, String.valueOf(refused.getMessage()), refused);
            }
        }
    }

    /** Writes a value as the name of a property. */
    static final class KeyWriter<D> extends StdSerializer<D> {

        private static final long serialVersionUID = 1;

        private final transient Function<D, String> write;

        KeyWriter(Class<D> type, Function<D, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(D value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeFieldName(write.apply(value));
        }
    }

    /** Reads a value from the name of a property. */
    static final class KeyReader<D> extends KeyDeserializer {

        private final Class<D> type;
        private final Function<String, D> read;

        KeyReader(Class<D> type, Function<String, D> read) {
            this.type = type;
            this.read = read;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            try {
                return read.apply(key);
            } catch (IllegalArgumentException refused) {
                return context.handleWeirdKey(type, key, "%s", refused.getMessage());
            }
        }
    }
}
