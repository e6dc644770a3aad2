package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.TierId;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What a customer that has reached a milestone may sensibly buy next.
 *
 * @param id its id, the {@code expansion} of an {@link ExpansionLead}; not blank
 * @param annualValue what it adds to the recurring revenue of a year, not negative
 * @param motion how it is bought
 * @param fromTier the tier it leads away from, where it changes the tier
 * @param toTier the tier it leads to, where it changes the tier
 */
public record LogicalExpansion(
        String id, Money annualValue, Motion motion, Optional<TierId> fromTier, Optional<TierId> toTier) {

    /** @throws IllegalArgumentException if the id is blank or the value negative */
    public LogicalExpansion {
        requireNonNull(id, "id");
        requireNonNull(annualValue, "annualValue");
        checkText("an expansion's id", id);
        checkArgument(!annualValue.isNegative(), "annualValue must not be negative, was %s", annualValue);
        requireNonNull(motion, "motion");
        requireNonNull(fromTier, "fromTier");
        requireNonNull(toTier, "toTier");
    }

    /** Returns an expansion within a tier. */
    public static LogicalExpansion of(String id, Money annualValue, Motion motion) {
        return new LogicalExpansion(id, annualValue, motion, Optional.empty(), Optional.empty());
    }

    /** Returns this expansion, leading from one tier to another. */
    public LogicalExpansion between(TierId from, TierId to) {
        return new LogicalExpansion(id, annualValue, motion, Optional.of(from), Optional.of(to));
    }
}
