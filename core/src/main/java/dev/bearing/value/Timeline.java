package dev.bearing.value;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A value that changes over time: each one holds from its day until the next one begins. Immutable.
 *
 * <pre>{@code
 * Timeline<String> tier = Timeline.<String>empty()
 *         .with(LocalDate.of(2026, 1, 1), "person")
 *         .with(LocalDate.of(2026, 6, 1), "business");
 * tier.on(LocalDate.of(2026, 3, 31)); // Optional[person]
 * }</pre>
 *
 * @param <T> the value
 */
public final class Timeline<T> {

    private final NavigableMap<LocalDate, T> values;

    private Timeline(NavigableMap<LocalDate, T> values) {
        this.values = Collections.unmodifiableNavigableMap(values);
    }

    /** Returns a timeline on which nothing was ever known. */
    public static <T> Timeline<T> empty() {
        return new Timeline<>(new TreeMap<>());
    }

    /** Returns a timeline of values by the day each begins; the map's order does not matter. */
    public static <T> Timeline<T> of(Map<LocalDate, T> values) {
        requireNonNull(values, "values");
        TreeMap<LocalDate, T> copy = new TreeMap<>();
        values.forEach((day, value) -> copy.put(requireNonNull(day, "day"), requireNonNull(value, "value")));
        return new Timeline<>(copy);
    }

    /** Returns this timeline with {@code value} from {@code day} on, in place of one that begins on the same day. */
    public Timeline<T> with(LocalDate day, T value) {
        TreeMap<LocalDate, T> copy = new TreeMap<>(values);
        copy.put(requireNonNull(day, "day"), requireNonNull(value, "value"));
        return new Timeline<>(copy);
    }

    /** Returns the value that held on {@code day}, or empty before the first one begins. */
    public Optional<T> on(LocalDate day) {
        return Optional.ofNullable(values.floorEntry(day)).map(Map.Entry::getValue);
    }

    /** Returns what of this timeline was so by the end of {@code day}. */
    public Timeline<T> upTo(LocalDate day) {
        return new Timeline<>(new TreeMap<>(values.headMap(day, true)));
    }

    /** Returns the values by the day each begins, in the order of days; unmodifiable. */
    public SortedMap<LocalDate, T> changes() {
        return values;
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Timeline<?> that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
