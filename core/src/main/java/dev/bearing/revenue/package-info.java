/**
 * Where they are, in money: from dated price states to one ledger of movements per customer and currency, and from it
 * every recurring-revenue metric, each under a named {@link dev.bearing.revenue.RevenuePolicy}. Amounts are exact,
 * currencies are never mixed, and a rate carries its numerator, its denominator and its policy.
 *
 * <table>
 * <caption>Where to begin</caption>
 * <tr><th>question<th>types
 * <tr><td>what goes in?
 *     <td>{@link dev.bearing.revenue.PriceState}, or {@link dev.bearing.revenue.InvoiceLine} where there are only
 *     invoices; {@link dev.bearing.revenue.Contract} for terms, {@link dev.bearing.revenue.Order} for one-off business;
 *     by the million {@link dev.bearing.revenue.PriceColumns}
 * <tr><td>what comes out?
 *     <td>{@link dev.bearing.revenue.RevenueLedger}, by currency {@link dev.bearing.revenue.CurrencyLedger}: rates,
 *     averages, the {@link dev.bearing.revenue.RevenueBridge} of a period; of one account
 *     {@link dev.bearing.revenue.AccountRevenue} with its {@link dev.bearing.revenue.Movement}s
 * <tr><td>by which rules?
 *     <td>{@link dev.bearing.revenue.RevenuePolicy}, the presets of other products in
 *     {@link dev.bearing.revenue.RevenuePolicies}; {@link dev.bearing.revenue.RollUp} says who is one customer
 * <tr><td>why is it another number there, or then?
 *     <td>{@link dev.bearing.revenue.PolicyDiff} between two policies, {@link dev.bearing.revenue.Restatement} between
 *     two days, {@link dev.bearing.revenue.Reconciliation} against a billing system
 * <tr><td>and of a group, or all in one currency?
 *     <td>{@link dev.bearing.revenue.SegmentedRevenue} by a {@link dev.bearing.revenue.Segmentation};
 *     {@link dev.bearing.revenue.FxTable} and {@link dev.bearing.revenue.FxPolicy}
 * <tr><td>what is left of newcomers?
 *     <td>{@link dev.bearing.revenue.RetentionTriangle}
 * <tr><td>whose term ends?
 *     <td>{@link dev.bearing.revenue.Renewals}, {@link dev.bearing.revenue.UpcomingRenewal}
 * <tr><td>what is a customer worth?
 *     <td>{@link dev.bearing.revenue.LifetimeValueModel}, with constant churn
 *     {@link dev.bearing.revenue.ConstantChurn}; {@link dev.bearing.revenue.GrowthArithmetic} and
 *     {@link dev.bearing.revenue.GrowthReport} for what growth needs; {@link dev.bearing.revenue.ChurnCost}
 * <tr><td>and without a subscription?
 *     <td>{@link dev.bearing.revenue.OrderLedger} for orders, {@link dev.bearing.revenue.UsageRevenue} for usage
 * <tr><td>and a number that is missing?
 *     <td>{@link dev.bearing.revenue.Metric}, beside those of {@link dev.bearing.revenue.Metrics}
 * </table>
 */
@NullMarked
package dev.bearing.revenue;

import org.jspecify.annotations.NullMarked;
