package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.SmoothSum;
import dev.bearing.value.Answer;

/**
 * Retention where all customers are alike and their chance to leave changes with age: S(t) = (1 - churn)^(t^c). It
 * falls from renewal to renewal where c is below 1, and rises where c is above. What {@link BetaDiscreteWeibull}
 * becomes when customers do not differ; with c = 1 it is {@link GeometricRetention}.
 *
 * <pre>{@code
 * RetentionFit fit = DiscreteWeibull.fit(RenewalCounts.ofTenures(tenures)).orElseThrow("fit");
 * fit.durationDependence();     // is c = 1 refused?
 * }</pre>
 *
 * @param churn the probability of leaving at the first renewal, in (0, 1)
 * @param c the power of age, positive
 * @param provenance where they come from
 * @see <a href="https://doi.org/10.1109/TR.1975.5214915">Nakagawa and Osaki, The Discrete Weibull Distribution
 *     (1975)</a>
 */
public record DiscreteWeibull(double churn, double c, FitProvenance provenance) implements RenewalModel {

    static final String NAME = "discrete-weibull";

    /** @throws IllegalArgumentException if a parameter is out of its range */
    public DiscreteWeibull {
        checkArgument(churn > 0 && churn < 1, "churn must be in (0, 1), was %s", churn);
        checkArgument(c > 0 && c < Double.POSITIVE_INFINITY, "c must be positive and finite: %s", c);
        requireNonNull(provenance, "provenance");
    }

    /** Returns the model with parameters that were given and not fitted. */
    public static DiscreteWeibull of(double churn, double c) {
        return new DiscreteWeibull(
                churn,
                c,
                FitProvenance.builder(NAME, 0, 0)
                        .parameter("churn", churn)
                        .parameter("c", c)
                        .build());
    }

    /**
     * Returns the fit of highest likelihood. EMPTY_BASE where nobody was up for a renewal, ZERO_CHURN where nobody was
     * lost; INSUFFICIENT_DATA where only one renewal was seen, or losses only at the first or the last: then no
     * parameters follow.
     *
     * @param counts one cohort, several of them added up, or customers one by one
     */
    public static Answer<RetentionFit> fit(RenewalCounts counts) {
        requireNonNull(counts, "counts");
        return WeibullRenewalFitter.discreteWeibull(counts);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double retentionRate(long renewal) {
        checkArgument(renewal >= 1, "renewal must be at least 1, was %s", renewal);
        return Math.exp(-drop(renewal));
    }

    private double drop(long renewal) {
        return -Math.log1p(-churn) * WeibullAge.step((double) renewal, c);
    }

    @Override
    public double logSurvival(long renewals) {
        checkArgument(renewals >= 0, "renewals must not be negative, was %s", renewals);
        return logSurvival((double) renewals);
    }

    private double logSurvival(double time) {
        return time == 0 ? 0 : Math.pow(time, c) * Math.log1p(-churn);
    }

    @Override
    public double logProbability(long renewal) {
        checkArgument(renewal >= 1, "renewal must be at least 1, was %s", renewal);
        return logSurvival(renewal - 1.0) + Math.log(-Math.expm1(-drop(renewal)));
    }

    /**
     * Returns the sum over u = 0, 1, … of S(n + u) / S(n) / (1 + d)^u, which has no closed form; it always ends. Zero
     * where nobody gets that old.
     */
    @Override
    public double lifetime(long renewals, double discount) {
        checkArgument(renewals >= 0, "renewals must not be negative, was %s", renewals);
        DiscountedLifetime.checkDiscount(discount);
        double there = logSurvival((double) renewals);
        double force = Math.log1p(discount);
        return there == Double.NEGATIVE_INFINITY
                ? 0
                : SmoothSum.of(u -> logSurvival((double) renewals + u) - there - u * force);
    }
}
