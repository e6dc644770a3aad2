package dev.bearing.health;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** One measure of an account that can be brought to another number, and what that takes. */
final class Lever {

    private static final MathContext FEW_DIGITS = new MathContext(9);

    /** Below this part of its size a curve's range is that of a jump. */
    private static final double JUMP = 1e-9;

    /** Within this part of a step a number is on it. */
    private static final double ON_STEP = 1e-9;

    /**
     * A number that the measure could read.
     *
     * @param value the number
     * @param health what the curve makes of it
     * @param effort what it takes to get there
     */
    record Move(double value, double health, double effort) {}

    private final int measure;
    private final Measure source;
    private final Curve curve;
    private final boolean jumps;
    private final double weight;
    private final double range;
    private final double origin;
    private final boolean observed;
    private final OptionalDouble step;
    private final List<Way> ways;
    private final Move best;

    /** The corners from the origin on in one direction, the origin first, with the best health up to each. */
    private static final class Way {

        private final double[] values;
        private final double[] best;

        Way(double[] values, double[] best) {
            this.values = values;
            this.best = best;
        }

        double[] values() {
            return values;
        }

        double[] best() {
            return best;
        }
    }

    private Lever(int index, Measure measure, double observed, double[] corners) {
        this.measure = index;
        this.source = measure;
        this.curve = measure.curve();
        this.jumps = CurveCorners.isStaircase(curve);
        this.weight = measure.guide().effort();
        this.observed = !Double.isNaN(observed);
        this.step = step(measure);
        double low = corners[0];
        double high = corners[corners.length - 1];
        this.range = high - low > JUMP * Math.max(Math.abs(low), Math.abs(high)) ? high - low : 0;
        this.origin = this.observed ? observed : worst(curve, corners);
        this.ways = List.of(way(corners, true), way(corners, false));
        this.best = findBest();
    }

    /** Returns the lever of a measure; empty where nobody can change it or it compares with nobody. */
    static Optional<Lever> of(Readings readings, int index) {
        Measure measure = readings.scorecard().measures().get(index);
        if (!measure.guide().changeable()) {
            return Optional.empty();
        }
        double least = least(measure.aggregate());
        double most = most(measure);
        double[] corners = Arrays.stream(CurveCorners.of(measure.curve()))
                .map(corner -> Math.max(least, Math.min(most, corner)))
                .distinct()
                .toArray();
        return corners.length == 0
                ? Optional.empty()
                : Optional.of(new Lever(index, measure, readings.observed(index), corners));
    }

    private static double least(Aggregate aggregate) {
        return switch (aggregate) {
            case COUNT, ACTIVE_SHARE, DAYS_SINCE, GROWTH, RATIO_TO_BASELINE -> 0;
            case LAST, SUM, MEAN, MEDIAN, MIN, MAX, SLOPE -> Double.NEGATIVE_INFINITY;
        };
    }

    private static double most(Measure measure) {
        return switch (measure.aggregate()) {
            case COUNT -> measure.windowDays();
            case ACTIVE_SHARE -> 1;
            default -> Double.POSITIVE_INFINITY;
        };
    }

    private static OptionalDouble step(Measure measure) {
        boolean whole = measure.aggregate() == Aggregate.DAYS_SINCE
                || (measure.aggregate() == Aggregate.COUNT
                        && measure.leastTenureDays().isEmpty());
        return whole && measure.guide().step().isEmpty()
                ? OptionalDouble.of(1)
                : measure.guide().step();
    }

    private static double worst(Curve curve, double[] corners) {
        double worst = corners[0];
        double least = curve.at(worst);
        for (double corner : corners) {
            double health = curve.at(corner);
            if (health < least) {
                worst = corner;
                least = health;
            }
        }
        return worst;
    }

    private Way way(double[] corners, boolean up) {
        double[] sorted = Arrays.stream(corners)
                .filter(corner -> up ? corner > origin : corner < origin)
                .sorted()
                .toArray();
        double[] values = new double[sorted.length + 1];
        double[] best = new double[sorted.length + 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == 0 ? origin : sorted[up ? i - 1 : sorted.length - i];
            best[i] = i == 0 ? curve.at(origin) : Math.max(best[i - 1], curve.at(values[i]));
        }
        return new Way(values, best);
    }

    int measure() {
        return measure;
    }

    /** Returns the number that was read; empty where the measure was missing. */
    OptionalDouble from() {
        return observed ? OptionalDouble.of(origin) : OptionalDouble.empty();
    }

    double healthAtOrigin() {
        return curve.at(origin);
    }

    Move origin() {
        return move(origin);
    }

