package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;

/**
 * Retention in continuous time where each customer's rate of leaving is its own and changes with age by a power of it,
 * the rates following a gamma distribution among customers: S(t) = (alpha / (alpha + t^c))^r, a Burr distribution. With
 * c = 1 it is {@link ExponentialGamma}; what {@link BetaDiscreteWeibull} is for renewals.
 *
 * <pre>{@code
 * DurationFit fit = WeibullGamma.fit(Spells.ofDurations(days, churned)).orElseThrow("fit");
 * fit.durationDependence();     // the likelihood-ratio test of c = 1
 * }</pre>
 *
 * <p>It is for times that were measured finely. Times rounded up to whole months have their highest likelihood where c
 * is without limit, since no loss can come before the first month. The fit then is the maximum next to
 * {@link ExponentialGamma}, and a flag says so; {@link BetaDiscreteWeibull} is the model for them.
 *
 * @param r the shape of the gamma distribution of rates, positive: the smaller, the more customers differ
 * @param alpha its rate, positive, in the unit of the durations to the power of c
 * @param c the power of age, positive: below 1 a customer's rate falls with age, above 1 it rises
 * @param provenance where they come from
 * @see <a href="http://www.brucehardie.com/papers/">Hardie, Fader and Wisniewski, An Empirical Comparison of New
 *     Product Trial Forecasting Models (1998)</a>
 */
public record WeibullGamma(double r, double alpha, double c, FitProvenance provenance) implements DurationModel {

    static final String NAME = "weibull-gamma";

    /** @throws IllegalArgumentException if a parameter is not positive and finite */
    public WeibullGamma {
        checkArgument(r > 0 && r < Double.POSITIVE_INFINITY, "r must be positive and finite: %s", r);
        checkArgument(alpha > 0 && alpha < Double.POSITIVE_INFINITY, "alpha must be positive and finite: %s", alpha);
        checkArgument(c > 0 && c < Double.POSITIVE_INFINITY, "c must be positive and finite: %s", c);
        requireNonNull(provenance, "provenance");
    }

    /** Returns the model with parameters that were given and not fitted, all positive. */
    public static WeibullGamma of(double r, double alpha, double c) {
        return new WeibullGamma(
                r,
                alpha,
                c,
                FitProvenance.builder(NAME, 0, 0)
                        .parameter("r", r)
                        .parameter("alpha", alpha)
                        .parameter("c", c)
                        .build());
    }

    /**
     * Returns the fit of maximum likelihood, climbed to from that of {@link ExponentialGamma}, where c is 1. Where the
     * likelihood rises for ever as customers become alike, the fit holds the limit, a {@link WeibullRetention}, and
     * {@link DurationFit#isLimit} says so. EMPTY_BASE where nobody was observed for any time, CENSORED where nobody was
     * lost, OUTSIDE_MODEL_RANGE where somebody was lost at time 0, INSUFFICIENT_DATA where all losses fall on one time;
     * DID_NOT_CONVERGE where the climb found no maximum.
     *
     * @param spells how long customers were observed, and whether they were lost: every cause but 0 is a loss; times
     *     may be fractions, and entries may be delayed
     * @throws IllegalArgumentException if the spells are weighted: the fit is of heads
     */
    public static Answer<DurationFit> fit(Spells spells) {
        requireNonNull(spells, "spells");
        return DurationFitter.weibullGamma(spells);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Returns -r log(1 + t^c / alpha). */
    @Override
    public double logSurvival(double time) {
        checkArgument(
                time >= 0 && time < Double.POSITIVE_INFINITY, "time must be finite and not negative, was %s", time);
        double age = Math.pow(time, c) / alpha;
        return time == 0 ? 0 : -r * (age < Double.POSITIVE_INFINITY ? Math.log1p(age) : logAge(time));
    }

    private double logAge(double time) {
        return c * Math.log(time) - Math.log(alpha);
    }

    @Override
    public double hazard(double time) {
        checkArgument(
                time >= 0 && time < Double.POSITIVE_INFINITY, "time must be finite and not negative, was %s", time);
        if (time == 0) {
            return c == 1 ? r / alpha : c < 1 ? Double.POSITIVE_INFINITY : 0;
        }
        return r * c / time / (1 + Math.exp(-logAge(time)));
    }

    /** Returns the same as {@link DurationModel#lifetime}; without a discount it is infinite where r c is at most 1. */
    @Override
    public double lifetime(double age, double force) {
        return force == 0 && r * c <= 1 ? Double.POSITIVE_INFINITY : DurationModel.super.lifetime(age, force);
    }
}
