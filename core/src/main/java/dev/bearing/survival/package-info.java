/**
 * How long until it happens: a churn, a milestone. Observed {@linkplain dev.bearing.survival.Spells spells}, of which
 * many are not over yet, become curves that treat an unfinished wait as what it is: neither an event nor a zero. Time
 * counts in whole ticks (days, or months where that is the vendor's clock), so that ties are exact. A
 * {@link dev.bearing.survival.RetentionModel} goes on where the observed curve ends; whatever follows from one, a
 * lifetime value say, comes with an interval through {@link dev.bearing.survival.UncertainRetention}.
 *
 * <p>Regressions say which covariates go with it: {@link dev.bearing.survival.CoxModel} for the time until it comes,
 * {@link dev.bearing.survival.LogisticModel} for an event within one period,
 * {@link dev.bearing.survival.DiscreteTimeHazard} for the tick at which it comes.
 */
@NullMarked
package dev.bearing.survival;

import org.jspecify.annotations.NullMarked;
