package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import org.joda.money.Money;

/**
 * One account that may reach a milestone within the horizon, or has reached it, and then take its expansion.
 *
 * @param accountId the account
 * @param reach the probability that it has reached the milestone by the end of the horizon, in [0, 1]: from a vector,
 *     or from any model of how long accounts wait for the milestone,
 *     {@link dev.bearing.survival.RetentionModel#churnWithin} of those that still wait; 1 for one that is there
 * @param decided the probability, given that, that it has decided on the expansion by then, in [0, 1]; 1 where accounts
 *     decide at once. See {@link DecisionTimes}
 * @param take the share of those who decide that take the expansion
 * @param value what the expansion is worth, a year's revenue for instance; 0 or more
 */
public record CohortMember(AccountId accountId, double reach, double decided, TakeRate take, Money value) {

    /** @throws IllegalArgumentException if a probability is not in [0, 1] or the value is negative */
    public CohortMember {
        requireNonNull(accountId, "accountId");
        requireNonNull(take, "take");
        requireNonNull(value, "value");
        checkArgument(reach >= 0 && reach <= 1, "reach must be in [0, 1], was %s", reach);
        checkArgument(decided >= 0 && decided <= 1, "decided must be in [0, 1], was %s", decided);
        checkArgument(!value.isNegative(), "value must not be negative, was %s", value);
        reach = reach + 0.0;
        decided = decided + 0.0;
    }

    /**
     * Makes an account that decides as soon as it has reached the milestone.
     *
     * @throws IllegalArgumentException if the probability is not in [0, 1] or the value is negative
     */
    public CohortMember(AccountId accountId, double reach, TakeRate take, Money value) {
        this(accountId, reach, 1, take, value);
    }

    /** Returns reach × decided: the probability that the account decides on the expansion within the horizon. */
    public double due() {
        return reach * decided;
    }

    /** Returns reach × decided × take: the probability that the account takes the expansion within the horizon. */
    public double takes() {
        return due() * take.mean();
    }

    /** Returns reach × decided × take × value in major units. */
    public double expected() {
        return takes() * amount();
    }

    /** Returns the value in major units. */
    double amount() {
        return value.getAmount().doubleValue();
    }
}
