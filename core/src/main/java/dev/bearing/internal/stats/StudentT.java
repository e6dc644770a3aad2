package dev.bearing.internal.stats;

import static dev.bearing.internal.Checks.checkArgument;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** Student's t distribution. */
public final class StudentT {

    private StudentT() {}

    /**
     * Returns the point that is exceeded with probability 2.5 %: half the width of a 95 % interval in standard errors.
     *
     * @param degrees the degrees of freedom, positive; need not be whole
     */
    public static double quantile975(double degrees) {
        checkArgument(degrees > 0, "degrees must be positive, was %s", degrees);
        if (degrees > 1e8) {
            return Proportions.Z95;
        }
        // P(|T| > t) = I_x(degrees / 2, 1 / 2) with x = degrees / (degrees + t²), which rises with x
        double below = 0;
        double above = 1;
        for (int i = 0; i < 200 && Math.nextUp(below) < above; i++) {
            double x = (below + above) / 2;
            if (RegularizedBeta.value(x, degrees / 2, 0.5) < 0.05) {
                below = x;
            } else {
                above = x;
            }
        }
        double x = (below + above) / 2;
        return Math.sqrt(degrees * (1 - x) / x);
    }
}
