package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Interval;

/**
 * How far the numbers of a {@link SuccessVector} can be trusted: 95 % intervals of what was estimated from other
 * accounts, and the variance of what may come. Each part is unknown where its number is, with the same reason.
 *
 * @param etaDays of the median number of days to the next milestone; its upper end is infinite where too few were seen
 *     to arrive
 * @param reach of the probability to reach the next milestone
 * @param take of the share of those like it that take the next milestone's expansion
 * @param churn of the probability to churn
 * @param expectedExpansion of the expected expansion, in major units: how far the mean itself may be off
 * @param expansionVariance the variance of the expansion itself, in squared major units: what chance makes of it, and
 *     that the probabilities are only estimated: above 0 also where nobody was seen to reach what is ahead
 * @param advantage of the advantage, in major units
 */
public record VectorUncertainty(
        Answer<Interval> etaDays,
        Answer<Interval> reach,
        Answer<Interval> take,
        Answer<Interval> churn,
        Answer<Interval> expectedExpansion,
        Answer<Double> expansionVariance,
        Answer<Interval> advantage) {

    /** @throws IllegalArgumentException if the variance is negative */
    public VectorUncertainty {
        requireNonNull(expansionVariance, "expansionVariance");
        requireNonNull(etaDays, "etaDays");
        requireNonNull(reach, "reach");
        requireNonNull(take, "take");
        requireNonNull(churn, "churn");
        requireNonNull(expectedExpansion, "expectedExpansion");
        expansionVariance
                .toOptional()
                .ifPresent(value ->
                        checkArgument(value >= 0, "expansionVariance must not be negative, was %s", (double) value));
        requireNonNull(advantage, "advantage");
    }

    /** Returns that of a strategy which does not say how far its numbers can be trusted. */
    public static VectorUncertainty none() {
        String message = "the strategy does not say how far its numbers can be trusted";
        Answer<Interval> interval = Answer.unknown(Answer.Reason.NOT_CONFIGURED, message);
        return new VectorUncertainty(
                interval,
                interval,
                interval,
                interval,
                interval,
                Answer.unknown(Answer.Reason.NOT_CONFIGURED, message),
                interval);
    }
}
