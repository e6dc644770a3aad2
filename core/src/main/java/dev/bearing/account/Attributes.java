package dev.bearing.account;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known about an account beside its facts, by name.
 *
 * @param values the attributes by name
 */
public record Attributes(SortedMap<String, AttributeValue> values) {

    private static final Attributes NONE = new Attributes(new TreeMap<>());

    /** Copies the attributes. */
    public Attributes {
        requireNonNull(values, "values");
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Returns no attributes. */
    public static Attributes empty() {
        return NONE;
    }

    /** Returns attributes by name; the map's order does not matter. */
    public static Attributes of(Map<String, AttributeValue> values) {
        requireNonNull(values, "values");
        return new Attributes(new TreeMap<>(values));
    }

    /** Returns the attribute of a name, or empty. */
    public Optional<AttributeValue> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Returns these attributes with one set anew. */
    public Attributes with(String name, AttributeValue value) {
        TreeMap<String, AttributeValue> copy = new TreeMap<>(values);
        copy.put(name, value);
        return new Attributes(copy);
    }

    /** Returns these attributes with what changes set, in their order: of several of one attribute the last stays. */
    public Attributes with(Collection<AttributeChange> changes) {
        TreeMap<String, AttributeValue> copy = new TreeMap<>(values);
        changes.forEach(change -> copy.put(change.attribute(), change.value()));
        return new Attributes(copy);
    }
}
