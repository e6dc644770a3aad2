package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.value.StrategySpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a saved strategy: says where one does not fit, and refuses those it does not know. */
final class Parameters {

    /** The parameter that holds a part's name where the part is a curve or a missing-data policy. */
    private static final String TYPE = "type";

    private final Map<?, ?> values;
    private final SortedSet<String> asked = new TreeSet<>();

    private Parameters(Map<?, ?> values) {
        this.values = values;
    }

    /**
     * Returns what {@code reader} makes of the parameters.
     *
     * @throws IllegalArgumentException if it refuses, or leaves a parameter unread; the message begins with the place
     */
    static <T> T read(String place, Map<?, ?> values, Function<Parameters, T> reader) {
        Parameters parameters = new Parameters(values);
        try {
            T result = reader.apply(parameters);
            parameters.refuseOthers();
            return result;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
    }

    /** Returns the map that holds a part's name beside its parameters. */
    static Map<String, Object> typed(StrategySpec spec) {
        TreeMap<String, Object> map = new TreeMap<>(spec.parameters());
        map.put(TYPE, spec.name());
        return Collections.unmodifiableSortedMap(map);
    }

    /** Returns the constant's saved name: {@code days_since} for {@code DAYS_SINCE}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private void refuseOthers() {
        for (Object name : values.keySet()) {
            checkArgument(asked.contains(String.valueOf(name)), "unknown parameter %s, known are %s", name, asked);
        }
    }

    private @Nullable Object value(String name) {
        asked.add(name);
        return values.get(name);
    }

    Optional<String> optionalText(String name) {
        Object value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            checkArgument(Double.isFinite(number), "%s must be text, was %s", name, value);
            return Optional.of(BigDecimal.valueOf(number).stripTrailingZeros().toPlainString());
        }
        checkArgument(
                value instanceof String || value instanceof Number || value instanceof Boolean,
                "%s must be text, was %s",
                name,
                value);
        return Optional.of(value.toString());
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name, "text"));
    }

    Optional<Double> optionalNumber(String name) {
        Object value = value(name);
        checkArgument(value == null || value instanceof Number, "%s must be a number, was %s", name, value);
        return Optional.ofNullable((Number) value).map(Number::doubleValue);
    }

    double number(String name) {
        return optionalNumber(name).orElseThrow(() -> missing(name, "a number"));
    }

    Optional<Integer> optionalDays(String name) {
        return optionalWhole(name, "a whole number of days");
    }

    Optional<Integer> optionalWhole(String name) {
        return optionalWhole(name, "a whole number");
    }

    private Optional<Integer> optionalWhole(String name, String expected) {
        return optionalNumber(name).map(number -> {
            checkArgument(number.intValue() == number, "%s must be %s, was %s", name, expected, number);
            return number.intValue();
        });
    }

    boolean flag(String name, boolean otherwise) {
        Object value = value(name);
        checkArgument(value == null || value instanceof Boolean, "%s must be true or false, was %s", name, value);
        return value == null ? otherwise : (Boolean) value;
    }

    <E extends Enum<E>> Optional<E> optionalWord(String name, Class<E> type) {
        return optionalText(name).map(text -> {
            E[] constants = type.getEnumConstants();
            return Arrays.stream(constants)
                    .filter(constant -> word(constant).equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(name + " must be one of "
                            + Arrays.stream(constants).map(Parameters::word).toList() + ", was " + text));
        });
    }

    Optional<List<Double>> optionalNumbers(String name) {
        return optionalList(name).map(list -> {
            List<Double> numbers = new ArrayList<>();
            for (Object element : list) {
                checkArgument(element instanceof Number, "%s must hold numbers, one was %s", name, element);
                numbers.add(((Number) element).doubleValue());
            }
            return numbers;
        });
    }

    Optional<List<String>> optionalTexts(String name) {
        return optionalList(name).map(list -> {
            List<String> texts = new ArrayList<>();
            for (Object element : list) {
                checkArgument(element instanceof String, "%s must hold texts, one was %s", name, element);
                texts.add((String) element);
            }
            return texts;
        });
    }

    /** Returns what {@code reader} makes of each part of a list; empty if there is no such parameter. */
    <T> Optional<List<T>> optionalParts(String name, Function<Parameters, T> reader) {
        return optionalList(name).map(list -> {
            List<T> parts = new ArrayList<>();
            for (Object element : list) {
                String place = name + "[" + parts.size() + "]";
                parts.add(read(place, map(place, element), reader));
            }
            return parts;
        });
    }

    <T> List<T> parts(String name, Function<Parameters, T> reader) {
        return optionalParts(name, reader).orElseThrow(() -> missing(name, "a list"));
    }

    /** Returns what {@code reader} makes of a part, or empty if there is no such parameter. */
    <T> Optional<T> optionalPart(String name, Function<Parameters, T> reader) {
        Object value = value(name);
        return value == null ? Optional.empty() : Optional.of(read(name, map(name, value), reader));
    }

    /** Returns what {@code reader} makes of a part that is a name, or a map with its name as {@code type}. */
    <T> Optional<T> optionalStrategy(String name, Function<StrategySpec, T> reader) {
        Object value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(reader.apply(value instanceof String text ? StrategySpec.of(text) : spec(name, value)));
    }

    private static StrategySpec spec(String name, Object value) {
        SortedMap<String, Object> rest = new TreeMap<>();
        Map<?, ?> map = map(name, value);
        map.forEach((key, part) -> {
            if (part != null && !TYPE.equals(key)) {
                rest.put(String.valueOf(key), part);
            }
        });
        checkArgument(
                map.get(TYPE) instanceof String text && !text.isBlank(), "%s must have a type, was %s", name, value);
        return new StrategySpec((String) map.get(TYPE), rest);
    }

    private Optional<List<?>> optionalList(String name) {
        Object value = value(name);
        checkArgument(value == null || value instanceof List<?>, "%s must be a list, was %s", name, value);
        return Optional.ofNullable((List<?>) value);
    }

    private static Map<?, ?> map(String name, @Nullable Object value) {
        checkArgument(value instanceof Map<?, ?>, "%s must have parameters, was %s", name, value);
        return (Map<?, ?>) value;
    }

    private static IllegalArgumentException missing(String name, String expected) {
        return new IllegalArgumentException(name + " must be " + expected + ", was absent");
    }
}
