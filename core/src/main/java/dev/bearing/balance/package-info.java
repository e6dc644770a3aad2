/**
 * Whether it is good for both sides: what the customer gets, what the vendor gets, and how that meets the plan. One
 * side is never shown without the other.
 *
 * <table>
 * <caption>Where to begin</caption>
 * <tr><th>question<th>types
 * <tr><td>how far is one account, and its vendor?
 *     <td>{@link dev.bearing.balance.AccountBalance} of a {@link dev.bearing.balance.CustomerSide} and a
 *     {@link dev.bearing.balance.VendorSide}; together {@link dev.bearing.balance.MutualSuccess}
 * <tr><td>and all of them?
 *     <td>{@link dev.bearing.balance.BookEstimates}
 * <tr><td>is there more of it, proven, faster?
 *     <td>{@link dev.bearing.balance.AttainmentChange}, {@link dev.bearing.balance.ProvenValue},
 *     {@link dev.bearing.balance.ValueSpeed}
 * <tr><td>will the plan be met?
 *     <td>{@link dev.bearing.balance.PlanProgress} of {@link dev.bearing.balance.Target}s; which parts carry the
 *     difference, {@link dev.bearing.balance.PlanSplit}
 * <tr><td>how does the role itself do?
 *     <td>{@link dev.bearing.balance.RoleScorecard}; {@link dev.bearing.balance.MonthEndContacts} for contact by the
 *     vendor's calendar
 * <tr><td>how many people does it take?
 *     <td>{@link dev.bearing.balance.CapacityPlan}
 * <tr><td>what helps both most?
 *     <td>{@link dev.bearing.balance.MutualGainRanking}
 * </table>
 */
@NullMarked
package dev.bearing.balance;

import org.jspecify.annotations.NullMarked;
