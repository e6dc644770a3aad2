package dev.bearing.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.bearing.value.Answer;
import dev.bearing.value.Explanation;
import dev.bearing.value.Timeline;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers and timelines, whose values are of any type. */
final class GenericForms {

    private static final String VALUE = "value";
    private static final String EXPLANATION = "explanation";
    private static final String REASON = "valueReason";
    private static final String MESSAGE = "valueMessage";

    private GenericForms() {}

    /** Returns the type of the values of a generic type; any where it is not told. */
    private static JavaType valueType(JavaType generic) {
        return generic.containedTypeCount() > 0 ? generic.containedType(0) : TypeFactory.unknownType();
    }

    /** Writes an answer. */
    static final class AnswerSerializer extends StdSerializer<Answer<?>> {

        private static final long serialVersionUID = 1;

        AnswerSerializer() {
            super(Answer.class, false);
        }

        @Override
        public void serialize(Answer<?> answer, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            if (answer instanceof Answer.Known<?> known) {
                provider.defaultSerializeField(VALUE, known.value(), json);
                provider.defaultSerializeField(EXPLANATION, known.explanation(), json);
            } else if (answer instanceof Answer.Unknown<?> unknown) {
                json.writeNullField(VALUE);
                json.writeStringField(REASON, unknown.reason().name());
                json.writeStringField(MESSAGE, unknown.message());
            }
            json.writeEndObject();
        }
    }

    /** Reads an answer: what has a value is known, what has a reason is not. */
    static final class AnswerDeserializer extends StdDeserializer<Answer<?>> implements ContextualDeserializer {

        private static final long serialVersionUID = 1;

        private final JavaType value;

        AnswerDeserializer() {
            this(TypeFactory.unknownType());
        }

        private AnswerDeserializer(JavaType value) {
            super(Answer.class);
            this.value = value;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            return new AnswerDeserializer(valueType(context.getContextualType()));
        }

        @Override
        public Answer<?> deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.hasToken(JsonToken.START_OBJECT)) {
                throw JsonMappingException.from(json, "an answer must be an object");
            }
            @Nullable Object known = null;
            @Nullable Explanation explanation = null;
            @Nullable String reason = null;
            @Nullable String message = null;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken token = json.nextToken();
                switch (name) {
                    case VALUE -> known = token == JsonToken.VALUE_NULL ? null : context.readValue(json, value);
                    case EXPLANATION -> explanation = context.readValue(json, Explanation.class);
                    case REASON -> reason = json.getText();
                    case MESSAGE -> message = json.getText();
                    default -> context.handleUnknownProperty(json, this, Answer.class, name);
                }
            }
            if ((known == null) == (reason == null)) {
                throw JsonMappingException.from(json, "an answer must have either a value or a valueReason");
            }
            if (known != null) {
                return Answer.known(known, explanation == null ? Explanation.given() : explanation);
            }
            return Answer.unknown(reasonOf(json, String.valueOf(reason)), message == null ? "" : message);
        }

        private static Answer.Reason reasonOf(JsonParser json, String name) throws IOException {
            return Arrays.stream(Answer.Reason.values())
                    .filter(reason -> reason.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> JsonMappingException.from(
                            json,
                            "valueReason must be one of " + Arrays.toString(Answer.Reason.values()) + ", was " + name));
        }
    }

    /** Writes a timeline: the values by the day each begins. */
    static final class TimelineSerializer extends StdSerializer<Timeline<?>> {

        private static final long serialVersionUID = 1;

        TimelineSerializer() {
            super(Timeline.class, false);
        }

        @Override
        public void serialize(Timeline<?> timeline, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeStartObject();
            for (Map.Entry<LocalDate, ?> change : timeline.changes().entrySet()) {
                provider.defaultSerializeField(change.getKey().toString(), change.getValue(), json);
            }
            json.writeEndObject();
        }
    }

    /** Reads a timeline. */
    static final class TimelineDeserializer extends StdDeserializer<Timeline<?>> implements ContextualDeserializer {

        private static final long serialVersionUID = 1;

        private final JavaType value;

        TimelineDeserializer() {
            this(TypeFactory.unknownType());
        }

        private TimelineDeserializer(JavaType value) {
            super(Timeline.class);
            this.value = value;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            return new TimelineDeserializer(valueType(context.getContextualType()));
        }

        @Override
        public Timeline<?> deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.hasToken(JsonToken.START_OBJECT)) {
                throw JsonMappingException.from(json, "a timeline must be an object");
            }
            TreeMap<LocalDate, Object> values = new TreeMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String day = json.currentName();
                LocalDate from = Cell.DAY
                        .parse(day)
                        .orElseThrow(() -> JsonMappingException.from(
                                json, "a timeline's key must be " + Cell.DAY.expected() + ", was " + day));
                json.nextToken();
                Object read = context.readValue(json, value);
                if (read == null) {
                    throw JsonMappingException.from(json, "a timeline's value must not be null");
                }
                values.put(from, read);
            }
            return Timeline.of(values);
        }
    }
}
