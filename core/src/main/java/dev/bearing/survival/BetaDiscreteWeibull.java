package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.special.LogGammas;
import dev.bearing.internal.stats.SmoothSum;
import dev.bearing.value.Answer;

/**
 * Retention where each customer has a chance to leave of its own that changes with age (BdW): a {@link DiscreteWeibull}
 * whose churn follows a beta distribution among customers. S(t) = B(alpha, beta + t^c) / B(alpha, beta). It keeps apart
 * what {@link ShiftedBetaGeometric}, which it is with c = 1, takes for one: a retention rate that rises because those
 * likely to leave have gone, and one that changes because customers do.
 *
 * <pre>{@code
 * RetentionFit fit = BetaDiscreteWeibull.fit(RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593, 551, 517, 491))
 *         .orElseThrow("fit");
 * fit.durationDependence();       // the likelihood-ratio test of c = 1: is it better than sBG?
 * fit.isDiscreteWeibullLimit();   // whether customers turned out not to differ
 * }</pre>
 *
 * <p>Three parameters are much to tell from one falling curve, and often the data do not: the flags of the provenance
 * then say which simpler model does as well.
 *
 * @param alpha the first parameter of the distribution of churn at the first renewal, positive
 * @param beta its second parameter, positive
 * @param c the power of age, positive: below 1 a customer's chance to leave falls with age, above 1 it rises
 * @param provenance where they come from
 * @see <a href="https://doi.org/10.1016/j.intmar.2018.01.002">Fader, Hardie, Liu, Davin and Steenburgh, "How to Project
 *     Customer Retention" Revisited: The Role of Duration Dependence (2018)</a>
 */
public record BetaDiscreteWeibull(double alpha, double beta, double c, FitProvenance provenance)
        implements RenewalModel {

    static final String NAME = "bdw";

    /** The logarithm of an age from which on only the power is left of it. */
    private static final double OLD = 300;

    /** @throws IllegalArgumentException if a parameter is not positive and finite */
    public BetaDiscreteWeibull {
        checkArgument(alpha > 0 && alpha < Double.POSITIVE_INFINITY, "alpha must be positive and finite: %s", alpha);
        checkArgument(beta > 0 && beta < Double.POSITIVE_INFINITY, "beta must be positive and finite: %s", beta);
        checkArgument(c > 0 && c < Double.POSITIVE_INFINITY, "c must be positive and finite: %s", c);
        requireNonNull(provenance, "provenance");
    }

    /** Returns the model with parameters that were given and not fitted, all positive. */
    public static BetaDiscreteWeibull of(double alpha, double beta, double c) {
        return new BetaDiscreteWeibull(
                alpha,
                beta,
                c,
                FitProvenance.builder(NAME, 0, 0)
                        .parameter("alpha", alpha)
                        .parameter("beta", beta)
                        .parameter("c", c)
                        .build());
    }

    /**
     * Returns the fit of highest likelihood, climbed to from that of {@link ShiftedBetaGeometric}, where c is 1. Where
     * the likelihood rises for ever as customers become alike, the fit holds the limit, a {@link DiscreteWeibull}, and
     * {@link RetentionFit#isDiscreteWeibullLimit} says so. EMPTY_BASE where nobody was up for a renewal, ZERO_CHURN
     * where nobody was lost; INSUFFICIENT_DATA where fewer than three renewals were seen, or losses only at the first
     * or the last; DID_NOT_CONVERGE where no finite parameters are the best.
     *
     * @param counts one cohort, several of them added up, or customers one by one
     */
    public static Answer<RetentionFit> fit(RenewalCounts counts) {
        requireNonNull(counts, "counts");
        return WeibullRenewalFitter.betaDiscreteWeibull(counts);
    }

    /** Returns the mean of the churn probabilities at the first renewal. */
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
        return Math.exp(-drop(renewal));
    }

    private double drop(long renewal) {
        double t = (double) renewal;
        return c * Math.log(t) > OLD
                ? -alpha * c * Math.log1p(-1 / t)
                : BetaDiscreteWeibullLikelihood.drop(alpha, beta, c, t);
    }

    @Override
    public double logSurvival(long renewals) {
        checkArgument(renewals >= 0, "renewals must not be negative, was %s", renewals);
        return logSurvival((double) renewals);
    }

    /** log B(alpha, beta + t^c) / B(alpha, beta), made from the two differences that are small. */
    private double logSurvival(double time) {
        if (time > 1 && c * Math.log(time) > OLD) {
            return LogGammas.rise(beta, alpha) - alpha * c * Math.log(time);
        }
        double age = Math.pow(time, c);
        if (age < alpha) {
            return LogGammas.rise(beta, age) - LogGammas.rise(alpha + beta, age);
        }
        return LogGammas.rise(beta, alpha) - LogGammas.rise(beta + age, alpha);
    }

    @Override
    public double logProbability(long renewal) {
        checkArgument(renewal >= 1, "renewal must be at least 1, was %s", renewal);
        return logSurvival(renewal - 1.0) + Math.log(-Math.expm1(-drop(renewal)));
    }

    /**
     * Returns the sum over u = 0, 1, … of S(n + u) / S(n) / (1 + d)^u, which has no closed form unless c is 1. Without
     * a discount it is positive infinity where alpha times c is at most 1.
     */
    @Override
    public double lifetime(long renewals, double discount) {
        checkArgument(renewals >= 0, "renewals must not be negative, was %s", renewals);
        DiscountedLifetime.checkDiscount(discount);
        double force = Math.log1p(discount);
        if (force == 0 && alpha * c <= 1) {
            return Double.POSITIVE_INFINITY;
        }
        double there = logSurvival((double) renewals);
        return SmoothSum.of(u -> logSurvival((double) renewals + u) - there - u * force);
    }
}
