package dev.bearing.interaction;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Explanation;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many interactions there were and what they cost. Costs add exactly; an interaction whose cost nobody knows counts
 * and adds nothing, and how many of those there are is told.
 *
 * @param count how many, 0 or more
 * @param cost the sum of the costs that are known, in major units of the vendor's own currency, 0 or more
 * @param unknownCosts of how many the cost is not known, in {@code [0, count]}
 */
public record InteractionTotals(long count, BigDecimal cost, long unknownCosts) {

    private static final InteractionTotals ZERO = new InteractionTotals(0, BigDecimal.ZERO, 0);

    /** @throws IllegalArgumentException if a number is out of its range */
    public InteractionTotals {
        requireNonNull(cost, "cost");
        checkArgument(
                0 <= unknownCosts && unknownCosts <= count,
                "unknownCosts must be in [0, count = %s], was %s",
                count,
                unknownCosts);
        checkArgument(cost.signum() >= 0, "cost must not be negative, was %s", cost);
    }

    /** Returns no interactions: adding them changes nothing. */
    public static InteractionTotals zero() {
        return ZERO;
    }

    /** Returns the totals of some interactions, each of which counts. */
    public static InteractionTotals of(Collection<Interaction> interactions) {
        requireNonNull(interactions, "interactions");
        BigDecimal cost = BigDecimal.ZERO;
        long unknown = 0;
        for (Interaction interaction : interactions) {
            cost = cost.add(interaction.cost().orElse(BigDecimal.ZERO));
            unknown += interaction.cost().isEmpty() ? 1 : 0;
        }
        return new InteractionTotals(interactions.size(), cost, unknown);
    }

    /** Returns these and others together; no interaction may be in both. */
    public InteractionTotals plus(InteractionTotals other) {
        return new InteractionTotals(
                Math.addExact(count, other.count),
                cost.add(other.cost),
                Math.addExact(unknownCosts, other.unknownCosts));
    }

    /** Returns what they all cost, or INSUFFICIENT_DATA where the cost of one is not known; of none it is 0. */
    public Answer<BigDecimal> wholeCost() {
        return unknownCosts == 0
                ? Answer.known(cost, Explanation.inputs("sum of the costs", List.of()))
                : Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "the cost of " + unknownCosts + " of " + count + " interactions is not known; the others cost "
                                + cost.toPlainString());
    }

    /** Equal totals have equal amounts, whatever their scale. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InteractionTotals that
                && count == that.count
                && unknownCosts == that.unknownCosts
                && cost.compareTo(that.cost) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(count, unknownCosts, cost.stripTrailingZeros());
    }
}
