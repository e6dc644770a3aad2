package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.EstimatedMoney;

/**
 * What a change of churn, expansion or acquisition cost would do to revenue × multiple, a year from now: a what-if, and
 * no appraisal. The multiple is an input; nothing here knows or infers what a company is worth.
 *
 * <pre>{@code
 * ValuationSensitivity what = new ValuationSensitivity(EstimatedMoney.of(USD, 10_000_000), 6);
 * what.value();                        // 60,000,000
 * what.ofChurn(-0.01);                 // +600,000: one point less of the year's revenue lost
 * }</pre>
 *
 * <p>The value is linear in revenue and in the multiple, and no change gives no difference.
 *
 * @param annualRecurringRevenue annual recurring revenue today, at least 0
 * @param multiple what the reader takes a unit of it to be worth, at least 0
 */
public record ValuationSensitivity(EstimatedMoney annualRecurringRevenue, double multiple) {

    /** @throws IllegalArgumentException if a part is negative or not finite */
    public ValuationSensitivity {
        requireNonNull(annualRecurringRevenue, "annualRecurringRevenue");
        GrowthArithmetic.checkNotNegative("annualRecurringRevenue", annualRecurringRevenue);
        checkArgument(
                multiple >= 0 && multiple < Double.POSITIVE_INFINITY,
                "multiple must be finite and at least 0, was %s",
                multiple);
    }

    /** Returns revenue × multiple. */
    public EstimatedMoney value() {
        return annualRecurringRevenue.multipliedBy(multiple);
    }

    /**
     * Returns the difference that a change of yearly revenue churn would make after a year.
     *
     * @param points the change, a fraction: -0.01 for one point less churn
     */
    public EstimatedMoney ofChurn(double points) {
        return value().multipliedBy(-checkedPoints(points));
    }

    /**
     * Returns the difference that a change of yearly expansion would make after a year.
     *
     * @param points the change, a fraction of today's revenue: 0.01 for one point more expansion
     */
    public EstimatedMoney ofExpansion(double points) {
        return value().multipliedBy(checkedPoints(points));
    }

    /**
     * Returns the difference that another acquisition cost would make after a year in which the same budget is spent.
     *
     * @param budget what is spent on winning customers in the year, at least 0
     * @param costNow what is spent today to win one unit of annual recurring revenue, above 0
     * @param costThen what would be spent, above 0
     * @throws org.joda.money.CurrencyMismatchException if the budget has another currency
     */
    public EstimatedMoney ofAcquisitionCost(EstimatedMoney budget, double costNow, double costThen) {
        GrowthArithmetic.checkNotNegative("budget", budget);
        GrowthArithmetic.checkSameCurrency(annualRecurringRevenue, budget);
        checkArgument(costNow > 0 && costNow < Double.POSITIVE_INFINITY, "costNow must be above 0, was %s", costNow);
        checkArgument(
                costThen > 0 && costThen < Double.POSITIVE_INFINITY, "costThen must be above 0, was %s", costThen);
        return budget.multipliedBy((1 / costThen - 1 / costNow) * multiple);
    }

    private static double checkedPoints(double points) {
        checkArgument(points >= -1 && points <= 1, "points must be in [-1, 1], was %s", points);
        return points;
    }
}
