package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.internal.stats.Tails;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;

/**
 * One coefficient of a fitted regression, in the units of its covariate: of a {@link CoxModel}, a
 * {@link LogisticModel}, a {@link DiscreteTimeHazard}. An association in the data it was fitted to, the other
 * covariates held, and no effect of changing the covariate.
 *
 * @param name the covariate, or {@code (Intercept)}
 * @param estimate what one unit of the covariate adds to the linear predictor, finite; 0 for a covariate left out
 * @param standardError from the information at the optimum; unknown for a covariate left out or held at its bound, and
 *     UNBOUNDED where the information has run out
 * @param robustStandardError from the sandwich, which does not trust the model's variance (HC0, or of Lin and Wei, by
 *     cluster where there are any); unknown likewise, and where a model has none
 * @param robust whether test and interval stand on the robust error: where it was asked for, and in a Cox regression
 *     with clusters or with weights that are no counts
 */
public record FittedCoefficient(
        String name,
        double estimate,
        Answer<Double> standardError,
        Answer<Double> robustStandardError,
        boolean robust) {

    /** @throws IllegalArgumentException if the estimate is not finite */
    public FittedCoefficient {
        requireNonNull(name, "name");
        checkArgument(Double.isFinite(estimate), "estimate of %s must be finite, was %s", name, estimate);
        requireNonNull(standardError, "standardError");
        requireNonNull(robustStandardError, "robustStandardError");
        estimate = estimate + 0.0;
    }

    /** Returns the error that test and interval stand on: the robust one where {@link #robust} says so. */
    public Answer<Double> error() {
        return robust ? robustStandardError : standardError;
    }

    /** Returns the estimate in {@linkplain #error errors} (Wald), with the sign of the estimate. */
    public Answer<Double> z() {
        return error().map(error -> estimate / error);
    }

    /**
     * Returns how likely an estimate at least this far from 0 is where the covariate tells nothing; in [0, 1], 0 where
     * it is too small for a {@code double}.
     */
    public Answer<Double> pValue() {
        return z().map(Tails::twoSided);
    }

    /** Returns the natural logarithm of {@link #pValue}, finite also where that is 0 in a {@code double}. */
    public Answer<Double> logPValue() {
        return z().map(Tails::logTwoSided);
    }

    /** Returns the 95 % interval: the estimate and 1.96 {@linkplain #error errors} to each side. */
    public Answer<Interval> interval() {
        return error().map(
                        error -> Interval.of95(estimate - Proportions.Z95 * error, estimate + Proportions.Z95 * error));
    }

    /**
     * Returns e to the estimate, with its 95 % interval: for one unit more of the covariate, the hazard ratio of a Cox
     * regression (above 1, customers with more of it left earlier) or of a complementary log-log one, the odds ratio of
     * a logistic one.
     */
    public Estimate ratio() {
        return new Estimate(
                Math.exp(estimate),
                interval().map(ends -> Interval.of95(Math.exp(ends.lower()), Math.exp(ends.upper()))));
    }
}
