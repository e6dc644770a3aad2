package dev.bearing.health;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The values between which a curve goes one way, from the lowest to the highest that make a difference to it. The jump
 * of a staircase stands as the two neighbouring numbers on its sides.
 */
final class CurveCorners {

    /** A logistic curve never ends; it is taken to run from a health of 0.01 to one of 0.99. */
    private static final double LOGISTIC_SPAN = Math.log(99);

    /** Among how many of its peers' values a percentile is searched. */
    private static final int PEERS = 7;

    private CurveCorners() {}

    /** Returns the corners, rising, at least one; empty where the curve compares with nobody. */
    static double[] of(Curve curve) {
        if (curve instanceof Curve.Inverted inverted) {
            return of(inverted.curve());
        }
        if (curve instanceof FittedPercentile percentile) {
            return spread(percentile.peers());
        }
        TreeSet<Double> corners = new TreeSet<>();
        add(curve, corners);
        return corners.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * Returns some of the peers' values, the first and the last among them, beyond which nobody has been: a percentile
     * only ever goes one way, and its many little jumps need no corner each.
     */
    private static double[] spread(List<Double> peers) {
        int some = Math.min(PEERS, peers.size());
        return IntStream.range(0, some)
                .mapToDouble(i -> peers.get(some == 1 ? 0 : (int) ((long) i * (peers.size() - 1) / (some - 1))))
                .distinct()
                .toArray();
    }

    /** Returns whether the curve is level but for jumps, and ends in one. */
    static boolean isStaircase(Curve curve) {
        return curve instanceof Curve.Inverted inverted
                ? isStaircase(inverted.curve())
                : curve instanceof Curve.Step || curve instanceof Curve.ThreeSteps;
    }

    private static void add(Curve curve, Set<Double> corners) {
        if (curve instanceof Curve.Linear linear) {
            corners.addAll(List.of(linear.from(), linear.to()));
        } else if (curve instanceof Curve.PiecewiseLinear line) {
            line.points().forEach(point -> corners.add(point.value()));
        } else if (curve instanceof Curve.Logistic logistic) {
            double reach = LOGISTIC_SPAN / Math.abs(logistic.steepness());
            corners.addAll(List.of(logistic.midpoint() - reach, logistic.midpoint() + reach));
        } else if (curve instanceof Curve.Growth growth) {
            corners.addAll(List.of(0.0, 1 / growth.unchanged()));
        } else if (curve instanceof Curve.PointsFrom points) {
            corners.add((0 - points.start()) / points.perUnit() + 0.0);
            corners.add((1 - points.start()) / points.perUnit() + 0.0);
        } else {
            addJumps(curve, corners);
        }
    }

    private static void addJumps(Curve curve, Set<Double> corners) {
        if (curve instanceof Curve.Step step) {
            step.points().forEach(point -> corners.addAll(List.of(Math.nextDown(point.value()), point.value())));
        } else if (curve instanceof Curve.ThreeSteps steps) {
            for (double value : List.of(steps.averageFrom(), steps.goodFrom())) {
                boolean rising = steps.goodFrom() > steps.averageFrom();
                corners.addAll(List.of(value, rising ? Math.nextDown(value) : Math.nextUp(value)));
            }
        }
    }
}
