package dev.bearing.internal.stats;

import java.util.function.DoubleUnaryOperator;

/**
 * Sums without end of terms that follow a smooth curve: the first terms one by one, the rest as the area under the
 * curve with Gregory's correction for its end; and such areas. The curve must be one that falls ever faster on double
 * logarithmic paper, as discounted shares of customers who stay do.
 *
 * @see <a href="https://dlmf.nist.gov/2.10">DLMF 2.10(i), the Euler-Maclaurin formula</a>, of which Gregory's has
 *     differences in place of derivatives
 */
public final class SmoothSum {

    private static final int FIRST = 1024;
    /** Where an integral begins that should from 0. */
    private static final double NOTHING = 1e-36;

    private static final double EPSILON = 0x1p-54;
    private static final double FARTHEST = 1e280;
    /** The widest panel, and the most by which the curve may fall within one, both as logarithms. */
    private static final double WIDEST = 1;

    private static final double STEEPEST = 6;
    private static final BetaQuadrature PANEL = BetaQuadrature.of(1, 1, 16);
    /** Of the function at the end and its differences there. */
    private static final double[] GREGORY = {
        1.0 / 2, -1.0 / 12, 1.0 / 24, -19.0 / 720, 3.0 / 160, -863.0 / 60480, 275.0 / 24192
    };

    private SmoothSum() {}

    /**
     * Returns the sum over u = 0, 1, 2, …; positive infinity where it has no end.
     *
     * @param logTerm the logarithm of the term of u, for any u of 0 or more
     */
    public static double of(DoubleUnaryOperator logTerm) {
        double sum = 0;
        double before = 0;
        for (int u = 0; u < FIRST; u++) {
            double log = logTerm.applyAsDouble(u);
            sum += Math.exp(log);
            if (u > 0 && rest(u, log, u * (before - log)) <= EPSILON * sum) {
                return sum;
            }
            before = log;
        }
        return area(logTerm, FIRST, sum + correction(logTerm));
    }

    /**
     * Returns the integral over u from 0 on of such a curve; positive infinity where it has no end.
     *
     * @param logDensity the logarithm of the curve for any u of 0 or more, in a unit in which it does not all happen
     *     before 1e-20
     */
    public static double integral(DoubleUnaryOperator logDensity) {
        return area(logDensity, NOTHING, NOTHING * Math.exp(logDensity.applyAsDouble(NOTHING)));
    }

    /** At most the area beyond u of a curve that falls with this power of u there; NaN where it is not known. */
    private static double rest(double u, double log, double power) {
        return power > 1 ? Math.exp(log + Math.log(u)) / (power - 1) : Double.NaN;
    }

    private static double correction(DoubleUnaryOperator logTerm) {
        double[] differences = new double[GREGORY.length];
        double sum = 0;
        for (int i = 0; i < differences.length; i++) {
            differences[i] = Math.exp(logTerm.applyAsDouble(FIRST + i));
        }
        for (int order = 0; order < differences.length; order++) {
            sum += GREGORY[order] * differences[0];
            for (int i = 0; i + 1 < differences.length - order; i++) {
                differences[i] = differences[i + 1] - differences[i];
            }
        }
        return sum;
    }

    /** Adds the area from a place on, in panels that grow with u. */
    private static double area(DoubleUnaryOperator logTerm, double from, double before) {
        double sum = before;
        double low = from;
        double logLow = logTerm.applyAsDouble(low);
        double width = WIDEST;
        while (low < FARTHEST) {
            double high = low * Math.exp(width);
            double logHigh = logTerm.applyAsDouble(high);
            while (logLow - logHigh > STEEPEST) {
                width /= 2;
                high = low * Math.exp(width);
                logHigh = logTerm.applyAsDouble(high);
            }
            double area = 0;
            for (int i = 0; i < PANEL.size(); i++) {
                double u = low * Math.exp(width * PANEL.point(i));
                area += PANEL.weight(i) * Math.exp(logTerm.applyAsDouble(u) + Math.log(u));
            }
            sum += width * area;
            double rest = rest(high, logHigh, (logLow - logHigh) / width);
            if (rest <= EPSILON * sum) {
                return sum;
            }
            low = high;
            if (low >= FARTHEST) {
                return Double.isNaN(rest) ? Double.POSITIVE_INFINITY : sum + rest;
            }
            logLow = logHigh;
            width = Math.min(WIDEST, 2 * width);
        }
        throw new AssertionError("the loop ends within");
    }
}
