package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;

/**
 * Retention where everybody leaves with the same probability at every renewal: S(t) = (1 - churn)^t. What
 * {@link ShiftedBetaGeometric} becomes when customers are all alike.
 *
 * @param churn the probability of leaving at a renewal, in [0, 1]
 * @param provenance where it comes from
 */
public record GeometricRetention(double churn, FitProvenance provenance) implements RenewalModel {

    static final String NAME = "geometric";

    /** @throws IllegalArgumentException if churn is out of range */
    public GeometricRetention {
        checkArgument(churn >= 0 && churn <= 1, "churn must be in [0, 1], was %s", churn);
        requireNonNull(provenance, "provenance");
        churn = churn + 0.0;
    }

    /** Returns the model with a churn that was given and not fitted. */
    public static GeometricRetention of(double churn) {
        return new GeometricRetention(
                churn,
                FitProvenance.builder(NAME, 0, 0).parameter("churn", churn).build());
    }

    /**
     * Returns the fit of highest likelihood: churn is customers lost / renewals they were up for. EMPTY_BASE where
     * nobody was up for one, ZERO_CHURN where nobody was lost, INSUFFICIENT_DATA where nobody ever renewed.
     */
    public static Answer<RetentionFit> fit(RenewalCounts counts) {
        requireNonNull(counts, "counts");
        return RenewalFitter.geometric(counts);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double retentionRate(long renewal) {
        checkArgument(renewal >= 1, "renewal must be at least 1, was %s", renewal);
        return 1 - churn;
    }

    @Override
    public double logSurvival(long renewals) {
        checkArgument(renewals >= 0, "renewals must not be negative, was %s", renewals);
        return renewals == 0 ? 0 : renewals * Math.log1p(-churn);
    }

    @Override
    public double logProbability(long renewal) {
        checkArgument(renewal >= 1, "renewal must be at least 1, was %s", renewal);
        return logSurvival(renewal - 1) + Math.log(churn);
    }

    /** Returns (1 + d) / (d + churn), after any number of renewals; positive infinity where both are 0. */
    @Override
    public double lifetime(long renewals, double discount) {
        checkArgument(renewals >= 0, "renewals must not be negative, was %s", renewals);
        DiscountedLifetime.checkDiscount(discount);
        return (1 + discount) / (discount + churn);
    }
}