    /** Returns the move to the best health that is within reach. */
    Move best() {
        return best;
    }

    private Move findBest() {
        double most = Math.max(last(ways.get(0).best()), last(ways.get(1).best()));
        Optional<Move> there = to(most);
        if (there.isPresent()) {
            return there.get();
        }
        // the best lies between two steps
        Move found = origin();
        for (Way way : ways) {
            for (double value : way.values()) {
                Move move = move(withinSteps(value));
                found = move.health() > found.health() ? move : found;
            }
        }
        return to(found.health()).orElse(found);
    }

    /** Returns the last number on a step up to this one. */
    private double withinSteps(double value) {
        if (step.isEmpty() || value == origin) {
            return value;
        }
        double size = step.getAsDouble();
        double base = observed ? origin : 0;
        double sign = Math.signum(value - origin);
        return base + sign * Math.floor((value - base) * sign / size + ON_STEP) * size;
    }

    private static double last(double[] values) {
        return values[values.length - 1];
    }

    /** Returns the move of the least effort to a health at least as good; empty if there is none. */
    Optional<Move> to(double health) {
        Optional<Move> cheapest = Optional.empty();
        for (Way way : ways) {
            Optional<Move> move = along(way, health);
            if (move.isPresent()
                    && (cheapest.isEmpty()
                            || move.get().effort() < cheapest.get().effort())) {
                cheapest = move;
            }
        }
        return cheapest;
    }

    private Optional<Move> along(Way way, double health) {
        int reached = firstAtLeast(way.best(), health);
        if (reached == way.best().length) {
            return Optional.empty();
        }
        if (reached == 0) {
            return Optional.of(origin());
        }
        double near = way.values()[reached - 1];
        double far = way.values()[reached];
        // the curve goes one way from near to far: the first number on the way that is good enough
        while (true) {
            double middle = near + (far - near) / 2;
            if (middle == near || middle == far) {
                break;
            }
            if (curve.at(middle) >= health) {
                far = middle;
            } else {
                near = middle;
            }
        }
        return onStep(far, last(way.values()), health);
    }

    private static int firstAtLeast(double[] rising, double value) {
        int low = 0;
        int high = rising.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rising[middle] >= value) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private Optional<Move> onStep(double value, double end, double health) {
        if (step.isEmpty()) {
            return Optional.of(move(value));
        }
        double size = step.getAsDouble();
        double sign = Math.signum(end - origin);
        double base = observed ? origin : 0;
        double steps = Math.ceil((value - base) * sign / size - ON_STEP);
        // rounding may have taken the number for the one on the wrong side of a jump
        for (double there : new double[] {base + sign * steps * size, base + sign * (steps + 1) * size}) {
            boolean within = (end - there) * sign >= 0 || isNextStepBeyondAJump(there, end);
            if (within && curve.at(there) >= health) {
                return Optional.of(move(there));
            }
        }
        return Optional.empty();
    }

    /** A staircase ends right beside its last jump; the next step beyond is still there. */
    private boolean isNextStepBeyondAJump(double value, double end) {
        return jumps
                && Math.abs(value - end) <= step.getAsDouble()
                && value >= least(source.aggregate())
                && value <= most(source);
    }

    private Move move(double value) {
        double way = Math.abs(value - origin);
        double effort = way == 0 ? 0 : weight * (range == 0 ? 1 : way / range);
        return new Move(value + 0.0, curve.at(value), effort);
    }

    /** Returns the move with as few digits as will do, if {@code value} needs no step. */
    Optional<Move> withFewDigits(Move move) {
        if (step.isPresent() || move.value() == origin) {
            return Optional.empty();
        }
        double few = new BigDecimal(move.value()).round(FEW_DIGITS).doubleValue();
        boolean sameSide = Math.signum(few - origin) == Math.signum(move.value() - origin);
        double end = last(ways.get(move.value() > origin ? 0 : 1).values());
        boolean within = move.value() > origin ? few <= end : few >= end;
        return sameSide && within ? Optional.of(move(few)) : Optional.empty();
    }

    /** Returns moves to corners that are better than the origin, at most so many of each direction. */
    List<Move> corners(int atMost) {
        List<Move> corners = new ArrayList<>();
        for (Way way : ways) {
            int[] better = IntStream.range(1, way.best().length)
                    .filter(i -> way.best()[i] > way.best()[i - 1])
                    .toArray();
            int some = Math.min(atMost, better.length);
            for (int i = 1; i <= some; i++) {
                to(way.best()[better[i * better.length / some - 1]]).ifPresent(corners::add);
            }
        }
        return corners.stream().distinct().toList();
    }
}
