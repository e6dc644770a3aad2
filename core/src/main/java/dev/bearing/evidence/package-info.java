/**
 * Can this number be trusted? What a score said beforehand is held against what happened: does it rank
 * ({@link dev.bearing.evidence.RocCurve}, {@link dev.bearing.evidence.LiftTable}), do its probabilities come true
 * ({@link dev.bearing.evidence.CalibrationCurve}, {@link dev.bearing.evidence.ProbabilityScore}), and can they be put
 * right ({@link dev.bearing.evidence.Calibrator}); and the same where some outcomes are not known yet
 * ({@link dev.bearing.evidence.SurvivalScore}). What was seen can also set a scorecard's weights
 * ({@link dev.bearing.evidence.WeightLearner}). Lift is an association: nothing here says what would happen if one
 * acted on a score.
 */
@NullMarked
package dev.bearing.evidence;

import org.jspecify.annotations.NullMarked;
