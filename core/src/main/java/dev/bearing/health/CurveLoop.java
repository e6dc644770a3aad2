package dev.bearing.health;

/**
 * A curve made ready for many values: no branch and no call in the loop, so that the compiler works on several values
 * at once. One value and a column go through the same operations in the same order, and so give the same bits; both
 * agree with {@link Curve#at} to 1e-12.
 */
abstract class CurveLoop {

    /**
     * What stands in a column where there is no value; every curve makes some fraction of it. Every value is more than
     * half of it.
     */
    static final double MISSING = -Double.MAX_VALUE;

    /** Returns the health that a value stands for, a fraction in {@code [0, 1]}. */
    abstract double at(double value);

    /**
     * Fills in the healths of the first {@code n} values. All arrays of a loop have one index, for else the compiler
     * could not know that they do not overlap.
     */
    abstract void fill(double[] values, int n, double[] healths);

    /** Returns the loop of a curve that has been fitted to its peers, if it needs any. */
    static CurveLoop of(Curve curve) {
        if (curve instanceof Curve.Linear linear) {
            return new Ramp(linear);
        }
        if (curve instanceof Curve.PiecewiseLinear lines && Lines.fit(lines)) {
            return new Lines(lines);
        }
        if (curve instanceof Curve.Logistic logistic) {
            return new Sigmoid(logistic);
        }
        if (curve instanceof Curve.Growth growth) {
            return new Points(0, growth.unchanged());
        }
        if (curve instanceof Curve.PointsFrom points) {
            return new Points(points.start(), points.perUnit());
        }
        if (curve instanceof Curve.Inverted inverted) {
            return new UpsideDown(of(inverted.curve()));
        }
        return new Plain(curve);
    }

    /** Any curve, value by value. */
    private static final class Plain extends CurveLoop {

        private final Curve curve;

        Plain(Curve curve) {
            this.curve = curve;
        }

        @Override
        double at(double value) {
            return curve.at(value);
        }

        @Override
        void fill(double[] values, int n, double[] healths) {
            for (int i = 0; i < n; i++) {
                double value = values[i];
                healths[i] = value == MISSING ? 0 : curve.at(value);
            }
        }
    }

    private static final class Ramp extends CurveLoop {

        private final double low;
        private final double high;
        private final double from;
        private final double width;

        Ramp(Curve.Linear linear) {
            low = Math.min(linear.from(), linear.to());
            high = Math.max(linear.from(), linear.to());
            from = linear.from();
            width = linear.to() - linear.from();
        }

        @Override
        double at(double value) {
            return (Math.max(low, Math.min(high, value)) - from) / width + 0.0;
        }

        @Override
        void fill(double[] values, int n, double[] healths) {
            double least = low;
            double most = high;
            double start = from;
            double divisor = width;
            for (int i = 0; i < n; i++) {
                healths[i] = (Math.max(least, Math.min(most, values[i])) - start) / divisor + 0.0;
            }
        }
    }

    private static final class Points extends CurveLoop {

        private final double start;
        private final double perUnit;

        Points(double start, double perUnit) {
            this.start = start;
            this.perUnit = perUnit;
        }

        @Override
        double at(double value) {
            return Math.max(0, Math.min(1, start + perUnit * value)) + 0.0;
        }

        @Override
        void fill(double[] values, int n, double[] healths) {
            double origin = start;
            double slope = perUnit;
            for (int i = 0; i < n; i++) {
                healths[i] = Math.max(0, Math.min(1, origin + slope * values[i])) + 0.0;
            }
        }
    }

    private static final class UpsideDown extends CurveLoop {

        private final CurveLoop loop;

        UpsideDown(CurveLoop loop) {
            this.loop = loop;
        }

        @Override
        double at(double value) {
            return 1 - loop.at(value);
        }

        @Override
        void fill(double[] values, int n, double[] healths) {
            loop.fill(values, n, healths);
            for (int i = 0; i < n; i++) {
                healths[i] = 1 - healths[i];
            }
        }
    }

    /** Straight lines as a sum of ramps, one from each point to the next. */
    private static final class Lines extends CurveLoop {

        private final double start;
        private final double[] starts;
        private final double[] slopes;
        private final double[] least;
        private final double[] most;

