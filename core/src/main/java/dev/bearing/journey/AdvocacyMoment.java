package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * A good moment to ask a customer to speak up: having just reached a milestone.
 *
 * @param kind what to ask for
 * @param coolDownDays how many days to wait before asking the same account again, 0 or more
 */
public record AdvocacyMoment(AdvocacyKind kind, int coolDownDays) {

    /** @throws IllegalArgumentException if the days are negative */
    public AdvocacyMoment {
        requireNonNull(kind, "kind");
        checkArgument(coolDownDays >= 0, "coolDownDays must not be negative, was %s", coolDownDays);
    }
}
