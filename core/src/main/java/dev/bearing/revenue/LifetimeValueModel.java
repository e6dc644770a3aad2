package dev.bearing.revenue;

import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.RatePeriod;

/**
 * Says what an account is worth that pays so much a period: from constant churn, a survival curve, or a ladder of value
 * tiers. Immutable and thread-safe; proportional to the revenue.
 *
 * <p>Revenue and churn both carry their period, and a model refuses another one than its own: a monthly ARPA over a
 * yearly churn is a common mistake, not a conversion.
 */
@FunctionalInterface
public interface LifetimeValueModel {

    /**
     * Returns the lifetime value of an account, or why there is none.
     *
     * @param revenue what the account pays a period, before costs
     * @param period the period
     * @throws IllegalArgumentException if the model's churn is per another period
     */
    Answer<LifetimeValue> value(EstimatedMoney revenue, RatePeriod period);
}
