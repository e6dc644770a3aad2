/**
 * What to do next: whom to offer what, which terms to see to, what an intervention was followed by, whom to ask to
 * speak for the vendor, and in which order. What followed an action is an association; the groups that are compared
 * were not drawn by lot.
 *
 * <table>
 * <caption>Where to begin</caption>
 * <tr><th>question<th>types
 * <tr><td>who should be offered what?
 *     <td>{@link dev.bearing.action.LeadQualification} finds {@link dev.bearing.action.QualifiedLead}s by a
 *     {@link dev.bearing.action.LeadPolicy}; {@link dev.bearing.action.LeadRouting} says how it is bought; what came of
 *     it, {@link dev.bearing.action.LeadFunnel}
 * <tr><td>whose term ends?
 *     <td>{@link dev.bearing.action.RenewalCalendar}, how likely it is renewed
 *     {@link dev.bearing.action.RenewalChance}; {@link dev.bearing.action.ChurnNotice} for who has said so
 * <tr><td>what went together with helping?
 *     <td>{@link dev.bearing.action.InterventionEffect}, by {@link dev.bearing.action.InterventionComparison};
 *     {@link dev.bearing.action.TouchPolicy} where there were several
 * <tr><td>who may be asked to speak for us?
 *     <td>{@link dev.bearing.action.AdvocacyEligibility} finds {@link dev.bearing.action.AdvocacyCandidate}s; what came
 *     of asking, {@link dev.bearing.action.AdvocacyReport}; who sent whom, {@link dev.bearing.action.ReferralTree}
 * <tr><td>what first?
 *     <td>{@link dev.bearing.action.WorkRanking} orders {@link dev.bearing.action.WorkItem}s into a
 *     {@link dev.bearing.action.WorkPlan}
 * </table>
 */
@NullMarked
package dev.bearing.action;

import org.jspecify.annotations.NullMarked;
