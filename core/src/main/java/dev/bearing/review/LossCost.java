package dev.bearing.review;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.ChurnCost;
import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.TierId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What it costs that one customer left.
 *
 * @param accountId the account
 * @param on the day it left
 * @param tier the tier it was in last; empty where it was in none
 * @param lostLifetimeValue the lifetime value of the tier it was in last, by the ladder of the review's day
 * @param cost that with the acquisition cost that it had not paid back; INSUFFICIENT_DATA where what winning it cost is
 *     not known
 */
public record LossCost(
        AccountId accountId,
        LocalDate on,
        Optional<TierId> tier,
        Answer<EstimatedMoney> lostLifetimeValue,
        Answer<ChurnCost> cost) {

    /** Refuses null. */
    public LossCost {
        requireNonNull(accountId, "accountId");
        requireNonNull(on, "on");
        requireNonNull(tier, "tier");
        requireNonNull(lostLifetimeValue, "lostLifetimeValue");
        requireNonNull(cost, "cost");
    }
}
