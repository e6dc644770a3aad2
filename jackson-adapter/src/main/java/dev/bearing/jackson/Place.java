package dev.bearing.jackson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document, such as {@code paths[0].milestones[2]}, which every complaint begins with.
 *
 * @param path the place; empty for the whole document
 */
record Place(String path) {

    static final Place DOCUMENT = new Place("");

    /** Returns the place of a property in here. */
    Place property(String name) {
        return new Place(path.isEmpty() ? name : path + "." + name);
    }

    /**
     * Returns what {@code read} makes of each part of a list here; an absent list is empty. Complains of all parts that
     * {@code read} refuses.
     */
    <T, R> List<R> each(String name, @Nullable List<T> parts, BiFunction<Place, T, R> read) {
        List<R> results = new ArrayList<>();
        Complaints complaints = new Complaints();
        for (int i = 0; parts != null && i < parts.size(); i++) {
            Place part = property(name + "[" + i + "]");
            T value = parts.get(i);
            complaints.run(() -> {
                if (value == null) {
                    throw part.complaint("must not be null");
                }
                results.add(part.check(() -> read.apply(part, value)));
            });
        }
        complaints.throwIfAny();
        return results;
    }

    /** Returns what {@code read} makes of a part here; an absent one is empty. */
    <T, R> Optional<R> part(String name, @Nullable T part, BiFunction<Place, T, R> read) {
        Place place = property(name);
        return part == null ? Optional.empty() : Optional.of(place.check(() -> read.apply(place, part)));
    }

    /** Returns a value that must be there. */
    <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw property(name).complaint("is missing");
        }
        return value;
    }

    /** Returns the constant that a word stands for: its name in lower case. */
    <E extends Enum<E>> Optional<E> word(String name, @Nullable String word, Class<E> type) {
        if (word == null) {
            return Optional.empty();
        }
        List<E> constants = Arrays.asList(type.getEnumConstants());
        return Optional.of(constants.stream()
                .filter(constant -> wordOf(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> property(name)
                        .complaint("must be one of "
                                + String.join(
                                        ", ",
                                        constants.stream().map(Place::wordOf).toList())
                                + ", was " + word)));
    }

    /** Returns the word that stands for a constant. */
    static String wordOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Returns what {@code read} returns; if the domain refuses it, says where. */
    <T> T check(Supplier<T> read) {
        try {
            return read.get();
        } catch (PlaybookFormatException alreadyPlaced) {
            throw alreadyPlaced;
        } catch (IllegalArgumentException | ArithmeticException refused) {
            throw new PlaybookFormatException(prefixed(String.valueOf(refused.getMessage())), refused);
        }
    }

    PlaybookFormatException complaint(String message) {
        return new PlaybookFormatException(path.isEmpty() ? message : path + " " + message);
    }

    private String prefixed(String message) {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
