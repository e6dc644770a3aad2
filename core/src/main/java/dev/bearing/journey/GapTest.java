package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Estimate;

/**
 * What a test for a success gap found.
 *
 * @param method the test's name
 * @param reference against what: a share in [0, 1]; for DWELL the crossings that the reference's pace would have given
 * @param effect how much is missing, with its 95 % interval: reference less observed share, in [-1, 1]; for DWELL the
 *     share by which crossing is slower per day of waiting, 1 less the ratio of the paces, at most 1. Below 0 where it
 *     is better than the reference
 * @param pValue the probability of so little, or less, by chance alone, in [0, 1]
 * @param adjustedPValue the same with all tests of the search taken into account (Benjamini and Hochberg), in [0, 1]
 */
public record GapTest(String method, double reference, Estimate effect, double pValue, double adjustedPValue) {

    /**
     * @throws IllegalArgumentException if a probability is not in [0, 1] or the reference is not finite and positive
     */
    public GapTest {
        requireNonNull(method, "method");
        checkArgument(
                reference >= 0 && reference < Double.POSITIVE_INFINITY,
                "reference must be finite and not negative, was %s",
                reference);
        requireNonNull(effect, "effect");
        checkArgument(pValue >= 0 && pValue <= 1, "pValue must be in [0, 1], was %s", pValue);
        checkArgument(
                adjustedPValue >= pValue && adjustedPValue <= 1,
                "adjustedPValue must be in [pValue, 1], was %s",
                adjustedPValue);
    }

    GapTest adjusted(double p) {
        return new GapTest(method, reference, effect, pValue, Math.max(p, pValue));
    }
}
