/**
 * What success means to them: the outcome a customer desires and the way it must come about, the path of milestones
 * that leads there, what has happened on it, and how far along an account is. The milestones are the customer's, not
 * phases of the vendor's sales cycle; doing a milestone's task is worth part of its credit, the outcome all of it.
 *
 * <table>
 * <caption>Where to begin</caption>
 * <tr><th>question<th>types
 * <tr><td>what do they want?
 *     <td>{@link dev.bearing.journey.DesiredOutcome}, in versions {@link dev.bearing.journey.DesiredOutcomes}; what
 *     must come about in which way, {@link dev.bearing.journey.AppropriateExperience}
 * <tr><td>have they got it?
 *     <td>{@link dev.bearing.journey.OutcomeAssessment}, from {@link dev.bearing.journey.OutcomeGoal},
 *     {@link dev.bearing.journey.OutcomeMeasurement} and {@link dev.bearing.journey.ExperienceObservation}; one goal,
 *     {@link dev.bearing.journey.GoalProgress}
 * <tr><td>who serves them?
 *     <td>{@link dev.bearing.journey.CoverageStrategy} assigns a {@link dev.bearing.journey.CoverageSegment};
 *     {@link dev.bearing.journey.EffortPolicy} for the hours
 * <tr><td>what is the way?
 *     <td>{@link dev.bearing.journey.SuccessPath} of {@link dev.bearing.journey.SuccessMilestone}s; a first one by
 *     {@link dev.bearing.journey.PathDerivation}
 * <tr><td>how far are they?
 *     <td>{@link dev.bearing.journey.JourneyProgress}, from {@link dev.bearing.journey.MilestoneEvent}s; against the
 *     expected time {@link dev.bearing.journey.JourneyStanding}; what is left, {@link dev.bearing.journey.Route}
 * <tr><td>how long does it take?
 *     <td>{@link dev.bearing.journey.LegModel} for each leg, {@link dev.bearing.journey.TimeToValue} for a value,
 *     {@link dev.bearing.journey.CostToOutcome} for what it takes
 * <tr><td>where do they get lost?
 *     <td>{@link dev.bearing.journey.SuccessGaps}
 * <tr><td>what helps?
 *     <td>{@link dev.bearing.journey.InterventionPlan} of {@link dev.bearing.journey.Intervention}s; what contact goes
 *     together with, {@link dev.bearing.journey.LegContacts}
 * <tr><td>what comes next?
 *     <td>{@link dev.bearing.journey.LogicalExpansion}, {@link dev.bearing.journey.AdvocacyMoment};
 *     {@link dev.bearing.journey.SignalledTakes} for offers that were announced
 * </table>
 */
@NullMarked
package dev.bearing.journey;

import org.jspecify.annotations.NullMarked;
