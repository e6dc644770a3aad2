package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;

/**
 * Retention in continuous time where each customer leaves at a rate of its own that does not change, and these rates
 * follow a gamma distribution among customers: S(t) = (alpha / (alpha + t))^r, a Lomax or Pareto distribution of the
 * second kind. What {@link ShiftedBetaGeometric} is for renewals: those likely to leave go first, so the hazard of
 * those who are left falls though nobody changes.
 *
 * <pre>{@code
 * DurationFit fit = ExponentialGamma.fit(Spells.ofDurations(months, churned)).orElseThrow("fit");
 * fit.model().logSurvival(30.5);
 * fit.model().lifetime(24, Math.log1p(0.008));  // of a customer of 24 months, discounted by 0.8 % a month
 * }</pre>
 *
 * @param r the shape of the gamma distribution of rates, positive: the smaller, the more customers differ
 * @param alpha its rate, positive, in the unit of the durations; r / alpha is the mean rate
 * @param provenance where they come from
 * @see <a href="http://www.brucehardie.com/papers/">Hardie, Fader and Wisniewski, An Empirical Comparison of New
 *     Product Trial Forecasting Models (1998)</a>
 */
public record ExponentialGamma(double r, double alpha, FitProvenance provenance) implements DurationModel {

    static final String NAME = "exponential-gamma";

    /** @throws IllegalArgumentException if a parameter is not positive and finite */
    public ExponentialGamma {
        checkArgument(r > 0 && r < Double.POSITIVE_INFINITY, "r must be positive and finite: %s", r);
        checkArgument(alpha > 0 && alpha < Double.POSITIVE_INFINITY, "alpha must be positive and finite: %s", alpha);
        requireNonNull(provenance, "provenance");
    }

    /** Returns the model with parameters that were given and not fitted, both positive. */
    public static ExponentialGamma of(double r, double alpha) {
        return new ExponentialGamma(
                r,
                alpha,
                FitProvenance.builder(NAME, 0, 0)
                        .parameter("r", r)
                        .parameter("alpha", alpha)
                        .build());
    }

    /**
     * Returns the fit of highest likelihood. Where losses do not come earlier than they would if all customers were
     * alike, the fit holds the limit, a {@link WeibullRetention} with c = 1, and {@link DurationFit#isLimit} says so.
     * EMPTY_BASE where nobody was observed for any time, CENSORED where nobody was lost; DID_NOT_CONVERGE where no
     * finite parameters are the best.
     *
     * @param spells how long customers were observed, and whether they were lost: every cause but 0 is a loss; times
     *     may be fractions, and entries may be delayed
     * @throws IllegalArgumentException if the spells are weighted: the fit is of heads
     */
    public static Answer<DurationFit> fit(Spells spells) {
        requireNonNull(spells, "spells");
        return DurationFitter.exponentialGamma(spells);
    }

    /** Returns the mean of the rates at which customers leave. */
    public double meanRate() {
        return r / alpha;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double logSurvival(double time) {
        checkArgument(
                time >= 0 && time < Double.POSITIVE_INFINITY, "time must be finite and not negative, was %s", time);
        return time == 0 ? 0 : -r * Math.log1p(time / alpha);
    }

    @Override
    public double hazard(double time) {
        checkArgument(
                time >= 0 && time < Double.POSITIVE_INFINITY, "time must be finite and not negative, was %s", time);
        return r / (alpha + time);
    }

    /**
     * Returns (alpha + age)^r force^(r - 1) U(r, r, (alpha + age) force), U being Tricomi's function, by quadrature.
     * Without a discount (alpha + age) / (r - 1) where r is above 1, and positive infinity where it is not.
     */
    @Override
    public double lifetime(double age, double force) {
        double falling = DurationModel.super.lifetime(age, force);
        if (force > 0) {
            return falling;
        }
        return r > 1 ? (alpha + age) / (r - 1) : Double.POSITIVE_INFINITY;
    }
}
