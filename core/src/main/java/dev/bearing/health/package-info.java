/**
 * Are they well? Dated signals of an account, the curves that turn each into a fraction, and scorecards that combine
 * them into one score with its coverage, its freshness and contributions that add up. A score is a position and not a
 * direction, and it is worth no more than its back-test.
 *
 * <table>
 * <caption>Where to begin</caption>
 * <tr><th>question<th>types
 * <tr><td>what goes in?
 *     <td>{@link dev.bearing.health.Signal}; of one account {@link dev.bearing.health.HealthSignals}, of many on one
 *     day {@link dev.bearing.health.SignalTable}
 * <tr><td>how is it judged?
 *     <td>{@link dev.bearing.health.Scorecard} of {@link dev.bearing.health.Measure}s, each with a
 *     {@link dev.bearing.health.Curve}, perhaps in {@link dev.bearing.health.MeasureGroup}s; several scorecards by
 *     {@link dev.bearing.health.ScorecardResolver}; a score of one's own, {@link dev.bearing.health.HealthStrategy}
 * <tr><td>what comes out?
 *     <td>{@link dev.bearing.health.HealthScore} with its {@link dev.bearing.health.HealthBand}; of many accounts
 *     {@link dev.bearing.health.HealthTable}; of a whole from its parts {@link dev.bearing.health.HealthRollUp}
 * <tr><td>why, and what changed?
 *     <td>{@link dev.bearing.health.HealthChange} between two {@link dev.bearing.health.HealthSnapshot}s,
 *     {@link dev.bearing.health.HealthTrend} up to a day; for the customer's eyes
 *     {@link dev.bearing.health.CustomerHealth}
 * <tr><td>when does a band change?
 *     <td>{@link dev.bearing.health.BandPolicy} cuts, {@link dev.bearing.health.BandStability} holds,
 *     {@link dev.bearing.health.BandTracker} follows, {@link dev.bearing.health.BandReplay} tells what other settings
 *     would have done
 * <tr><td>what do people say?
 *     <td>{@link dev.bearing.health.ScoreOverride}; where they differ from the score,
 *     {@link dev.bearing.health.DisagreementReport}
 * <tr><td>what would a new scorecard do?
 *     <td>{@link dev.bearing.health.ImpactReport}
 * <tr><td>and as signals arrive?
 *     <td>{@link dev.bearing.health.RunningHealth}
 * </table>
 */
@NullMarked
package dev.bearing.health;

import org.jspecify.annotations.NullMarked;
