package dev.bearing.survival;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.internal.stats.Tails;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;

/**
 * One coefficient of a fitted regression, in the units of its covariate.
 *
 * @param name the covariate, or {@code (Intercept)}
 * @param estimate what one unit of the covariate adds to the linear predictor, finite; 0 for a covariate left out
 * @param standardError from the information at the optimum; unknown for a covariate left out or held at its bound
 * @param robustStandardError from the sandwich (HC0), which does not trust the model's variance; unknown likewise, and
 *     where a model has none
 */
public record FittedCoefficient(
        String name, double estimate, Answer<Double> standardError, Answer<Double> robustStandardError) {

    /** @throws IllegalArgumentException if the estimate is not finite */
    public FittedCoefficient {
        requireNonNull(name, "name");
        checkArgument(Double.isFinite(estimate), "estimate of %s must be finite, was %s", name, estimate);
        requireNonNull(standardError, "standardError");
        requireNonNull(robustStandardError, "robustStandardError");
        estimate = estimate + 0.0;
    }

    /** Returns the estimate in standard errors (Wald), with the sign of the estimate. */
    public Answer<Double> z() {
        return standardError.map(error -> estimate / error);
    }

    /** Returns how likely an estimate at least this far from 0 is where the covariate tells nothing; in [0, 1]. */
    public Answer<Double> pValue() {
        return z().map(Tails::twoSided);
    }

    /** Returns the natural logarithm of {@link #pValue}, finite also where that is 0 in a {@code double}. */
    public Answer<Double> logPValue() {
        return z().map(Tails::logTwoSided);
    }

    /** Returns the 95 % interval: the estimate and 1.96 standard errors to each side. */
    public Answer<Interval> interval() {
        return standardError.map(
                error -> Interval.of95(estimate - Proportions.Z95 * error, estimate + Proportions.Z95 * error));
    }
}
