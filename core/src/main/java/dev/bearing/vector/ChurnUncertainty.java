package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Interval;

/**
 * How far a probability of churn can be trusted.
 *
 * @param interval its 95 % interval, in [0, 1]
 * @param fromTier the standard error of its difference to the churn of the account's tier: 0 where it is that churn,
 *     however uncertain that is
 */
public record ChurnUncertainty(Interval interval, double fromTier) {

    private static final ChurnUncertainty CERTAIN_LOSS = new ChurnUncertainty(Interval.of95(1, 1), 0);

    /** @throws IllegalArgumentException if an end is not a probability, or the standard error negative or not finite */
    public ChurnUncertainty {
        requireNonNull(interval, "interval");
        checkArgument(
                interval.lower() >= 0 && interval.upper() <= 1, "interval must be within [0, 1], was %s", interval);
        checkArgument(
                fromTier >= 0 && fromTier < Double.POSITIVE_INFINITY,
                "fromTier must be finite and not negative, was %s",
                fromTier);
        fromTier = fromTier + 0.0;
    }

    /**
     * Returns that of a probability with a standard error: the interval is Wilson's, for as many accounts as would give
     * the probability that error.
     *
     * @param probability in [0, 1]
     * @param standardError 0 or more
     * @param fromTier the standard error of its difference to the tier's churn, 0 or more
     */
    public static ChurnUncertainty of(double probability, double standardError, double fromTier) {
        checkArgument(probability >= 0 && probability <= 1, "probability must be in [0, 1], was %s", probability);
        checkArgument(
                standardError >= 0 && standardError < Double.POSITIVE_INFINITY,
                "standardError must be finite and not negative, was %s",
                standardError);
        return new ChurnUncertainty(
                EstimatedShare.interval(probability, standardError * standardError, Double.POSITIVE_INFINITY),
                fromTier);
    }

    /** Returns that of an account that is known to leave. */
    public static ChurnUncertainty ofKnownLoss() {
        return CERTAIN_LOSS;
    }
}
