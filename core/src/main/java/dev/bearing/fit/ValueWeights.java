package dev.bearing.fit;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * How much each value input weighs, on any scale.
 *
 * @param efficiency of acquisition efficiency, 0 or more
 * @param ascension of ascension potential, 0 or more
 * @param advocacy of advocacy potential, 0 or more
 */
public record ValueWeights(double efficiency, double ascension, double advocacy) {

    /** @throws IllegalArgumentException if a weight is negative or not finite, or all are 0 */
    public ValueWeights {
        check(ValueInput.EFFICIENCY, efficiency);
        check(ValueInput.ASCENSION, ascension);
        check(ValueInput.ADVOCACY, advocacy);
        checkArgument(efficiency + ascension + advocacy > 0, "one weight must be positive");
    }

    private static void check(ValueInput input, double weight) {
        checkArgument(
                weight >= 0 && weight < Double.POSITIVE_INFINITY,
                "weight of %s must be 0 or more and finite, was %s",
                SavedNames.of(input),
                weight);
    }

    /**
     * Returns the weights of a goal where a profile does not set them; a convention, not a finding.
     *
     * <pre>
     *              efficiency  ascension  advocacy
     * REVENUE         0.5        0.4        0.1
     * LOGOS           0.7        0.1        0.2
     * ADVOCATES       0.2        0.2        0.6
     * EXPANSION       0.2        0.7        0.1
     * </pre>
     */
    public static ValueWeights usual(Goal goal) {
        requireNonNull(goal, "goal");
        return switch (goal) {
            case REVENUE -> new ValueWeights(0.5, 0.4, 0.1);
            case LOGOS -> new ValueWeights(0.7, 0.1, 0.2);
            case ADVOCATES -> new ValueWeights(0.2, 0.2, 0.6);
            case EXPANSION -> new ValueWeights(0.2, 0.7, 0.1);
        };
    }

    /** Returns the weight of an input. */
    public double of(ValueInput input) {
        return switch (input) {
            case EFFICIENCY -> efficiency;
            case ASCENSION -> ascension;
            case ADVOCACY -> advocacy;
        };
    }
}
