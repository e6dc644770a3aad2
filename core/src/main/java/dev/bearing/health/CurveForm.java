package dev.bearing.health;

import dev.bearing.value.StrategySpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the saved form of a curve, and writes the parts that have parts of their own. */
final class CurveForm {

    private CurveForm() {}

    /** Returns the curve of a saved form; a message about it begins with the place. */
    static Curve read(String place, StrategySpec spec) {
        return Parameters.read(place, spec.parameters(), parameters -> switch (spec.name()) {
            case Curve.Step.TYPE -> new Curve.Step(parameters.number("below"), points(parameters));
            case Curve.ThreeSteps.TYPE -> threeSteps(parameters);
            case Curve.Linear.TYPE -> new Curve.Linear(parameters.number("from"), parameters.number("to"));
            case Curve.PiecewiseLinear.TYPE -> new Curve.PiecewiseLinear(points(parameters));
            case Curve.Logistic.TYPE ->
                new Curve.Logistic(parameters.number("midpoint"), parameters.number("steepness"));
            case Curve.Growth.TYPE ->
                new Curve.Growth(parameters.optionalNumber("unchanged").orElse(0.5));
            case Curve.PointsFrom.TYPE ->
                new Curve.PointsFrom(parameters.number("start"), parameters.number("perUnit"));
            case Curve.Inverted.TYPE ->
                new Curve.Inverted(parameters
                        .optionalStrategy("of", of -> read("of", of))
                        .orElseThrow(() -> new IllegalArgumentException("of must be a curve, was absent")));
            case Curve.Percentile.TYPE -> percentile(parameters);
            default ->
                throw new IllegalArgumentException("type must be one of "
                        + String.join(
                                ", ",
                                Curve.Step.TYPE,
                                Curve.ThreeSteps.TYPE,
                                Curve.Linear.TYPE,
                                Curve.PiecewiseLinear.TYPE,
                                Curve.Logistic.TYPE,
                                Curve.Growth.TYPE,
                                Curve.PointsFrom.TYPE,
                                Curve.Inverted.TYPE,
                                Curve.Percentile.TYPE)
                        + ", was " + spec.name());
        });
    }

    private static Curve threeSteps(Parameters parameters) {
        return new Curve.ThreeSteps(
                parameters.number("averageFrom"),
                parameters.number("goodFrom"),
                parameters.optionalNumber("averageScore").orElse(0.5));
    }

    private static Curve percentile(Parameters parameters) {
        Curve.Percentile percentile = new Curve.Percentile(parameters.flag("higherIsBetter", true));
        return parameters
                .optionalNumbers("peers")
                .<Curve>map(peers -> percentile.fittedTo(
                        peers.stream().mapToDouble(Double::doubleValue).toArray()))
                .orElse(percentile);
    }

    private static List<Curve.Point> points(Parameters parameters) {
        return parameters.parts("points", point -> new Curve.Point(point.number("value"), point.number("score")));
    }

    /** Returns the saved form of points. */
    static Object saved(List<Curve.Point> points) {
        return points.stream()
                .map(point -> new TreeMap<>(Map.of("value", point.value(), "score", point.score())))
                .toList();
    }
}
