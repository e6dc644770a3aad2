package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CurveLoopTest {

    static Stream<Curve> curves() {
        return Stream.of(
                new Curve.Linear(10, 90),
                new Curve.Linear(90, 10),
                new Curve.Linear(0, 1e300),
                new Curve.Logistic(50, 0.1),
                new Curve.Logistic(-3, -7),
                new Curve.Logistic(0, 1e200),
                new Curve.Growth(0.5),
                new Curve.PointsFrom(0.5, -0.01),
                new Curve.Step(0.1, List.of(new Curve.Point(0, 0.5), new Curve.Point(60, 0.2))),
                new Curve.ThreeSteps(40, 70, 0.6),
                new Curve.PiecewiseLinear(
                        List.of(new Curve.Point(-5, 0.1), new Curve.Point(30, 0.4), new Curve.Point(95, 1))),
                new Curve.PiecewiseLinear(List.of(
                        new Curve.Point(0, 1),
                        new Curve.Point(20, 0.3),
                        new Curve.Point(40, 0.3),
                        new Curve.Point(80, 0.7))),
                // too steep for a slope
                new Curve.PiecewiseLinear(List.of(new Curve.Point(0, 0), new Curve.Point(Double.MIN_VALUE, 1))),
                new Curve.Inverted(new Curve.Logistic(50, 0.3)),
                new Curve.Percentile(true).fittedTo(1, 5, 5, 60, 80));
    }

    @ParameterizedTest
    @MethodSource("curves")
    void agreesWithTheCurve(Curve curve) {
        CurveLoop loop = CurveLoop.of(curve);
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double value = i % 3 == 0 ? random.nextGaussian() * 1e3 : random.nextInt(-50, 151);
            assertThat(loop.at(value)).isBetween(0.0, 1.0).isCloseTo(curve.at(value), within(1e-12));
        }
        for (double extreme : new double[] {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 0, -0.0}) {
            assertThat(loop.at(extreme)).isBetween(0.0, 1.0).isCloseTo(curve.at(extreme), within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("curves")
    void givesAColumnTheSameBitsAsOneValue(Curve curve) {
        CurveLoop loop = CurveLoop.of(curve);
        Random random = new Random(11);
        double[] values = random.doubles(600, -60, 160).toArray();
        double[] healths = new double[600];
        for (int round = 0; round < 2_000; round++) { // until the loop is compiled
            loop.fill(values, 600, healths);
        }
        for (int i = 0; i < healths.length; i++) {
            assertThat(Double.doubleToRawLongBits(healths[i]))
                    .isEqualTo(Double.doubleToRawLongBits(loop.at(values[i])));
        }
    }

    @ParameterizedTest
    @MethodSource("curves")
    void makesSomeFractionOfNothing(Curve curve) {
        double[] healths = new double[1];
        CurveLoop.of(curve).fill(new double[] {CurveLoop.MISSING}, 1, healths);
        assertThat(healths[0]).isBetween(0.0, 1.0);
    }

    @Test
    void isALogisticCurveToThirteenDigits() {
        CurveLoop loop = CurveLoop.of(new Curve.Logistic(0, 1));
        for (double z = -60; z <= 60; z += 1.0 / 64) {
            assertThat(loop.at(z)).isCloseTo(1 / (1 + Math.exp(-z)), within(1e-13));
        }
    }
}
