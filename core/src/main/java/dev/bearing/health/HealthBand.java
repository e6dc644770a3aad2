package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

/**
 * A named range of health, such as {@code red}. It includes its lower end and excludes its upper one, except that a
 * band which ends at 1 includes 1.
 *
 * @param name the name, not blank
 * @param from the lower end, in {@code [0, 1)}
 * @param to the upper end, in {@code (from, 1]}
 */
public record HealthBand(String name, double from, double to) {

    /** @throws IllegalArgumentException if the name is blank or the ends are out of order or range */
    public HealthBand {
        requireNonNull(name, "name");
        checkText("a band's name", name);
        checkArgument(from >= 0 && from < 1, "from of band %s must be in [0, 1), was %s", name, from);
        checkArgument(to > from && to <= 1, "to of band %s must be in (%s, 1], was %s", name, from, to);
        from = from + 0.0;
    }

    /** Returns whether {@code health} lies in this band. */
    public boolean contains(Health health) {
        return from <= health.value() && (health.value() < to || to == 1);
    }
}