        Lines(Curve.PiecewiseLinear curve) {
            int n = curve.points().size() - 1;
            start = curve.points().get(0).score();
            starts = new double[n];
            slopes = new double[n];
            least = new double[n];
            most = new double[n];
            for (int k = 0; k < n; k++) {
                double rise = rise(curve, k);
                starts[k] = curve.points().get(k).value();
                slopes[k] = slope(curve, k);
                least[k] = Math.min(0, rise);
                most[k] = Math.max(0, rise);
            }
        }

        private static double rise(Curve.PiecewiseLinear curve, int k) {
            return curve.points().get(k + 1).score() - curve.points().get(k).score();
        }

        private static double slope(Curve.PiecewiseLinear curve, int k) {
            double width =
                    curve.points().get(k + 1).value() - curve.points().get(k).value();
            return rise(curve, k) / width;
        }

        /** Returns whether every slope is a number with all its digits, or the line is level. */
        static boolean fit(Curve.PiecewiseLinear curve) {
            for (int k = 0; k + 1 < curve.points().size(); k++) {
                double slope = Math.abs(slope(curve, k));
                if (rise(curve, k) != 0 && !(slope >= Double.MIN_NORMAL && slope < Double.POSITIVE_INFINITY)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        double at(double value) {
            double health = start;
            for (int k = 0; k < starts.length; k++) {
                if (slopes[k] != 0) {
                    health += Math.max(least[k], Math.min(most[k], (value - starts[k]) * slopes[k]));
                }
            }
            return Math.max(0, Math.min(1, health));
        }

        @Override
        void fill(double[] values, int n, double[] healths) {
            for (int i = 0; i < n; i++) {
                healths[i] = start;
            }
            for (int k = 0; k < starts.length; k++) {
                if (slopes[k] != 0) {
                    add(values, n, healths, k);
                }
            }
            for (int i = 0; i < n; i++) {
                healths[i] = Math.max(0, Math.min(1, healths[i]));
            }
        }

        private void add(double[] values, int n, double[] healths, int k) {
            double low = least[k];
            double high = most[k];
            double origin = starts[k];
            double slope = slopes[k];
            for (int i = 0; i < n; i++) {
                healths[i] += Math.max(low, Math.min(high, (values[i] - origin) * slope));
            }
        }
    }

    /**
     * 1 / (1 + e^z) with e^z = (e^(z/256))^256: the inner power by its series to the tenth degree, relative error below
     * 1e-16 for |z| ≤ 40, the outer one by squaring, which makes 1e-13 of it. Beyond 40 the health differs from 0 or 1
     * by less than a rounding error of 1.
     */
    private static final class Sigmoid extends CurveLoop {

        private static final double FAR = 40;
        private static final double PART = 1.0 / 256;

        private final double midpoint;
        private final double slope;

        Sigmoid(Curve.Logistic logistic) {
            midpoint = logistic.midpoint();
            slope = -logistic.steepness();
        }

        @Override
        double at(double value) {
            return sigmoid(slope * (value - midpoint));
        }

        @Override
        void fill(double[] values, int n, double[] healths) {
            double origin = midpoint;
            double factor = slope;
            for (int i = 0; i < n; i++) {
                healths[i] = sigmoid(factor * (values[i] - origin));
            }
        }

        private static double sigmoid(double z) {
            double x = Math.max(-FAR, Math.min(FAR, z)) * PART;
            double power = 1
                    + x
                            * (1
                                    + x
                                            * (1.0 / 2
                                                    + x
                                                            * (1.0 / 6
                                                                    + x
                                                                            * (1.0 / 24
                                                                                    + x
                                                                                            * (1.0 / 120
                                                                                                    + x
                                                                                                            * (1.0 / 720
                                                                                                                    + x
                                                                                                                            * (1.0
                                                                                                                                            / 5040
                                                                                                                                    + x
                                                                                                                                            * (1.0
                                                                                                                                                            / 40320
                                                                                                                                                    + x
                                                                                                                                                            * (1.0
                                                                                                                                                                            / 362880
                                                                                                                                                                    + x
                                                                                                                                                                            * (1.0
                                                                                                                                                                                    / 3628800))))))))));
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            return 1 / (1 + power);
        }
    }
}
