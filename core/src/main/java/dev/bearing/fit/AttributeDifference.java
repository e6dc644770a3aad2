package dev.bearing.fit;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Estimate;
import dev.bearing.value.Rate;

/**
 * An attribute at acquisition, and how its share differs between customers who were retained and those who were lost.
 * An association: what goes with staying need not bring it about.
 *
 * @param attribute the attribute's name
 * @param value what it is compared for: {@code = value} of a text or a flag, {@code > number} of a number
 * @param retained those who have it out of the retained of whom the attribute is known
 * @param lost those who have it out of the lost of whom the attribute is known
 * @param difference the first share less the second, with Newcombe's 95 % interval, not corrected for their number
 * @param pValue two-sided: Fisher's exact test where an expected count is below 5, else the score test
 * @param adjustedPValue the same after Benjamini and Hochberg over all that were compared
 */
public record AttributeDifference(
        String attribute,
        String value,
        Rate retained,
        Rate lost,
        Estimate difference,
        double pValue,
        double adjustedPValue) {

    /** The share of false findings among those {@linkplain #isSuggested suggested} that is accepted. */
    public static final double FALSE_DISCOVERY_RATE = 0.05;

    /** @throws IllegalArgumentException if a p-value is not in [0, 1] */
    public AttributeDifference {
        requireNonNull(attribute, "attribute");
        requireNonNull(value, "value");
        requireNonNull(retained, "retained");
        requireNonNull(lost, "lost");
        requireNonNull(difference, "difference");
        checkArgument(pValue >= 0 && pValue <= 1, "pValue must be in [0, 1], was %s", pValue);
        checkArgument(
                adjustedPValue >= 0 && adjustedPValue <= 1, "adjustedPValue must be in [0, 1], was %s", adjustedPValue);
    }

    /** Returns whether the difference counts at a false discovery rate of 5 %: worth a look for the next version. */
    public boolean isSuggested() {
        return adjustedPValue <= FALSE_DISCOVERY_RATE;
    }

    /** Returns the difference in words, such as {@code segment = smb: 70 % of the retained, 40 % of the lost}. */
    @Override
    public String toString() {
        return attribute + " " + value + ": " + percent(retained) + " of the retained, " + percent(lost)
                + " of the lost";
    }

    private static String percent(Rate rate) {
        return Math.round(100.0 * rate.numerator() / rate.denominator()) + " %";
    }
}
