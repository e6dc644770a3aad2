package dev.bearing.jackson;

import static dev.bearing.internal.Checks.checkArgument;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads the properties of one JSON object: says where one does not fit, and refuses those that nobody asked for. */
final class JsonFields {

    private final String place;
    private final JsonNode node;
    private final Set<String> asked = new HashSet<>();

    JsonFields(String place, JsonNode node) {
        this.place = place;
        this.node = node;
        checkArgument(node.isObject(), "%s must be an object, was %s", place, node.getNodeType());
    }

    /** Returns the place of a property, for a message. */
    String place(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    private @Nullable JsonNode find(String name) {
        asked.add(name);
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private JsonNode get(String name, String expected) {
        JsonNode value = find(name);
        checkArgument(value != null, "%s must be %s, was absent", place(name), expected);
        return Objects.requireNonNull(value);
    }

    Optional<String> optionalText(String name) {
        JsonNode value = find(name);
        checkArgument(value == null || value.isTextual(), "%s must be text, was %s", place(name), value);
        return Optional.ofNullable(value).map(JsonNode::textValue);
    }

    String text(String name) {
        return optionalText(name)
                .orElseThrow(() -> new IllegalArgumentException(place(name) + " must be text, was absent"));
    }

    <E extends Enum<E>> E word(String name, Class<E> type) {
        String text = text(name);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        place(name) + " must be one of " + Arrays.toString(type.getEnumConstants()) + ", was " + text));
    }

    Optional<LocalDate> optionalDay(String name) {
        return optionalText(name).map(text -> day(place(name), text));
    }

    LocalDate day(String name) {
        return day(place(name), text(name));
    }

    static LocalDate day(String place, String text) {
        return Cell.DAY
                .parse(text)
                .orElseThrow(() ->
                        new IllegalArgumentException(place + " must be " + Cell.DAY.expected() + ", was " + text));
    }

    double number(String name) {
        return number(place(name), get(name, "a number"));
    }

    static double number(String place, JsonNode value) {
        checkArgument(value.isNumber(), "%s must be a number, was %s", place, value);
        return value.doubleValue();
    }

    long count(String name) {
        JsonNode value = get(name, "a whole number");
        checkArgument(
                value.isIntegralNumber() && value.canConvertToLong(),
                "%s must be a whole number, was %s",
                place(name),
                value);
        return value.longValue();
    }

    boolean flag(String name) {
        JsonNode value = get(name, "true or false");
        checkArgument(value.isBoolean(), "%s must be true or false, was %s", place(name), value);
        return value.booleanValue();
    }

    /** Returns the properties of an object, or empty where it is absent. */
    Optional<JsonFields> optionalPart(String name) {
        return Optional.ofNullable(find(name)).map(value -> new JsonFields(place(name), value));
    }

    JsonFields part(String name) {
        return new JsonFields(place(name), get(name, "an object"));
    }

    /** Returns the names of all properties, in their order, as if each had been asked for. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        asked.addAll(names);
        return names;
    }

    /** Returns what {@code reader} makes of each element of a list and its place; empty where the list is absent. */
    <T> List<T> list(String name, BiFunction<String, JsonNode, T> reader) {
        JsonNode value = find(name);
        if (value == null) {
            return List.of();
        }
        checkArgument(value.isArray(), "%s must be a list, was %s", place(name), value.getNodeType());
        List<T> list = new ArrayList<>(value.size());
        for (JsonNode element : value) {
            list.add(reader.apply(place(name) + "[" + list.size() + "]", element));
        }
        return list;
    }

    /** Refuses what nobody asked for. */
    void end() {
        node.fieldNames().forEachRemaining(name -> checkArgument(asked.contains(name), "%s is unknown", place(name)));
    }
}
