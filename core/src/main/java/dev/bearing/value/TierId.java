package dev.bearing.value;

import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

/**
 * The name of a value tier, such as {@code business}.
 *
 * @param value the name, not blank
 */
public record TierId(String value) implements Comparable<TierId> {

    /** @throws IllegalArgumentException if the name is blank */
    public TierId {
        requireNonNull(value, "value");
        checkText("a tier's id", value);
    }

    /** Returns the id of the tier of this name. */
    public static TierId of(String value) {
        return new TierId(value);
    }

    @Override
    public int compareTo(TierId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
