package dev.bearing.review;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.ChurnCost;
import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import java.time.LocalDate;

/**
 * What it costs that one customer left.
 *
 * @param accountId the account
 * @param on the day it left
 * @param lostLifetimeValue the lifetime value of the tier it was in last, by the ladder of the review's day
 * @param cost that with the acquisition cost that it had not paid back; INSUFFICIENT_DATA where what winning it cost is
 *     not known
 */
public record LossCost(
        AccountId accountId, LocalDate on, Answer<EstimatedMoney> lostLifetimeValue, Answer<ChurnCost> cost) {

    /** Refuses null. */
    public LossCost {
        requireNonNull(accountId, "accountId");
        requireNonNull(on, "on");
        requireNonNull(lostLifetimeValue, "lostLifetimeValue");
        requireNonNull(cost, "cost");
    }
}
