package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import org.joda.money.Money;

/**
 * One account that may reach a milestone within the horizon and then take its expansion.
 *
 * @param accountId the account
 * @param reach the probability that it reaches the milestone within the horizon, in [0, 1]: from a vector, or from any
 *     model of how long accounts wait for the milestone, {@link dev.bearing.survival.RetentionModel#churnWithin} of
 *     those that still wait
 * @param take the share of those who reach it that take the expansion
 * @param value what the expansion is worth, a year's revenue for instance; 0 or more
 */
public record CohortMember(AccountId accountId, double reach, TakeRate take, Money value) {

    /** @throws IllegalArgumentException if the probability is not in [0, 1] or the value is negative */
    public CohortMember {
        requireNonNull(accountId, "accountId");
        requireNonNull(take, "take");
        checkArgument(reach >= 0 && reach <= 1, "reach must be in [0, 1], was %s", reach);
        checkArgument(!value.isNegative(), "value must not be negative, was %s", value);
        reach = reach + 0.0;
    }

    /** Returns reach × take: the probability that the account takes the expansion within the horizon. */
    public double takes() {
        return reach * take.mean();
    }

    /** Returns reach × take × value in major units. */
    public double expected() {
        return takes() * amount();
    }

    /** Returns the value in major units. */
    double amount() {
        return value.getAmount().doubleValue();
    }
}
