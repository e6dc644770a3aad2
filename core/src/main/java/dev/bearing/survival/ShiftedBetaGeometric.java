package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.special.Hypergeometric;
import dev.bearing.internal.special.LogGammas;
import dev.bearing.value.Answer;

/**
 * Retention where each customer leaves with a probability of its own at every renewal, and these probabilities follow a
 * beta distribution among customers (sBG). Those likely to leave go first, so the retention rate of those who are left
 * rises from renewal to renewal though nobody changes: (beta + t - 1) / (alpha + beta + t - 1) at the t-th.
 *
 * <pre>{@code
 * RetentionFit fit = ShiftedBetaGeometric.fit(RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593, 551, 517, 491))
 *         .orElseThrow("fit");
 * fit.model().survival(12); // what is left after twelve renewals, five of them not seen yet
 * }</pre>
 *
 * @param alpha the first parameter of the distribution of churn probabilities, positive
 * @param beta its second parameter, positive
 * @param provenance where they come from
 * @see <a href="https://doi.org/10.1002/dir.20074">Fader and Hardie, How to Project Customer Retention (2007)</a>,
 *     equations 5 to 8
 */
public record ShiftedBetaGeometric(double alpha, double beta, FitProvenance provenance) implements RenewalModel {

    static final String NAME = "sbg";

    /** @throws IllegalArgumentException if a parameter is not positive and finite */
    public ShiftedBetaGeometric {
        checkArgument(alpha > 0 && alpha < Double.POSITIVE_INFINITY, "alpha must be positive and finite: %s", alpha);
        checkArgument(beta > 0 && beta < Double.POSITIVE_INFINITY, "beta must be positive and finite: %s", beta);
        requireNonNull(provenance, "provenance");
    }

    /** Returns the model with parameters that were given and not fitted, both positive. */
    public static ShiftedBetaGeometric of(double alpha, double beta) {
        return new ShiftedBetaGeometric(
                alpha,
                beta,
                FitProvenance.builder(NAME, 0, 0)
                        .parameter("alpha", alpha)
                        .parameter("beta", beta)
                        .build());
    }

    /**
     * Returns the fit of highest likelihood. Where customers look alike, or losses come later than they would if all
     * were alike, no finite parameters are best: the fit then holds the limit, a {@link GeometricRetention}, and
     * {@link RetentionFit#isGeometricLimit} says so. EMPTY_BASE where nobody was up for a renewal, ZERO_CHURN where
     * nobody was lost; INSUFFICIENT_DATA where only one renewal was seen, or losses only at the first: then no
     * parameters follow.
     *
     * @param counts one cohort, several of them added up, or customers one by one
     * @see <a href="http://www.brucehardie.com/notes/017/">Fader and Hardie, Fitting the sBG Model to Multi-Cohort Data
     *     (2007)</a>, for several cohorts
     */
    public static Answer<RetentionFit> fit(RenewalCounts counts) {
        requireNonNull(counts, "counts");
        return RenewalFitter.shiftedBetaGeometric(counts);
    }

    /** Returns the mean of the churn probabilities, which is the churn at the first renewal. */
    public double meanChurn() {
        return alpha / (alpha + beta);
    }

    /**
     * Returns how far customers differ: 1 / (alpha + beta + 1), 0 where all are alike and 1 where each leaves at once
     * or never.
     */
    public double polarization() {
        return 1 / (alpha + beta + 1);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double retentionRate(long renewal) {
        checkArgument(renewal >= 1, "renewal must be at least 1, was %s", renewal);
        double earlier = renewal - 1.0;
        return (beta + earlier) / (alpha + beta + earlier);
    }

    /** Returns log B(alpha, beta + t) / B(alpha, beta), made from the two differences that are small. */
    @Override
    public double logSurvival(long renewals) {
        checkArgument(renewals >= 0, "renewals must not be negative, was %s", renewals);
        if (renewals < alpha) {
            return LogGammas.rise(beta, (double) renewals) - LogGammas.rise(alpha + beta, (double) renewals);
        }
        return LogGammas.rise(beta, alpha) - LogGammas.rise(beta + renewals, alpha);
    }

    @Override
    public double logProbability(long renewal) {
        checkArgument(renewal >= 1, "renewal must be at least 1, was %s", renewal);
        return logSurvival(renewal - 1) + Math.log(alpha / (alpha + beta + (renewal - 1.0)));
    }

    /**
     * Returns 2F1(1, beta + n; alpha + beta + n; 1 / (1 + d)); without a discount (alpha + beta + n - 1) / (alpha - 1)
     * where alpha is above 1, and positive infinity where it is not.
     *
     * @see <a href="https://doi.org/10.1287/mksc.1080.0482">Fader and Hardie, Customer-Base Valuation in a Contractual
     *     Setting (2010)</a>
     */
    @Override
    public double lifetime(long renewals, double discount) {
        checkArgument(renewals >= 0, "renewals must not be negative, was %s", renewals);
        DiscountedLifetime.checkDiscount(discount);
        double b = beta + renewals;
        double v = 1 / (1 + discount);
        if (v == 1) {
            return alpha > 1 ? (alpha + b - 1) / (alpha - 1) : Double.POSITIVE_INFINITY;
        }
        return Hypergeometric.value(1, b, alpha + b, v);
    }
}
