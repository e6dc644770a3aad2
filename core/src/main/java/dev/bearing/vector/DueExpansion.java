package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.value.Answer;
import java.util.Collection;
import java.util.List;

/**
 * An expansion that an account may buy, and when: it is on its way to the milestone, or there and has not decided.
 *
 * @param milestone the milestone's id
 * @param expansion what may be bought
 * @param there whether the milestone is reached
 * @param months one entry for each month ahead, from the first; or why that is not known
 * @param relativeVariance how badly reach and decision are known for all accounts of the milestone together: the
 *     variance of the estimated share over its square, 0 or more
 */
public record DueExpansion(
        String milestone,
        LogicalExpansion expansion,
        boolean there,
        Answer<List<Chance>> months,
        double relativeVariance) {

    /** @throws IllegalArgumentException if the variance is negative */
    public DueExpansion {
        requireNonNull(months, "months");
        requireNonNull(milestone, "milestone");
        requireNonNull(expansion, "expansion");
        months = months.map(List::copyOf);
        checkArgument(relativeVariance >= 0, "relativeVariance must be 0 or more, was %s", relativeVariance);
    }

    /**
     * What may have happened by the end of a month ahead.
     *
     * @param reach the probability that the milestone is reached by then, in [0, 1], not decreasing with the months
     * @param decided the probability, given that, that the account has decided by then, in [0, 1]
     */
    public record Chance(double reach, double decided) {}

    /** Returns whether the account is there and has bought the expansion, or declined it, by its leads as known. */
    public boolean isDecided(Collection<ExpansionLead> leads) {
        return there && DecisionTimes.decidedOn(expansion, leads).isPresent();
    }
}
