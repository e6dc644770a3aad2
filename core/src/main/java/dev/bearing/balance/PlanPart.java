package dev.bearing.balance;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * What one part of a book adds to a metric, to its target, and so to the difference of the two.
 *
 * @param part the part's name
 * @param value what it adds to the metric
 * @param target its share of the target
 * @param difference value less target
 */
public record PlanPart(String part, BigDecimal value, BigDecimal target, BigDecimal difference) {

    /** @throws IllegalArgumentException if the difference is not value less target */
    public PlanPart {
        requireNonNull(value, "value");
        requireNonNull(target, "target");
        requireNonNull(difference, "difference");
        requireNonNull(part, "part");
        checkArgument(
                value.subtract(target).compareTo(difference) == 0,
                "difference must be value - target = %s, was %s",
                value.subtract(target),
                difference);
    }
}
