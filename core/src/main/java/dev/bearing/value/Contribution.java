package dev.bearing.value;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * One term of an {@link Explanation}.
 *
 * @param name what the term stands for
 * @param value its share of the value, finite, in the value's unit (a factor without unit in a product)
 */
public record Contribution(String name, double value) {

    /** @throws IllegalArgumentException if the value is not finite */
    public Contribution {
        requireNonNull(name, "name");
        checkArgument(Double.isFinite(value), "value of %s must be finite, was %s", name, value);
        value = value + 0.0;
    }
}
