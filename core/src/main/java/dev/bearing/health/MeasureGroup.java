package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

/**
 * Measures of a scorecard that count together, such as everything about usage: their healths make the group's health,
 * and that counts in the scorecard as one measure of the group's weight would.
 *
 * <p>A missing measure's weight is shared out inside its group; only a group of which nothing counts leaves its own
 * weight to the others. A group ages as its youngest measure does, so that one of a single measure is that measure.
 *
 * @param name the group's name, not blank
 * @param weight how much the group counts against other groups and measures without one, 0 or more and finite, on the
 *     scale of their weights
 * @param aggregation how the healths of its measures make the group's
 */
public record MeasureGroup(String name, double weight, Scorecard.Aggregation aggregation) {

    /** @throws IllegalArgumentException if the name is blank or the weight negative or not finite */
    public MeasureGroup {
        requireNonNull(name, "name");
        checkText("a group's name", name);
        checkArgument(
                weight >= 0 && weight < Double.POSITIVE_INFINITY,
                "weight of group %s must be 0 or more and finite, was %s",
                name,
                weight);
        requireNonNull(aggregation, "aggregation");
        weight = weight + 0.0;
    }
}
