package dev.bearing.revenue;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/**
 * The conventions under which revenue is counted: a value with a fingerprint that every rate carries, since the same
 * customers in the same month give churn rates from 22 % to 44 % under the conventions of well-known products.
 *
 * <p>{@link #strict()} is the default: price states and not invoices, customers and not subscriptions, closed cohorts,
 * the end of service and not the click on "cancel".
 *
 * @param name a name for readers, such as {@code strict}
 * @param pastDueGraceDays for how many days a past-due subscription still counts, 0 or more; then it is churn
 * @param pauseTimeoutDays a pause longer than so many days is churn, at least 1
 * @param minimumDiscountBills a discount counts if it is for ever or granted for at least so many bills, at least 1
 */
public record RevenuePolicy(String name, int pastDueGraceDays, int pauseTimeoutDays, int minimumDiscountBills) {

    private static final RevenuePolicy STRICT = new RevenuePolicy("strict", 30, 90, 2);

    /** @throws IllegalArgumentException if a part is out of its range */
    public RevenuePolicy {
        checkArgument(!name.isBlank(), "name must not be blank");
        checkArgument(pastDueGraceDays >= 0, "pastDueGraceDays must not be negative, was %s", pastDueGraceDays);
        checkArgument(pauseTimeoutDays >= 1, "pauseTimeoutDays must be at least 1, was %s", pauseTimeoutDays);
        checkArgument(
                minimumDiscountBills >= 1, "minimumDiscountBills must be at least 1, was %s", minimumDiscountBills);
    }

    /** Returns the default: 30 days of grace, pauses of up to 90 days, discounts of two bills or more. */
    public static RevenuePolicy strict() {
        return STRICT;
    }

    /** Returns this policy with other days of grace for past-due subscriptions, under another name. */
    public RevenuePolicy withPastDueGraceDays(String newName, int days) {
        return new RevenuePolicy(newName, days, pauseTimeoutDays, minimumDiscountBills);
    }

    /** Returns this policy with another limit for pauses, under another name. */
    public RevenuePolicy withPauseTimeoutDays(String newName, int days) {
        return new RevenuePolicy(newName, pastDueGraceDays, days, minimumDiscountBills);
    }

    /**
     * Returns the name and eight hexadecimal digits that change with any convention, such as {@code strict:1a2b3c4d}.
     */
    public String fingerprint() {
        String conventions =
                "factors=YEAR_365;recognition=END_OF_SERVICE;population=CLOSED_COHORT;mergeGap=P0D;free=CHURN"
                        + ";pastDueGraceDays=" + pastDueGraceDays
                        + ";pauseTimeoutDays=" + pauseTimeoutDays
                        + ";minimumDiscountBills=" + minimumDiscountBills;
        return name + ":"
                + Hashing.sha256()
                        .hashString(conventions, StandardCharsets.UTF_8)
                        .toString()
                        .substring(0, 8);
    }
}
