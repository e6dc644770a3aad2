package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.StrategySpec;
import java.util.List;

/**
 * What a measured number means for health: every finite number becomes a fraction in {@code [0, 1]}, high is good.
 *
 * <p>A curve is saved as its type and its parameters, as each of them says.
 */
public sealed interface Curve
        permits Curve.Step,
                Curve.ThreeSteps,
                Curve.Linear,
                Curve.PiecewiseLinear,
                Curve.Logistic,
                Curve.Growth,
                Curve.PointsFrom,
                Curve.Inverted,
                Curve.Percentile,
                FittedPercentile {

    /**
     * Returns the health that a value stands for, a fraction in {@code [0, 1]}.
     *
     * @param value a finite number in the measure's unit
     * @throws IllegalArgumentException if the value is not finite
     * @throws IllegalStateException if the curve {@linkplain #needsPeers needs peers}
     */
    double at(double value);

    /**
     * Returns what the curve would say without its bounds, finite: below 0 or above 1 by as much as the bound cuts off,
     * so that a move beyond it stays visible. Equal to {@link #at} in between, and for curves that have no bounds.
     *
     * @param value a finite number in the measure's unit
     */
    default double unclamped(double value) {
        return at(value);
    }

    /** Returns whether the curve compares an account with its peers and has not been fitted to them yet. */
    default boolean needsPeers() {
        return false;
    }

    /**
     * Returns this curve ready to score: one that {@linkplain #needsPeers needs peers} fitted to their values, any
     * other as it is.
     *
     * @param peers the peers' values in any order, finite, as known on the day that is scored or before it
     */
    default Curve fittedTo(double... peers) {
        return this;
    }

    /** Returns the curve's type and parameters, from which {@link #from} rebuilds it. */
    StrategySpec spec();

    /**
     * Returns the curve of a saved form.
     *
     * @throws IllegalArgumentException if the type or a parameter is unknown, missing or out of range
     */
    static Curve from(StrategySpec spec) {
        requireNonNull(spec, "spec");
        return CurveForm.read("curve", spec);
    }

    /**
     * A point of a curve.
     *
     * @param value the measured value, finite
     * @param score the health there, a fraction in {@code [0, 1]}
     */
    record Point(double value, double score) {

        /** @throws IllegalArgumentException if the value is not finite or the score outside {@code [0, 1]} */
        public Point {
            value = CurveArithmetic.finite("value of a point", value);
            score = CurveArithmetic.fraction("score of a point", score);
        }
    }

    /**
     * A staircase: {@code below} under the first point, and from each point's value on, that value included, the
     * point's score. Saved as {@code step} with {@code below} and {@code points}, each with {@code value} and
     * {@code score}.
     *
     * @param below the health under the first point, a fraction in {@code [0, 1]}
     * @param points the steps, at least one, their values rising
     */
    record Step(double below, List<Point> points) implements Curve {

        static final String TYPE = "step";

        /** @throws IllegalArgumentException if {@code below} is outside {@code [0, 1]} or the points do not rise */
        public Step {
            requireNonNull(points, "points");
            below = CurveArithmetic.fraction("below", below);
            points = List.copyOf(points);
            checkArgument(!points.isEmpty(), "points must not be empty");
            CurveArithmetic.checkRising(points);
        }

        @Override
        public double at(double value) {
            CurveArithmetic.checkFinite(value);
            int i = points.size() - 1;
            while (i >= 0 && value < points.get(i).value()) {
                i--;
            }
            return i < 0 ? below : points.get(i).score();
        }

        @Override
        public StrategySpec spec() {
            return StrategySpec.of(TYPE).with("below", below).with("points", CurveForm.saved(points));
        }
    }

    /**
     * Good, average or poor: 1 from {@code goodFrom} on, {@code averageScore} from {@code averageFrom} on, 0 short of
     * it. Where lower is better, {@code goodFrom} is the smaller of the two. Products with three steps differ in what
     * average is worth, one half in most, 0.6 in some. Saved as {@code three_steps} with {@code averageFrom},
     * {@code goodFrom} and {@code averageScore}, by default 0.5.
     *
     * @param averageFrom the value from which it is average, that value included; finite
     * @param goodFrom the value from which it is good, that value included; finite, not {@code averageFrom}
     * @param averageScore the health of average, a fraction in {@code [0, 1]}
     */
    record ThreeSteps(double averageFrom, double goodFrom, double averageScore) implements Curve {

        static final String TYPE = "three_steps";

        /** @throws IllegalArgumentException if a value is out of its range or the two are equal */
        public ThreeSteps {
            averageFrom = CurveArithmetic.finite("averageFrom", averageFrom);
            goodFrom = CurveArithmetic.finite("goodFrom", goodFrom);
            checkArgument(goodFrom != averageFrom, "goodFrom must differ from averageFrom = %s", averageFrom);
            averageScore = CurveArithmetic.fraction("averageScore", averageScore);
        }

        @Override
        public double at(double value) {
            CurveArithmetic.checkFinite(value);
            boolean higherIsBetter = goodFrom > averageFrom;
            if (higherIsBetter ? value >= goodFrom : value <= goodFrom) {
                return 1;
            }
            return (higherIsBetter ? value >= averageFrom : value <= averageFrom) ? averageScore : 0;
        }

        @Override
        public StrategySpec spec() {
            return StrategySpec.of(TYPE)
                    .with("averageFrom", averageFrom)
                    .with("goodFrom", goodFrom)
                    .with("averageScore", averageScore);
        }
    }

    /**
     * A ramp: 0 at {@code from} and beyond, 1 at {@code to} and beyond, straight in between. Where lower is better,
     * {@code from} is the larger of the two. Saved as {@code linear} with {@code from} and {@code to}.
     *
     * @param from the value of health 0, finite
     * @param to the value of health 1, finite, not {@code from}
     */
    record Linear(double from, double to) implements Curve {

        static final String TYPE = "linear";

        /** @throws IllegalArgumentException if an end or their distance is not finite or the ends are equal */
        public Linear {
            from = CurveArithmetic.finite("from", from);
            to = CurveArithmetic.finite("to", to);
            checkArgument(from != to, "to must differ from from = %s", from);
            checkArgument(
                    Double.isFinite(to - from), "from and to must not lie so far apart, were %s and %s", from, to);
        }

        @Override
        public double at(double value) {
            CurveArithmetic.checkFinite(value);
            return CurveArithmetic.share(value, from, to);
        }

        @Override
        public double unclamped(double value) {
            CurveArithmetic.checkFinite(value);
            return WindowStatistics.finite((value - from) / (to - from));
        }

        @Override
        public StrategySpec spec() {
            return StrategySpec.of(TYPE).with("from", from).with("to", to);
        }
    }

    /**
     * Straight lines from point to point, level before the first and after the last. Saved as {@code piecewise_linear}
     * with {@code points}, each with {@code value} and {@code score}.
     *
     * @param points the points, at least two, their values rising
     */
    record PiecewiseLinear(List<Point> points) implements Curve {

        static final String TYPE = "piecewise_linear";

        /** @throws IllegalArgumentException if there are fewer than two points or their values do not rise */
        public PiecewiseLinear {
            requireNonNull(points, "points");
            points = List.copyOf(points);
            checkArgument(points.size() >= 2, "points must be at least 2, were %s", points.size());
            CurveArithmetic.checkRising(points);
        }

        @Override
        public double at(double value) {
            CurveArithmetic.checkFinite(value);
            return CurveArithmetic.interpolate(value, points);
        }

        @Override
        public StrategySpec spec() {
            return StrategySpec.of(TYPE).with("points", CurveForm.saved(points));
        }
    }

    /**
     * An S-shape: 1 / (1 + exp(−steepness · (value − midpoint))). Saved as {@code logistic} with {@code midpoint} and
     * {@code steepness}.
     *
     * @param midpoint the value of health 0.5, finite
     * @param steepness four times the slope at the midpoint, per unit of the measure; finite, not 0, negative where
     *     lower is better
     */
    record Logistic(double midpoint, double steepness) implements Curve {

        static final String TYPE = "logistic";

        /** @throws IllegalArgumentException if a parameter is not finite or the steepness 0 */
        public Logistic {
            midpoint = CurveArithmetic.finite("midpoint", midpoint);
            CurveArithmetic.checkSlope("steepness", steepness);
        }

        @Override
        public double at(double value) {
            CurveArithmetic.checkFinite(value);
            return 1 / (1 + Math.exp(-steepness * (value - midpoint)));
        }

        @Override
        public StrategySpec spec() {
            return StrategySpec.of(TYPE).with("midpoint", midpoint).with("steepness", steepness);
        }
    }

    /**
     * What a ratio to an earlier time means: ratio × {@code unchanged}, bounded by 0 and 1. With 0.5 an unchanged
     * number is neutral, a doubled one as good as can be and none at all as bad as can be; some products call that
     * growth × 50. For {@link Aggregate#GROWTH} and {@link Aggregate#RATIO_TO_BASELINE}. Saved as {@code growth} with
     * {@code unchanged}, by default 0.5.
     *
     * @param unchanged the health of a ratio of 1, in {@code (0, 1]}
     */
    record Growth(double unchanged) implements Curve {

        static final String TYPE = "growth";

        /** @throws IllegalArgumentException if {@code unchanged} is outside {@code (0, 1]} */
        public Growth {
            checkArgument(unchanged > 0 && unchanged <= 1, "unchanged must be in (0, 1], was %s", unchanged);
        }

        @Override
        public double at(double ratio) {
            return CurveArithmetic.clamp(unclamped(ratio), 0, 1);
        }

        @Override
        public double unclamped(double ratio) {
            CurveArithmetic.checkFinite(ratio);
            return ratio * unchanged + 0.0;
        }

        @Override
        public StrategySpec spec() {
            return StrategySpec.of(TYPE).with("unchanged", unchanged);
        }
    }

    /**
     * Points given or taken for each unit: {@code start} + {@code perUnit} · value, bounded by 0 and 1. From 1 with a
     * negative {@code perUnit} everything bad takes some off ("100 minus"); from 0.5 the good adds to neutral and the
     * bad takes off. {@link #unclamped} keeps what the bounds cut off. Saved as {@code points_from} with {@code start}
     * and {@code perUnit}.
     *
     * @param start the health at 0, a fraction in {@code [0, 1]}
     * @param perUnit the health that a unit of the measure adds; finite, not 0, negative where lower is better
     */
    record PointsFrom(double start, double perUnit) implements Curve {

        static final String TYPE = "points_from";

        /** @throws IllegalArgumentException if a number is out of its range */
        public PointsFrom {
            start = CurveArithmetic.fraction("start", start);
            CurveArithmetic.checkSlope("perUnit", perUnit);
        }

        @Override
        public double at(double value) {
            return CurveArithmetic.clamp(unclamped(value), 0, 1);
        }

        @Override
        public double unclamped(double value) {
            CurveArithmetic.checkFinite(value);
            return WindowStatistics.finite(start + perUnit * value);
        }

        @Override
        public StrategySpec spec() {
            return StrategySpec.of(TYPE).with("start", start).with("perUnit", perUnit);
        }
    }

    /**
     * Another curve upside down: 1 − its health. Saved as {@code inverted} with {@code of}, the other curve.
     *
     * @param curve the curve of which the high is bad
     */
    record Inverted(Curve curve) implements Curve {

        static final String TYPE = "inverted";

        /** @throws NullPointerException if there is no curve */
        public Inverted {
            requireNonNull(curve, "curve");
        }

        @Override
        public double at(double value) {
            return 1 - curve.at(value);
        }

        @Override
        public double unclamped(double value) {
            return 1 - curve.unclamped(value);
        }

        @Override
        public boolean needsPeers() {
            return curve.needsPeers();
        }

        @Override
        public Curve fittedTo(double... peers) {
            return needsPeers() ? new Inverted(curve.fittedTo(peers)) : this;
        }

        @Override
        public StrategySpec spec() {
            return StrategySpec.of(TYPE).with("of", Parameters.typed(curve.spec()));
        }
    }

    /**
     * The account's place among its peers, once it is {@linkplain #fittedTo fitted} to them: the share of peers below
     * it plus half the share of peers that equal it, or 1 less that where lower is better. Saved as {@code percentile}
     * with {@code higherIsBetter}, by default true. To compare within a group only, give each group a scorecard of its
     * own ({@link Scorecard.Builder#when}) and fit it to that group's accounts.
     *
     * @param higherIsBetter whether the largest value is the best
     */
    record Percentile(boolean higherIsBetter) implements Curve {

        static final String TYPE = "percentile";

        @Override
        public double at(double value) {
            throw new IllegalStateException("a percentile must be fitted to its peers before it can score");
        }

        @Override
        public boolean needsPeers() {
            return true;
        }

        /** @throws IllegalArgumentException if a value is not finite */
        @Override
        public FittedPercentile fittedTo(double... peers) {
            return new FittedPercentile(higherIsBetter, peers);
        }

        @Override
        public StrategySpec spec() {
            return StrategySpec.of(TYPE).with("higherIsBetter", higherIsBetter);
        }
    }
}
