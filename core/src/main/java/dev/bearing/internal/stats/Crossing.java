package dev.bearing.internal.stats;

import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/**
 * The time at which a rising step curve reaches a level. Where the curve lies on the level itself until a later step,
 * the midpoint of that stretch; so the median of an even number of uncensored values is the usual one.
 */
public final class Crossing {

    /** How near counts as equal: the square root of the double precision, as R's survival package has it. */
    private static final double TOLERANCE = 1.4901161193847656e-8;

    private Crossing() {}

    /**
     * Returns the crossing, or empty if the curve stays below.
     *
     * @param times the time of each row, ascending
     * @param curve the value from each time on, rising, {@code double[rows]}; NaN where there is none
     */
    public static OptionalDouble of(IntToDoubleFunction times, double[] curve, double level) {
        for (int i = 0; i < curve.length; i++) {
            if (curve[i] >= level + TOLERANCE) {
                return OptionalDouble.of(times.applyAsDouble(i));
            }
            if (curve[i] >= level - TOLERANCE) {
                int next = i + 1;
                while (next < curve.length - 1 && !(curve[next] >= level + TOLERANCE)) {
                    next++;
                }
                double from = times.applyAsDouble(i);
                double until = times.applyAsDouble(Math.min(next, curve.length - 1));
                return OptionalDouble.of(from + (until - from) / 2);
            }
        }
        return OptionalDouble.empty();
    }
}
