package dev.bearing.health;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import dev.bearing.value.StrategySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a measured number means for health: every finite number becomes a fraction in {@code [0, 1]}, high is good.
 *
 * <p>A curve is saved as its type and its parameters, as each of them says.
 */
public sealed interface Curve {

    /**
     * Returns the health that a value stands for, a fraction in {@code [0, 1]}.
     *
     * @param value a finite number in the measure's unit
     * @throws IllegalArgumentException if the value is not finite
     * @throws IllegalStateException if the curve {@linkplain #needsPeers needs peers}
     */
    double at(double value);

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
        return Parameters.read("curve", spec.parameters(), parameters -> switch (spec.name()) {
            case Step.TYPE -> new Step(parameters.number("below"), points(parameters));
            case Linear.TYPE -> new Linear(parameters.number("from"), parameters.number("to"));
            case PiecewiseLinear.TYPE -> new PiecewiseLinear(points(parameters));
            case Logistic.TYPE -> new Logistic(parameters.number("midpoint"), parameters.number("steepness"));
            case Percentile.TYPE -> {
                Percentile percentile = new Percentile(parameters.flag("higherIsBetter", true));
                yield parameters
                        .optionalNumbers("peers")
                        .<Curve>map(peers -> percentile.fittedTo(
                                peers.stream().mapToDouble(Double::doubleValue).toArray()))
                        .orElse(percentile);
            }
            default ->
                throw new IllegalArgumentException(
                        "type must be one of " + Step.TYPE + ", " + Linear.TYPE + ", " + PiecewiseLinear.TYPE + ", "
                                + Logistic.TYPE + ", " + Percentile.TYPE + ", was " + spec.name());
        });
    }

    private static List<Point> points(Parameters parameters) {
        return parameters.parts("points", point -> new Point(point.number("value"), point.number("score")));
    }

    private static Object saved(List<Point> points) {
        return points.stream()
                .map(point -> new TreeMap<>(Map.of("value", point.value(), "score", point.score())))
                .toList();
    }

    private static void checkValue(double value) {
        checkArgument(Double.isFinite(value), "value must be finite, was %s", value);
    }

    private static void checkRising(List<Point> points) {
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

    /** Returns how far {@code value} is on the way from {@code from} to {@code to}, clamped to {@code [0, 1]}. */
    private static double share(double value, double from, double to) {
        double clamped = Math.max(Math.min(from, to), Math.min(Math.max(from, to), value));
        return (clamped - from) / (to - from) + 0.0;
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
            checkArgument(Double.isFinite(value), "value of a point must be finite, was %s", value);
            checkArgument(score >= 0 && score <= 1, "score of a point must be in [0, 1], was %s", score);
            value = value + 0.0;
            score = score + 0.0;
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

        private static final String TYPE = "step";

        /** @throws IllegalArgumentException if {@code below} is outside {@code [0, 1]} or the points do not rise */
        public Step {
            checkArgument(below >= 0 && below <= 1, "below must be in [0, 1], was %s", below);
            points = List.copyOf(points);
            checkArgument(!points.isEmpty(), "points must not be empty");
            checkRising(points);
            below = below + 0.0;
        }

        @Override
        public double at(double value) {
            checkValue(value);
            int i = points.size() - 1;
            while (i >= 0 && value < points.get(i).value()) {
                i--;
            }
            return i < 0 ? below : points.get(i).score();
        }

        @Override
        public StrategySpec spec() {
            return StrategySpec.of(TYPE).with("below", below).with("points", saved(points));
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

        private static final String TYPE = "linear";

        /** @throws IllegalArgumentException if an end or their distance is not finite or the ends are equal */
        public Linear {
            checkArgument(Double.isFinite(from), "from must be finite, was %s", from);
            checkArgument(Double.isFinite(to), "to must be finite, was %s", to);
            checkArgument(from != to, "to must differ from from = %s", from);
            checkArgument(
                    Double.isFinite(to - from), "from and to must not lie so far apart, were %s and %s", from, to);
            from = from + 0.0;
            to = to + 0.0;
        }

        @Override
        public double at(double value) {
            checkValue(value);
            return share(value, from, to);
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

        private static final String TYPE = "piecewise_linear";

        /** @throws IllegalArgumentException if there are fewer than two points or their values do not rise */
        public PiecewiseLinear {
            points = List.copyOf(points);
            checkArgument(points.size() >= 2, "points must be at least 2, were %s", points.size());
            checkRising(points);
        }

        @Override
        public double at(double value) {
            checkValue(value);
            int i = 0;
            while (i < points.size() && points.get(i).value() <= value) {
                i++;
            }
            if (i == 0 || i == points.size()) {
                return points.get(Math.max(0, i - 1)).score();
            }
            Point left = points.get(i - 1);
            Point right = points.get(i);
            double score = left.score() + share(value, left.value(), right.value()) * (right.score() - left.score());
            // rounding must not lead past the next point
            return Math.max(
                    Math.min(left.score(), right.score()), Math.min(Math.max(left.score(), right.score()), score));
        }

        @Override
        public StrategySpec spec() {
            return StrategySpec.of(TYPE).with("points", saved(points));
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

        private static final String TYPE = "logistic";

        /** @throws IllegalArgumentException if a parameter is not finite or the steepness 0 */
        public Logistic {
            checkArgument(Double.isFinite(midpoint), "midpoint must be finite, was %s", midpoint);
            checkArgument(
                    Double.isFinite(steepness) && steepness != 0,
                    "steepness must be finite and not 0, was %s",
                    steepness);
            midpoint = midpoint + 0.0;
        }

        @Override
        public double at(double value) {
            checkValue(value);
            return 1 / (1 + Math.exp(-steepness * (value - midpoint)));
        }

        @Override
        public StrategySpec spec() {
            return StrategySpec.of(TYPE).with("midpoint", midpoint).with("steepness", steepness);
        }
    }

    /**
     * The account's place among its peers, once it is {@linkplain #fittedTo fitted} to them: the share of peers below
     * it plus half the share of peers that equal it, or 1 less that where lower is better. Saved as {@code percentile}
     * with {@code higherIsBetter}, by default true.
     *
     * @param higherIsBetter whether the largest value is the best
     */
    record Percentile(boolean higherIsBetter) implements Curve {

        private static final String TYPE = "percentile";

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

    /**
     * A {@link Percentile} with its peers: the mid-rank share, whose mean over the peers themselves is one half. Saved
     * as {@code percentile} with {@code higherIsBetter} and {@code peers}, every value of theirs. Fitted to nobody it
     * scores nobody: then a scorecard takes the measure as missing.
     *
     * @see <a href="https://doi.org/10.2307/2527727">Bross (1958), How to use ridit analysis</a>
     */
    final class FittedPercentile implements Curve {

        private final boolean higherIsBetter;
        private final double[] peers;

        private FittedPercentile(boolean higherIsBetter, double[] values) {
            this.higherIsBetter = higherIsBetter;
            peers = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                checkArgument(Double.isFinite(values[i]), "values of peers must be finite, one was %s", values[i]);
                peers[i] = values[i] + 0.0;
            }
            Arrays.sort(peers);
        }

        /** Returns whether the largest value is the best. */
        public boolean higherIsBetter() {
            return higherIsBetter;
        }

        /** Returns how many peers there are. */
        public int peerCount() {
            return peers.length;
        }

        /** @throws IllegalStateException if there are no peers */
        @Override
        public double at(double value) {
            checkValue(value);
            checkState(peers.length > 0, "a percentile among no peers has no value");
            int below = countBelow(value, false);
            int notAbove = countBelow(value, true);
            double share = ((double) below + notAbove) / (2.0 * peers.length);
            return higherIsBetter ? share : 1 - share;
        }

        private int countBelow(double value, boolean orEqual) {
            int low = 0;
            int high = peers.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (peers[middle] < value || (orEqual && peers[middle] == value)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        @Override
        public StrategySpec spec() {
            return StrategySpec.of(Percentile.TYPE)
                    .with("higherIsBetter", higherIsBetter)
                    .with("peers", Arrays.stream(peers).boxed().toList());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof FittedPercentile that
                    && higherIsBetter == that.higherIsBetter
                    && Arrays.equals(peers, that.peers);
        }

        @Override
        public int hashCode() {
            return 31 * Boolean.hashCode(higherIsBetter) + Arrays.hashCode(peers);
        }

        @Override
        public String toString() {
            return "percentile among " + peers.length + " peers, " + (higherIsBetter ? "higher" : "lower")
                    + " is better";
        }
    }
}
