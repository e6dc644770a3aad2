package dev.bearing.value;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The saved form of a strategy: a name and its parameters, never a class name.
 *
 * @param name the strategy's name, not blank
 * @param parameters its parameters by name: each a {@link String}, {@link Boolean}, finite {@link Double},
 *     {@link Long}, or a list or map of those
 */
public record StrategySpec(String name, SortedMap<String, Object> parameters) {

    /** @throws IllegalArgumentException if the name is blank */
    public StrategySpec {
        requireNonNull(name, "name");
        requireNonNull(parameters, "parameters");
        checkText("a strategy's name", name);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** Returns the saved form of a strategy without parameters. */
    public static StrategySpec of(String name) {
        return new StrategySpec(name, new TreeMap<>());
    }

    /**
     * Returns a parameter that is a number.
     *
     * @throws IllegalArgumentException if there is no such parameter, or it is no number
     */
    public double number(String parameter) {
        Object value = parameters.get(parameter);
        checkArgument(
                value instanceof Number,
                "%s of %s must be a number, was %s",
                parameter,
                name,
                value == null ? "absent" : value);
        return ((Number) value).doubleValue();
    }

    /** Returns this form with one parameter more. */
    public StrategySpec with(String parameter, Object value) {
        TreeMap<String, Object> copy = new TreeMap<>(parameters);
        copy.put(parameter, value);
        return new StrategySpec(name, copy);
    }
}
