package dev.bearing.review;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.revenue.OrderPolicy;
import dev.bearing.revenue.Renewals;
import java.util.Optional;

/**
 * What a review shows of revenue besides each currency by itself.
 *
 * @param reporting the currency in which it also adds up all others; absent: none
 * @param segmentBy the attribute by whose values it also shows revenue; absent: none
 * @param orders when a buyer of one-off business counts as active; absent: derived from the time between orders
 * @param renewalGraceDays for how many days after its end a contract's term may still be renewed, 0 or more
 */
public record RevenueSettings(
        Optional<ReportingCurrency> reporting,
        Optional<String> segmentBy,
        Optional<OrderPolicy> orders,
        int renewalGraceDays) {

    private static final RevenueSettings DEFAULT =
            new RevenueSettings(Optional.empty(), Optional.empty(), Optional.empty(), Renewals.DEFAULT_GRACE_DAYS);

    /** @throws IllegalArgumentException if the attribute is blank or the grace negative */
    public RevenueSettings {
        requireNonNull(segmentBy, "segmentBy");
        requireNonNull(reporting, "reporting");
        requireNonNull(orders, "orders");
        checkArgument(segmentBy.filter(String::isBlank).isEmpty(), "segmentBy must not be blank");
        checkArgument(renewalGraceDays >= 0, "renewalGraceDays must not be negative, was %s", renewalGraceDays);
    }

    /** Returns no conversion, no segments, and a grace of {@value Renewals#DEFAULT_GRACE_DAYS} days for renewals. */
    public static RevenueSettings defaults() {
        return DEFAULT;
    }

    /** Returns these settings with a currency in which all others are added up. */
    public RevenueSettings withReporting(ReportingCurrency value) {
        return new RevenueSettings(Optional.of(value), segmentBy, orders, renewalGraceDays);
    }

    /** Returns these settings with an attribute to show revenue by. */
    public RevenueSettings withSegmentBy(String attribute) {
        return new RevenueSettings(reporting, Optional.of(attribute), orders, renewalGraceDays);
    }

    /** Returns these settings with a repurchase window. */
    public RevenueSettings withOrders(OrderPolicy value) {
        return new RevenueSettings(reporting, segmentBy, Optional.of(value), renewalGraceDays);
    }

    /** Returns these settings with another grace for renewals. */
    public RevenueSettings withRenewalGraceDays(int days) {
        return new RevenueSettings(reporting, segmentBy, orders, days);
    }
}
