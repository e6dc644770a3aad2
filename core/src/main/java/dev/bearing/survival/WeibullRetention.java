package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * Retention in continuous time where all customers are alike: S(t) = exp(-rate t^c). What {@link WeibullGamma} becomes
 * as customers become alike, and with c = 1, the exponential distribution, what {@link ExponentialGamma} becomes. With
 * covariates it is an {@link AcceleratedFailureTime} model.
 *
 * @param rate the hazard at age 1 divided by c, positive, in one over the unit of the durations to the power of c
 * @param c the power of age, positive
 * @param provenance where they come from
 */
public record WeibullRetention(double rate, double c, FitProvenance provenance) implements DurationModel {

    /** @throws IllegalArgumentException if a parameter is not positive and finite */
    public WeibullRetention {
        checkArgument(rate > 0 && rate < Double.POSITIVE_INFINITY, "rate must be positive and finite: %s", rate);
        checkArgument(c > 0 && c < Double.POSITIVE_INFINITY, "c must be positive and finite: %s", c);
        requireNonNull(provenance, "provenance");
    }

    /** Returns the model with parameters that were given and not fitted, both positive. */
    public static WeibullRetention of(double rate, double c) {
        return new WeibullRetention(
                rate,
                c,
                FitProvenance.builder(c == 1 ? "exponential" : "weibull", 0, 0)
                        .parameter("rate", rate)
                        .parameter("c", c)
                        .build());
    }

    /** Returns {@code exponential} where c is 1, else {@code weibull}. */
    @Override
    public String name() {
        return c == 1 ? "exponential" : "weibull";
    }

    @Override
    public double logSurvival(double time) {
        checkArgument(
                time >= 0 && time < Double.POSITIVE_INFINITY, "time must be finite and not negative, was %s", time);
        return time == 0 ? 0 : -rate * Math.pow(time, c);
    }

    @Override
    public double hazard(double time) {
        checkArgument(
                time >= 0 && time < Double.POSITIVE_INFINITY, "time must be finite and not negative, was %s", time);
        return rate * c * Math.pow(time, c - 1);
    }
}
