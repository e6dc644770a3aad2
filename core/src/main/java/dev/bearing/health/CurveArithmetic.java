package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;

import java.util.List;

/** What curves have in common: their checks, and the arithmetic between two ends. Makes no objects. */
final class CurveArithmetic {

    private CurveArithmetic() {}

    /** Refuses a value that is not finite; by hand, because it is called for every value and must not box it. */
    static void checkFinite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be finite, was " + value);
        }
    }

    /** Returns the parameter, checked to be finite, without a negative zero. */
    static double finite(String name, double parameter) {
        checkArgument(Double.isFinite(parameter), "%s must be finite, was %s", name, parameter);
        return parameter + 0.0;
    }

    /** Returns the parameter, checked to be a fraction, without a negative zero. */
    static double fraction(String name, double parameter) {
        checkArgument(parameter >= 0 && parameter <= 1, "%s must be in [0, 1], was %s", name, parameter);
        return parameter + 0.0;
    }

    static void checkSlope(String name, double parameter) {
        checkArgument(
                Double.isFinite(parameter) && parameter != 0, "%s must be finite and not 0, was %s", name, parameter);
    }

    static void checkRising(List<Curve.Point> points) {
        for (int i = 1; i < points.size(); i++) {
            checkArgument(
                    points.get(i).value() > points.get(i - 1).value(),
                    "the points' values must rise, were %s and %s",
                    points.get(i - 1).value(),
                    points.get(i).value());
        }
        double first = points.get(0).value();
        double last = points.get(points.size() - 1).value();
        checkArgument(
                Double.isFinite(last - first), "the points must not lie so far apart, were %s and %s", first, last);
    }

    /** Returns the number if it lies between two ends in any order, or else the nearer one. */
    static double clamp(double value, double oneEnd, double otherEnd) {
        return Math.max(Math.min(oneEnd, otherEnd), Math.min(Math.max(oneEnd, otherEnd), value));
    }

    /** Returns how far {@code value} is on the way from {@code from} to {@code to}, clamped to {@code [0, 1]}. */
    static double share(double value, double from, double to) {
        return (clamp(value, from, to) - from) / (to - from) + 0.0;
    }

    /** Returns the health on the straight lines between points, level before the first and after the last. */
    static double interpolate(double value, List<Curve.Point> points) {
        int i = 0;
        while (i < points.size() && points.get(i).value() <= value) {
            i++;
        }
        if (i == 0 || i == points.size()) {
            return points.get(Math.max(0, i - 1)).score();
        }
        Curve.Point left = points.get(i - 1);
        Curve.Point right = points.get(i);
        double score = left.score() + share(value, left.value(), right.value()) * (right.score() - left.score());
        // rounding must not lead past the next point
        return clamp(score, left.score(), right.score());
    }
}
