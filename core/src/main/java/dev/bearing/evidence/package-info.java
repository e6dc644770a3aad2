/**
 * Can this number be trusted? What was said beforehand is held against what happened: a score against who left, a
 * probability against how often it came true, a forecast against the amount, a model against rows that it has not seen.
 * Lift is an association: nothing here says what would happen if one acted on a score.
 *
 * <table>
 * <caption>Where to begin</caption>
 * <tr><th>question<th>types
 * <tr><td>does a health score foretell who leaves?
 *     <td>{@link dev.bearing.evidence.Backtest} on a {@link dev.bearing.evidence.HealthHistory} by a
 *     {@link dev.bearing.evidence.BacktestPlan}; two scores, {@link dev.bearing.evidence.BacktestComparison}; did one
 *     know the outcome, {@link dev.bearing.evidence.LeakageReport}; how early, {@link dev.bearing.evidence.LeadTimes}
 * <tr><td>does a score rank?
 *     <td>{@link dev.bearing.evidence.ScoredOutcomes}, then {@link dev.bearing.evidence.RocCurve},
 *     {@link dev.bearing.evidence.LiftTable}, {@link dev.bearing.evidence.PrecisionRecallCurve}
 * <tr><td>do probabilities come true?
 *     <td>{@link dev.bearing.evidence.CalibrationCurve}, {@link dev.bearing.evidence.ProbabilityScore}; put right by a
 *     {@link dev.bearing.evidence.Calibrator}
 * <tr><td>and where some outcomes are not known yet?
 *     <td>{@link dev.bearing.evidence.SurvivalScore}, {@link dev.bearing.evidence.HorizonCalibration}
 * <tr><td>which model of retention is better?
 *     <td>{@link dev.bearing.evidence.Leaderboard} of {@link dev.bearing.evidence.RetentionLearner}s on
 *     {@link dev.bearing.evidence.RetentionData} by {@link dev.bearing.evidence.Folds}; the built-in ones,
 *     {@link dev.bearing.evidence.RetentionLearners}
 * <tr><td>were forecasts right?
 *     <td>{@link dev.bearing.evidence.ForecastBacktest}, for trials {@link dev.bearing.evidence.ConversionBacktest}
 * <tr><td>which weights should a scorecard have?
 *     <td>{@link dev.bearing.evidence.WeightLearner}
 * <tr><td>what do those who stay have?
 *     <td>{@link dev.bearing.evidence.ValueDriverReport} of {@link dev.bearing.evidence.ValueDriver}s
 * </table>
 */
@NullMarked
package dev.bearing.evidence;

import org.jspecify.annotations.NullMarked;
