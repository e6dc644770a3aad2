/**
 * How long until it happens: a churn, a milestone. Observed {@linkplain dev.bearing.survival.Spells spells}, of which
 * many are not over yet, become curves that treat an unfinished wait as what it is: neither an event nor a zero. Time
 * counts in whole ticks (days, or months where that is the vendor's clock), so that ties are exact. A
 * {@link dev.bearing.survival.RetentionModel} goes on where the observed curve ends; whatever follows from one, a
 * lifetime value say, comes with an interval through {@link dev.bearing.survival.UncertainRetention}.
 */
@NullMarked
package dev.bearing.survival;

import org.jspecify.annotations.NullMarked;
