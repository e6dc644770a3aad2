package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CurveProperties {

    @Property(seed = "20261122")
    void isRebuiltFromItsSavedForm(@ForAll("curves") Curve curve) {
        assertThat(Curve.from(curve.spec())).isEqualTo(curve).hasSameHashCodeAs(curve);
    }

    @Property(seed = "20261122")
    void staysBetweenZeroAndOne(@ForAll("curves") Curve curve, @ForAll double value) {
        assertThat(curve.fittedTo(1, 2, 3).at(value)).isBetween(0.0, 1.0);
    }

    @Property(seed = "20261122")
    void neverFallsWhereItsParametersRise(
            @ForAll("risingCurves") Curve curve, @ForAll("values") double a, @ForAll("values") double b) {
        assertThat(curve.at(Math.max(a, b))).isGreaterThanOrEqualTo(curve.at(Math.min(a, b)));
        assertThat(curve.unclamped(Math.max(a, b))).isGreaterThanOrEqualTo(curve.unclamped(Math.min(a, b)));
    }

    @Property(seed = "20261122")
    void runsTheOtherWayUpsideDown(
            @ForAll("risingCurves") Curve curve, @ForAll("values") double a, @ForAll("values") double b) {
        Curve inverted = new Curve.Inverted(curve);
        assertThat(inverted.at(Math.max(a, b))).isLessThanOrEqualTo(inverted.at(Math.min(a, b)));
        assertThat(inverted.at(a) + curve.at(a)).isCloseTo(1, within(1e-15));
    }

    @Property(seed = "20261122")
    void isItsUnclampedSelfWithinItsBounds(@ForAll("curves") Curve any, @ForAll double value) {
        Curve curve = any.fittedTo(1, 2, 3);
        double unclamped = curve.unclamped(value);
        assertThat(unclamped).isFinite();
        assertThat(curve.at(value)).isCloseTo(Math.max(0, Math.min(1, unclamped)), within(1e-12));
    }

    @Property(seed = "20261122")
    void threeStepsAreAStaircaseOfTwo(
            @ForAll("values") double average, @ForAll("values") double value, @ForAll("scores") double score) {
        Curve staircase =
                new Curve.Step(0, List.of(new Curve.Point(average, score), new Curve.Point(average + 2.5, 1)));
        assertThat(new Curve.ThreeSteps(average, average + 2.5, score).at(value))
                .isEqualTo(staircase.at(value));
    }

    @Property(seed = "20261122")
    void growthAndPointsAreRamps(@ForAll("values") double value) {
        assertThat(new Curve.Growth(0.5).at(value)).isCloseTo(new Curve.Linear(0, 2).at(value), within(1e-12));
        assertThat(new Curve.PointsFrom(1, -0.1).at(value)).isCloseTo(new Curve.Linear(10, 0).at(value), within(1e-12));
        assertThat(new Curve.PointsFrom(0.5, 0.1).at(value))
                .isCloseTo(new Curve.Linear(-5, 5).at(value), within(1e-12));
    }

    @Provide
    static Arbitrary<Double> values() {
        return Arbitraries.doubles().between(-1000, 1000).ofScale(3);
    }

    @Provide
    static Arbitrary<Double> scores() {
        return Arbitraries.doubles().between(0, 1).ofScale(3);
    }

    @Provide
    static Arbitrary<Curve> risingCurves() {
        Arbitrary<Curve> linear = values().map(from -> new Curve.Linear(from, from + 7.3));
        Arbitrary<Curve> logistic = values().map(midpoint -> new Curve.Logistic(midpoint, 0.37));
        Arbitrary<Curve> fitted = values().array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(20)
                .map(peers -> new Curve.Percentile(true).fittedTo(peers));
        Arbitrary<Curve> growth = scores().filter(score -> score > 0).map(Curve.Growth::new);
        Arbitrary<Curve> pointsFrom = scores().map(start -> new Curve.PointsFrom(start, 0.013));
        Arbitrary<Curve> threeSteps = Combinators.combine(values(), scores())
                .as((average, score) -> new Curve.ThreeSteps(average, average + 4, score));
        Arbitrary<List<Curve.Point>> points = Combinators.combine(
                        values().set().ofMinSize(2).ofMaxSize(6),
                        scores().list().ofSize(6))
                .as((values, scores) -> {
                    List<Double> ascending = values.stream().sorted().toList();
                    List<Double> better = scores.stream().sorted().toList();
                    return IntStream.range(0, ascending.size())
                            .mapToObj(i -> new Curve.Point(ascending.get(i), better.get(i)))
                            .toList();
                });
        return Arbitraries.oneOf(
                linear,
                logistic,
                fitted,
                growth,
                pointsFrom,
                threeSteps,
                points.map(Curve.PiecewiseLinear::new),
                points.map(list -> new Curve.Step(0, list)));
    }

    @Provide
    static Arbitrary<Curve> curves() {
        Arbitrary<Curve> falling = values().map(from -> new Curve.Linear(from, from - 0.7));
        Arbitrary<Curve> steep = values().filter(k -> k != 0).map(k -> new Curve.Logistic(1, k));
        Arbitrary<Curve> percentile = Arbitraries.of(true, false).map(Curve.Percentile::new);
        Arbitrary<Curve> all = Arbitraries.oneOf(risingCurves(), falling, steep, percentile);
        return Arbitraries.oneOf(all, all.map(Curve.Inverted::new));
    }
}
