package dev.bearing.vector;

import static java.util.Objects.requireNonNull;

import dev.bearing.journey.LogicalExpansion;
import dev.bearing.value.Answer;

/**
 * An expansion that may follow a milestone ahead of an account.
 *
 * @param milestone the milestone's id
 * @param expansion what may be bought there
 * @param reach the probability that the account reaches the milestone within the horizon
 * @param take the share of those like it that take the expansion once they reach it
 */
public record ExpansionChance(
        String milestone, LogicalExpansion expansion, Answer<Double> reach, Answer<TakeRate> take) {

    /** Refuses null. */
    public ExpansionChance {
        requireNonNull(milestone, "milestone");
        requireNonNull(expansion, "expansion");
        requireNonNull(reach, "reach");
        requireNonNull(take, "take");
    }

    /** Returns reach × take, the probability that the account takes the expansion within the horizon. */
    public Answer<Double> probability() {
        return reach.flatMap(near -> take.map(rate -> near * rate.mean()));
    }
}
