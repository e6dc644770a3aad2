package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Interval;

/**
 * How far a probability of churn can be trusted.
 *
 * @param interval its 95 % interval, in [0, 1]
 * @param fromTier the standard error of its difference to the churn of the account's tier: 0 where it is that churn,
 *     however uncertain that is, unless the tier lost nobody or all
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
     * the probability that error. No number of accounts gives 0 and 1 an error; of those it goes as far as 2 x 1.96
     * standard errors, so that an error read from Wilson's interval of nobody, or of all, gives that interval back.
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
                probability > 0 && probability < 1
                        ? EstimatedShare.interval(probability, standardError * standardError, Double.POSITIVE_INFINITY)
                        : EstimatedShare.ofNoneOrAll(probability, standardError * standardError),
                fromTier);
    }

    /** Returns that of an account that is known to leave. */
    public static ChurnUncertainty ofKnownLoss() {
        return CERTAIN_LOSS;
    }
}
