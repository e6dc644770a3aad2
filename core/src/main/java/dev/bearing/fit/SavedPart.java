package dev.bearing.fit;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.account.AttributeValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A part of a saved profile: says where a parameter does not fit, and refuses those that nobody asked for. */
final class SavedPart {

    private final Map<?, ?> values;
    private final SortedSet<String> asked = new TreeSet<>();

    private SavedPart(Map<?, ?> values) {
        this.values = values;
    }

    /**
     * Returns what {@code reader} makes of a part.
     *
     * @throws IllegalArgumentException if it refuses, or leaves a parameter unread; the message begins with the place
     */
    static <T> T read(String place, @Nullable Object part, Function<SavedPart, T> reader) {
        try {
            checkArgument(part instanceof Map<?, ?>, "must have parameters, was %s", part);
            SavedPart saved = new SavedPart((Map<?, ?>) part);
            T result = reader.apply(saved);
            for (Object name : saved.values.keySet()) {
                checkArgument(
                        saved.asked.contains(String.valueOf(name)),
                        "unknown parameter %s, known are %s",
                        name,
                        saved.asked);
            }
            return result;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
    }

    Optional<Object> find(String name) {
        asked.add(name);
        return Optional.ofNullable(values.get(name));
    }

    Object get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    Optional<String> findText(String name) {
        return find(name).map(value -> text(name, value));
    }

    Optional<Double> findNumber(String name) {
        return find(name).map(value -> number(name, value));
    }

    double number(String name) {
        return number(name, get(name));
    }

    private static double number(String name, Object value) {
        checkArgument(value instanceof Number, "%s must be a number, was %s", name, value);
        return ((Number) value).doubleValue();
    }

    Optional<LocalDate> findDay(String name) {
        return findText(name).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(name + " must be a date such as 2026-01-31, was " + text, e);
            }
        });
    }

    <E extends Enum<E>> Optional<E> findWord(String name, Class<E> type) {
        return findText(name).map(text -> {
            List<E> constants = Arrays.asList(type.getEnumConstants());
            return constants.stream()
                    .filter(constant -> word(constant).equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(name + " must be one of "
                            + constants.stream().map(SavedPart::word).toList() + ", was " + text));
        });
    }

    /** Returns a word of a closed list: the constant's name in lower case. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        parts(get(name)).forEach(value -> texts.add(text(name, value)));
        return texts;
    }

    /** Returns a list, or the one thing that stands for a list of one. */
    static List<?> parts(Object value) {
        return value instanceof List<?> list ? list : List.of(value);
    }

    /** Returns the text that an attribute's value is compared by. */
    private static String text(String name, @Nullable Object value) {
        if (value instanceof Number number) {
            checkArgument(Double.isFinite(number.doubleValue()), "%s must be finite, was %s", name, value);
            return new AttributeValue.Numeric(new BigDecimal(number.toString())).asText();
        }
        checkArgument(value instanceof String || value instanceof Boolean, "%s must be text, was %s", name, value);
        return value.toString();
    }
}
