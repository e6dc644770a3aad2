package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.StrategySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurveTest {

    @ParameterizedTest
    @CsvSource({"7, 0", "30, 1", "-5, 0", "99, 1", "18, 0.478"}) // 18 minutes between 7 and 30 score 47.8, Natero
    void rampsFromOneEndToTheOther(double minutes, double expected) {
        assertThat(new Curve.Linear(7, 30).at(minutes)).isCloseTo(expected, within(5e-4));
    }

    @Test
    void rampsDownWhereLowerIsBetter() {
        Curve tickets = new Curve.Linear(10, 0);
        assertThat(tickets.at(0)).isEqualTo(1);
        assertThat(tickets.at(2.5)).isEqualTo(0.75);
        assertThat(tickets.at(10)).isZero();
        assertThat(tickets.at(11)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "2.999, 0", "3, 0.6", "9.999, 0.6", "10, 1", "1e300, 1"})
    void stepsUpOnEachPoint(double value, double expected) {
        assertThat(new Curve.Step(0, points(3, 0.6, 10, 1)).at(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-5, 0.2", "0, 0.2", "5, 0.6", "10, 1", "15, 0.75", "20, 0.5", "25, 0.5"})
    void drawsStraightLinesBetweenPoints(double value, double expected) {
        assertThat(new Curve.PiecewiseLinear(points(0, 0.2, 10, 1, 20, 0.5)).at(value))
                .isCloseTo(expected, within(1e-15));
    }

    @Test
    void bendsLikeAnS() {
        Curve up = new Curve.Logistic(10, 0.5);
        assertThat(up.at(10)).isEqualTo(0.5);
        assertThat(up.at(12)).isCloseTo(0.7310585786300049, within(1e-15)); // 1 / (1 + 1/e)
        assertThat(up.at(12) + up.at(8)).isCloseTo(1, within(1e-15));
        assertThat(new Curve.Logistic(10, -0.5).at(12)).isCloseTo(up.at(8), within(1e-15));
        assertThat(up.at(Double.MAX_VALUE)).isEqualTo(1);
        assertThat(up.at(-Double.MAX_VALUE)).isZero();
    }

    @ParameterizedTest
    // growth times 50: 61, 44 and 62.5 of 100, as a published customer score computes them; the last is printed as 62
    @CsvSource({"693, 564, 0.614", "499, 564, 0.442", "15, 12, 0.625", "1, 1, 0.5", "30, 12, 1", "0, 12, 0"})
    void takesGrowthTimesFiftyForPoints(double now, double before, double expected) {
        assertThat(new Curve.Growth(0.5).at(now / before)).isCloseTo(expected, within(5e-4));
    }

    @Test
    void keepsWhatItsBoundsCutOff() {
        assertThat(new Curve.Growth(0.5).unclamped(3)).isEqualTo(1.5);
        assertThat(new Curve.Growth(0.5).unclamped(-1)).isEqualTo(-0.5);
        assertThat(new Curve.Linear(10, 0).unclamped(15)).isEqualTo(-0.5);
        assertThat(new Curve.Linear(0, Double.MIN_VALUE).unclamped(1)).isEqualTo(Double.MAX_VALUE);
        assertThat(new Curve.PointsFrom(0.5, 2).unclamped(-1)).isEqualTo(-1.5);
        assertThat(new Curve.PointsFrom(0.5, 1e300).unclamped(1e300)).isEqualTo(Double.MAX_VALUE);
        assertThat(new Curve.Inverted(new Curve.Linear(0, 10)).unclamped(15)).isEqualTo(-0.5);
        assertThat(new Curve.Logistic(0, 1).unclamped(0)).isEqualTo(0.5);
        assertThat(new Curve.ThreeSteps(3, 10, 0.5).unclamped(99)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "3, 0.7", "10, 0", "12, 0", "-1, 1"})
    void startsFromFullAndTakesOff(double tickets, double expected) {
        assertThat(new Curve.PointsFrom(1, -0.1).at(tickets)).isCloseTo(expected, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5, 0.5", "2, 0.7, 0.7", "-4, 0.1, 0.1", "6, 1, 1.1", "-9, 0, -0.4"}) // 5 plus points, of 10
    void startsFromNeutralAndAddsAndTakesOff(double points, double expected, double unclamped) {
        Curve neutral = new Curve.PointsFrom(0.5, 0.1);
        assertThat(neutral.at(points)).isCloseTo(expected, within(1e-15));
        assertThat(neutral.unclamped(points)).isCloseTo(unclamped, within(1e-15));
    }

    @Test
    void averagesFactorsThatStartFromNeutral() {
        // a group of 10, 5, 5 and 5 of 10 is 6.25, printed as 6
        Curve neutral = new Curve.PointsFrom(0.5, 0.1);
        double mean = (neutral.at(5) + 3 * neutral.at(0)) / 4;
        assertThat(mean).isEqualTo(0.625);
    }

    @ParameterizedTest
    @CsvSource({"2.9, 0", "3, 0.6", "9.9, 0.6", "10, 1", "99, 1"})
    void knowsGoodAverageAndPoor(double value, double expected) {
        assertThat(new Curve.ThreeSteps(3, 10, 0.6).at(value)).isEqualTo(expected);
        assertThat(new Curve.ThreeSteps(-3, -10, 0.6).at(-value)).isEqualTo(expected);
    }

    @Test
    void averagesThreeStepsAsProductsDo() {
        Curve half = new Curve.ThreeSteps(1, 2, 0.5);
        assertThat((half.at(2) + half.at(2) + half.at(0)) / 3 * 10).isCloseTo(20 / 3.0, within(1e-14)); // 6.67 of 10
        Curve sixty = new Curve.ThreeSteps(1, 2, 0.6);
        // of a portfolio of 5 good, 3 average and 2 poor
        assertThat((5 * sixty.at(2) + 3 * sixty.at(1) + 2 * sixty.at(0)) / 10).isCloseTo(0.68, within(1e-15));
        // the same portfolio where poor is worth 40 of 100, which steps can say
        Curve index = new Curve.Step(0.4, points(1, 0.6, 2, 1));
        assertThat((5 * index.at(2) + 3 * index.at(1) + 2 * index.at(0)) / 10).isCloseTo(0.76, within(1e-15));
    }

    @Test
    void turnsAnyCurveUpsideDown() {
        assertThat(new Curve.Inverted(new Curve.Linear(7, 30)).at(18)).isCloseTo(1 - 11 / 23.0, within(1e-15));
        assertThat(new Curve.Inverted(new Curve.Step(0, points(3, 0.25))).at(3)).isEqualTo(0.75);
        Curve percentile = new Curve.Inverted(new Curve.Percentile(true));
        assertThat(percentile.needsPeers()).isTrue();
        Curve fitted = percentile.fittedTo(1, 2, 3, 4);
        assertThat(fitted.needsPeers()).isFalse();
        assertThat(fitted.at(1.5)).isEqualTo(0.75);
        assertThat(fitted.at(1.5))
                .isEqualTo(new Curve.Percentile(false).fittedTo(1, 2, 3, 4).at(1.5));
        assertThat(fitted.fittedTo(9)).isSameAs(fitted);
    }

    @Test
    void hasNoHealthWhereItComparesWithNobody() {
        assertThat(FittedPercentile.isWithoutPeers(new Curve.Percentile(true).fittedTo()))
                .isTrue();
        assertThat(FittedPercentile.isWithoutPeers(new Curve.Inverted(new Curve.Percentile(true)).fittedTo()))
                .isTrue();
        assertThat(FittedPercentile.isWithoutPeers(new Curve.Percentile(true).fittedTo(1)))
                .isFalse();
        assertThat(FittedPercentile.isWithoutPeers(new Curve.Linear(0, 1))).isFalse();
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/dev/bearing/health/percentile.csv",
            useHeadersInDisplayName = true,
            maxCharsPerColumn = 10_000)
    void placesAValueAmongItsPeersAsAnOutsidePercentileDoes(String peers, double value, double share) {
        double[] values =
                Arrays.stream(peers.split(" ")).mapToDouble(Double::parseDouble).toArray();
        assertThat(new Curve.Percentile(true).fittedTo(values).at(value)).isCloseTo(share, within(1e-12));
        assertThat(new Curve.Percentile(false).fittedTo(values).at(value)).isCloseTo(1 - share, within(1e-12));
    }

    @Test
    void comparesWithNobodyBeforeItIsFitted() {
        Curve.Percentile percentile = new Curve.Percentile(true);
        assertThat(percentile.needsPeers()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> percentile.at(1))
                .withMessage("a percentile must be fitted to its peers before it can score");
        Curve fitted = percentile.fittedTo(1, 2);
        assertThat(fitted.needsPeers()).isFalse();
        assertThat(fitted.fittedTo(7)).isSameAs(fitted);
        assertThat(percentile.fittedTo(2, 1)).isEqualTo(fitted).hasSameHashCodeAs(fitted);
        assertThat(percentile.fittedTo().peerCount()).isZero();
        assertThatIllegalStateException().isThrownBy(() -> percentile.fittedTo().at(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> percentile.fittedTo(1, Double.NaN))
                .withMessage("values of peers must be finite, one was NaN");
    }

    @Test
    void doesNotSeeLaterChangesOfThePeersArray() {
        double[] peers = {1, 2, 3};
        Curve fitted = new Curve.Percentile(true).fittedTo(peers);
        peers[0] = 99;
        assertThat(fitted.at(1.5)).isCloseTo(1 / 3.0, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsAValueThatIsNotFinite(double bad) {
        for (Curve curve : List.of(
                new Curve.Linear(0, 1),
                new Curve.Step(0, points(1, 1)),
                new Curve.PiecewiseLinear(points(0, 0, 1, 1)),
                new Curve.Logistic(0, 1),
                new Curve.ThreeSteps(0, 1, 0.5),
                new Curve.Growth(0.5),
                new Curve.PointsFrom(1, -1),
                new Curve.Inverted(new Curve.Linear(0, 1)),
                new Curve.Percentile(true).fittedTo(1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> curve.at(bad))
                    .withMessage("value must be finite, was %s", bad);
        }
    }

    @Test
    void dropsNegativeZero() {
        assertThat(new Curve.Linear(-0.0, 1)).isEqualTo(new Curve.Linear(0, 1));
        assertThat(new Curve.Linear(1, -0.0)).isEqualTo(new Curve.Linear(1, 0));
        assertThat(new Curve.Logistic(-0.0, 1)).isEqualTo(new Curve.Logistic(0, 1));
        assertThat(new Curve.Point(-0.0, -0.0)).isEqualTo(new Curve.Point(0, 0));
        assertThat(new Curve.Step(-0.0, points(1, 1))).isEqualTo(new Curve.Step(0, points(1, 1)));
        assertThat(new Curve.ThreeSteps(-0.0, 1, -0.0)).isEqualTo(new Curve.ThreeSteps(0, 1, 0));
        assertThat(new Curve.PointsFrom(-0.0, 1)).isEqualTo(new Curve.PointsFrom(0, 1));
        assertThat(new Curve.Growth(0.5).at(-0.0)).isEqualTo(0.0);
        assertThat(new Curve.Percentile(true).fittedTo(-0.0)).isEqualTo(new Curve.Percentile(true).fittedTo(0.0));
    }

    @Test
    void saysWithWhomItCompares() {
        FittedPercentile fitted = new Curve.Percentile(false).fittedTo(1, 2);
        assertThat(fitted.higherIsBetter()).isFalse();
        assertThat(fitted.peerCount()).isEqualTo(2);
        assertThat(fitted).hasToString("percentile among 2 peers, lower is better");
        assertThat(fitted).isNotEqualTo(new Curve.Percentile(true).fittedTo(1, 2));
    }

    @Test
    void saysWhichParameterIsWrong() {
        rejects("from must be finite, was NaN", () -> new Curve.Linear(Double.NaN, 1));
        rejects("to must differ from from = 1.0", () -> new Curve.Linear(1, 1));
        rejects(
                "from and to must not lie so far apart, were -1.0E308 and 1.0E308",
                () -> new Curve.Linear(-1e308, 1e308));
        rejects("steepness must be finite and not 0, was 0.0", () -> new Curve.Logistic(1, 0));
        rejects("midpoint must be finite, was NaN", () -> new Curve.Logistic(Double.NaN, 1));
        rejects("score of a point must be in [0, 1], was 60.0", () -> new Curve.Point(1, 60));
        rejects("value of a point must be finite, was NaN", () -> new Curve.Point(Double.NaN, 0));
        rejects("points must be at least 2, were 1", () -> new Curve.PiecewiseLinear(points(1, 1)));
        rejects("the points' values must rise, were 2.0 and 2.0", () -> new Curve.Step(0, points(2, 0, 2, 1)));
        rejects("the points' values must rise, were 2.0 and 1.0", () -> new Curve.PiecewiseLinear(points(2, 0, 1, 1)));
        rejects(
                "the points must not lie so far apart, were -1.0E308 and 1.0E308",
                () -> new Curve.PiecewiseLinear(points(-1e308, 0, 1e308, 1)));
        rejects("to must be finite, was Infinity", () -> new Curve.Linear(0, Double.POSITIVE_INFINITY));
        rejects("below must be in [0, 1], was NaN", () -> new Curve.Step(Double.NaN, points(2, 0)));
        rejects("unchanged must be in (0, 1], was 0.0", () -> new Curve.Growth(0));
        rejects("unchanged must be in (0, 1], was 50.0", () -> new Curve.Growth(50));
        rejects("unchanged must be in (0, 1], was NaN", () -> new Curve.Growth(Double.NaN));
        rejects("start must be in [0, 1], was 100.0", () -> new Curve.PointsFrom(100, -1));
        rejects("perUnit must be finite and not 0, was 0.0", () -> new Curve.PointsFrom(1, 0));
        rejects("goodFrom must differ from averageFrom = 3.0", () -> new Curve.ThreeSteps(3, 3, 0.5));
        rejects("averageFrom must be finite, was NaN", () -> new Curve.ThreeSteps(Double.NaN, 3, 0.5));
        rejects("averageScore must be in [0, 1], was 60.0", () -> new Curve.ThreeSteps(1, 3, 60));
        rejects("points must not be empty", () -> new Curve.Step(0, List.of()));
    }

    @Test
    void readsItsSavedForm() {
        assertThat(Curve.from(StrategySpec.of("linear").with("from", 10L).with("to", 0.5)))
                .isEqualTo(new Curve.Linear(10, 0.5));
        assertThat(Curve.from(StrategySpec.of("step")
                        .with("below", 0L)
                        .with("points", List.of(Map.of("value", 3L, "score", 0.6), Map.of("value", 10L, "score", 1L)))))
                .isEqualTo(new Curve.Step(0, points(3, 0.6, 10, 1)));
        assertThat(Curve.from(StrategySpec.of("growth"))).isEqualTo(new Curve.Growth(0.5));
        assertThat(Curve.from(
                        StrategySpec.of("three_steps").with("averageFrom", 3L).with("goodFrom", 10L)))
                .isEqualTo(new Curve.ThreeSteps(3, 10, 0.5));
        assertThat(Curve.from(StrategySpec.of("points_from").with("start", 1L).with("perUnit", -0.1)))
                .isEqualTo(new Curve.PointsFrom(1, -0.1));
        assertThat(Curve.from(StrategySpec.of("inverted").with("of", "percentile")))
                .isEqualTo(new Curve.Inverted(new Curve.Percentile(true)));
        assertThat(Curve.from(StrategySpec.of("inverted")
                        .with("of", Map.of("type", "inverted", "of", Map.of("type", "growth", "unchanged", 0.4)))))
                .isEqualTo(new Curve.Inverted(new Curve.Inverted(new Curve.Growth(0.4))));
        assertThat(Curve.from(StrategySpec.of("percentile"))).isEqualTo(new Curve.Percentile(true));
    }

    @Test
    void saysWhatIsWrongWithASavedForm() {
        rejects(
                "curve: type must be one of step, three_steps, linear, piecewise_linear, logistic, growth, points_from,"
                        + " inverted, percentile, was spline",
                () -> Curve.from(StrategySpec.of("spline")));
        rejects("curve: of must be a curve, was absent", () -> Curve.from(StrategySpec.of("inverted")));
        rejects(
                "curve: of: to must be a number, was absent",
                () -> Curve.from(StrategySpec.of("inverted").with("of", Map.of("type", "linear", "from", 1L))));
        rejects(
                "curve: to must be a number, was absent",
                () -> Curve.from(StrategySpec.of("linear").with("from", 1L)));
        rejects(
                "curve: from must be a number, was one",
                () -> Curve.from(StrategySpec.of("linear").with("from", "one")));
        rejects(
                "curve: unknown parameter colour, known are [from, to]",
                () -> Curve.from(StrategySpec.of("linear")
                        .with("from", 1L)
                        .with("to", 2L)
                        .with("colour", "red")));
        rejects(
                "curve: points[1]: value must be a number, was absent",
                () -> Curve.from(StrategySpec.of("piecewise_linear")
                        .with("points", List.of(Map.of("value", 3L, "score", 0L), Map.of("score", 1L)))));
        rejects(
                "curve: points must be a list, was 3",
                () -> Curve.from(StrategySpec.of("piecewise_linear").with("points", 3L)));
        rejects("curve: points must be a list, was absent", () -> Curve.from(StrategySpec.of("piecewise_linear")));
        rejects(
                "curve: higherIsBetter must be true or false, was up",
                () -> Curve.from(StrategySpec.of("percentile").with("higherIsBetter", "up")));
        rejects(
                "curve: peers must hold numbers, one was x",
                () -> Curve.from(StrategySpec.of("percentile").with("peers", List.of(1L, "x"))));
    }

    private static List<Curve.Point> points(double... valuesAndScores) {
        return java.util.stream.IntStream.range(0, valuesAndScores.length / 2)
                .mapToObj(i -> new Curve.Point(valuesAndScores[2 * i], valuesAndScores[2 * i + 1]))
                .toList();
    }

    private static void rejects(String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
