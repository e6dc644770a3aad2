package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;

/** Parameters of a model, all of which are positive. */
final class PositiveParameters {

    private PositiveParameters() {}

    /** @throws IllegalArgumentException if the value is not positive and finite */
    static void check(String name, double value) {
        checkArgument(
                value > 0 && value < Double.POSITIVE_INFINITY, "%s must be positive and finite, was %s", name, value);
    }

    /** Returns where parameters come from that were given and not fitted. */
    static FitProvenance given(String model, String[] names, double... values) {
        FitProvenance.Builder provenance = FitProvenance.builder(model, 0, 0);
        for (int i = 0; i < names.length; i++) {
            provenance.parameter(names[i], values[i]);
        }
        return provenance.build();
    }

    /** Returns a time. @throws IllegalArgumentException if it is negative or not finite */
    static double checkTime(double time) {
        checkArgument(time >= 0 && time < Double.POSITIVE_INFINITY, "time must be finite and at least 0, was %s", time);
        return time;
    }
}
