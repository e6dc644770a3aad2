package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A number of the customer's own business that must move. Baseline and target are each account's: {@link OutcomeGoal}.
 *
 * @param name its name, the {@code metric} of goals and measurements; not blank
 * @param direction which way is better, where a goal does not say
 * @param weight its weight in the overall attainment, positive and finite, on any scale
 * @param unit its unit, for a reader
 */
public record OutcomeMetric(String name, Direction direction, double weight, Optional<String> unit) {

    /** @throws IllegalArgumentException if the name is blank or the weight not positive and finite */
    public OutcomeMetric {
        requireNonNull(name, "name");
        checkText("a metric's name", name);
        requireNonNull(direction, "direction");
        checkArgument(
                weight > 0 && weight < Double.POSITIVE_INFINITY,
                "weight of %s must be positive and finite, was %s",
                name,
                weight);
        requireNonNull(unit, "unit");
    }

    /** Returns a metric of weight 1. */
    public static OutcomeMetric of(String name, Direction direction) {
        return new OutcomeMetric(name, direction, 1, Optional.empty());
    }

    /** Returns this metric with another weight, positive and finite. */
    public OutcomeMetric withWeight(double value) {
        return new OutcomeMetric(name, direction, value, unit);
    }

    /** Returns this metric with its unit. */
    public OutcomeMetric withUnit(String value) {
        return new OutcomeMetric(name, direction, weight, Optional.of(value));
    }
}
