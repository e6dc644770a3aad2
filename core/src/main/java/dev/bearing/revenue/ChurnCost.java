package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.EstimatedMoney;

/**
 * What it costs that one customer left: what it would still have brought, and what was spent to win it and has not come
 * back yet.
 *
 * @param lostLifetimeValue the lifetime value that was still ahead, at least 0
 * @param unrecoveredAcquisition the acquisition cost that the customer's margin has not paid back, at least 0
 */
public record ChurnCost(EstimatedMoney lostLifetimeValue, EstimatedMoney unrecoveredAcquisition) {

    /** @throws IllegalArgumentException if an amount is negative */
    public ChurnCost {
        requireNonNull(lostLifetimeValue, "lostLifetimeValue");
        requireNonNull(unrecoveredAcquisition, "unrecoveredAcquisition");
        checkArgument(
                lostLifetimeValue.amount() >= 0,
                "lostLifetimeValue must not be negative, was %s",
                lostLifetimeValue.amount());
        checkArgument(
                unrecoveredAcquisition.amount() >= 0,
                "unrecoveredAcquisition must not be negative, was %s",
                unrecoveredAcquisition.amount());
    }

    /**
     * Returns the cost of a customer that left.
     *
     * @param lostLifetimeValue the lifetime value that was still ahead
     * @param acquisitionCost what was spent to win it
     * @param marginSoFar what it has brought after the cost of serving; beyond the acquisition cost it pays nothing
     *     back
     * @throws org.joda.money.CurrencyMismatchException if the currencies differ
     */
    public static ChurnCost of(
            EstimatedMoney lostLifetimeValue, EstimatedMoney acquisitionCost, EstimatedMoney marginSoFar) {
        requireNonNull(acquisitionCost, "acquisitionCost");
        requireNonNull(marginSoFar, "marginSoFar");
        EstimatedMoney open = acquisitionCost.plus(marginSoFar.multipliedBy(-1));
        return new ChurnCost(lostLifetimeValue, EstimatedMoney.of(open.currency(), Math.max(0, open.amount())));
    }

    /** Returns both together. */
    public EstimatedMoney total() {
        return lostLifetimeValue.plus(unrecoveredAcquisition);
    }
}
