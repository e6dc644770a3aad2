package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Interval;
import dev.bearing.value.Rate;
import dev.bearing.value.TierId;
import java.util.List;

/**
 * The accounts of one tier: how many they are, what one of them is worth, and how many leave it upwards, downwards and
 * for good in a month. This is the "success vector" of those authors who mean a group of similar lifetime value.
 *
 * @param tier the tier
 * @param rank its rank
 * @param accounts how many accounts are in it, 0 or more
 * @param lifetimeValue what one of them is worth from now on, or why that is not known
 * @param interval the 95 % interval of the lifetime value in major units, or why there is none
 * @param promotion the share that moved to a higher tier, of all account-months in this one
 * @param demotion the share that moved to a lower tier, of all account-months in this one
 * @param churn the share that was lost, of all account-months in this one
 * @param fromPrior whether the tier was never seen, and its moves are those of the prior alone
 * @param flows who came and who left, one entry for each month observed
 */
public record VectorGroup(
        TierId tier,
        int rank,
        long accounts,
        Answer<EstimatedMoney> lifetimeValue,
        Answer<Interval> interval,
        Rate promotion,
        Rate demotion,
        Rate churn,
        boolean fromPrior,
        List<TierFlow> flows) {

    /** @throws IllegalArgumentException if {@code accounts} is negative */
    public VectorGroup {
        requireNonNull(flows, "flows");
        requireNonNull(tier, "tier");
        checkArgument(accounts >= 0, "accounts must not be negative, was %s", accounts);
        requireNonNull(lifetimeValue, "lifetimeValue");
        requireNonNull(interval, "interval");
        requireNonNull(promotion, "promotion");
        requireNonNull(demotion, "demotion");
        requireNonNull(churn, "churn");
        flows = List.copyOf(flows);
    }
}
