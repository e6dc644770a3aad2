package dev.bearing.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Attributes;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Attributes as an object of text, numbers and flags. */
final class AttributeForms {

    private AttributeForms() {}

    private static void write(AttributeValue value, JsonGenerator json) throws IOException {
        if (value instanceof AttributeValue.Numeric number) {
            json.writeNumber(number.value());
        } else if (value instanceof AttributeValue.Flag flag) {
            json.writeBoolean(flag.value());
        } else {
            json.writeString(value.asText());
        }
    }

    private static AttributeValue read(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            throw JsonMappingException.from(json, "an attribute must be " + Cell.ATTRIBUTE.expected());
        }
        String text = json.getText();
        return Cell.ATTRIBUTE
                .parse(JsonLines.kind(token), text)
                .orElseThrow(() -> JsonMappingException.from(
                        json, "an attribute must be " + Cell.ATTRIBUTE.expected() + ", was " + text));
    }

    /** Writes one value. */
    static final class ValueSerializer extends StdSerializer<AttributeValue> {

        private static final long serialVersionUID = 1;

        ValueSerializer() {
            super(AttributeValue.class);
        }

        @Override
        public void serialize(AttributeValue value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            write(value, json);
        }
    }

    /** Reads one value. */
    static final class ValueDeserializer extends StdDeserializer<AttributeValue> {

        private static final long serialVersionUID = 1;

        ValueDeserializer() {
            super(AttributeValue.class);
        }

        @Override
        public AttributeValue deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return read(json);
        }
    }

    /** Writes attributes by name. */
    static final class AttributesSerializer extends StdSerializer<Attributes> {

        private static final long serialVersionUID = 1;

        AttributesSerializer() {
            super(Attributes.class);
        }

        @Override
        public void serialize(Attributes attributes, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeStartObject();
            for (Map.Entry<String, AttributeValue> attribute :
                    attributes.values().entrySet()) {
                json.writeFieldName(attribute.getKey());
                write(attribute.getValue(), json);
            }
            json.writeEndObject();
        }
    }

    /** Reads attributes by name. */
    static final class AttributesDeserializer extends StdDeserializer<Attributes> {

        private static final long serialVersionUID = 1;

        AttributesDeserializer() {
            super(Attributes.class);
        }

        @Override
        public Attributes deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.hasToken(JsonToken.START_OBJECT)) {
                throw JsonMappingException.from(json, "attributes must be an object");
            }
            TreeMap<String, AttributeValue> values = new TreeMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                values.put(name, read(json));
            }
            return new Attributes(values);
        }
    }
}
