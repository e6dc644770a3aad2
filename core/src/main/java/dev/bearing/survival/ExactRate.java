package dev.bearing.survival;

import dev.bearing.value.Interval;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * The exact 95 % interval of a rate, from a Poisson count over a known exposure: gamma quantiles.
 *
 * @see <a href="https://doi.org/10.1093/biomet/28.3-4.437">Garwood (1936)</a>
 */
final class ExactRate {

    private static final double TAIL = 0.025;
    private static final int HALVINGS = 200;

    private ExactRate() {}

    /**
     * Returns the interval of the rate.
     *
     * @param events 0 or more
     * @param exposure positive
     */
    static Interval interval(long events, double exposure) {
        double count = (double) events;
        double lower = events == 0 ? 0 : root(x -> RegularizedGamma.P.value(count, x) - TAIL, count);
        double upper = root(x -> TAIL - RegularizedGamma.Q.value(count + 1, x), count + 1);
        return Interval.of95(lower / exposure, upper / exposure);
    }

    /** The root of a rising function on the positive numbers. */
    private static double root(DoubleUnaryOperator function, double near) {
        double low = 0;
        double high = near + 1;
        while (function.applyAsDouble(high) < 0) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = low + (high - low) / 2;
            if (middle == low || middle == high) {
                break;
            }
            if (function.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low + (high - low) / 2;
    }
}
