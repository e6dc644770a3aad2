package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BandPathsTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    private static Scorecard.Builder card(Measure... measures) {
        Scorecard.Builder builder = Scorecard.builder("smb", "1").minCoverage(0.1);
        List.of(measures).forEach(builder::measure);
        return builder;
    }

    private static Measure linear(String signal, double weight) {
        return Measure.builder(signal, new Curve.Linear(0, 20)).weight(weight).build();
    }

    private static List<BandPath> next(Scorecard scorecard, HealthSignals signals) {
        return BandPaths.standard().toNextBand(scorecard, signals).orElseThrow("paths");
    }

    private static String why(Answer<List<BandPath>> answer) {
        return ((Answer.Unknown<List<BandPath>>) answer).message();
    }

    @Test
    void takesOneMeasureAsFarAsTheNextBandAndNoFurther() {
        Scorecard scorecard = card(linear("logins", 40), linear("seats", 60)).build();
        HealthSignals signals = HealthSignals.of(Map.of("logins", 4.0, "seats", 8.0), DAY);
        // 0.4 × 0.2 + 0.6 × 0.4 = 0.32; the next band begins at 0.5, which lacks 0.18
        List<BandPath> paths = next(scorecard, signals);
        assertThat(paths)
                .extracting(BandPath::text)
                .containsExactly("seats from 8 to 14: middle at 50", "logins from 4 to 13: middle at 50");
        assertThat(paths.get(0).effort()).isCloseTo(6.0 / 20, within(1e-12));
        assertThat(paths.get(0).after().score().value()).isEqualTo(0.5);
        assertThat(paths.get(0).after().asOf()).isEqualTo(DAY);
    }

    @Test
    void takesTwoMeasuresWhereOneIsNotEnough() {
        Scorecard scorecard = card(linear("logins", 1), linear("seats", 1)).build();
        HealthSignals signals = HealthSignals.of(Map.of("logins", 2.0, "seats", 4.0), DAY);
        List<BandPath> green =
                BandPaths.standard().toBand("high", scorecard, signals).orElseThrow("paths");
        // 1.5 is needed of both together: 1 of the one and 0.5 of the other, whichever it is
        assertThat(green).hasSize(1);
        assertThat(green.get(0).steps()).hasSize(2);
        assertThat(green.get(0).effort()).isCloseTo((30 - 6) / 20.0, within(1e-9));
    }

    @Test
    void offersTwoMeasuresBesideOneOnlyWhereTheyTakeLess() {
        Measure dear = linear("dear", 50).toBuilder()
                .guide(MeasureGuide.builder().effort(10).build())
                .build();
        Scorecard scorecard =
                card(dear, linear("cheap", 30), linear("other", 20)).build();
        HealthSignals signals = HealthSignals.of(Map.of("dear", 0.0, "cheap", 10.0, "other", 10.0), DAY);
        // 0.25 now; dear alone makes up for the 0.25 that lack at an effort of 5, the other two together at 1
        List<BandPath> paths = next(scorecard, signals);
        assertThat(paths.get(0).steps()).extracting(BandPath.Step::measure).containsExactly("dear");
        assertThat(paths.get(0).effort()).isCloseTo(5, within(1e-9));
        assertThat(paths.get(1).steps()).extracting(BandPath.Step::measure).containsExactly("cheap", "other");
        assertThat(paths.get(1).effort()).isCloseTo(1, within(1e-9));
        assertThat(paths).allSatisfy(path -> assertThat(path.effort()).isLessThanOrEqualTo(5 + 1e-9));
    }

    @Test
    void findsTheLeastEffortOfAGeometricMeanBetweenTheCorners() {
        Scorecard scorecard = card(linear("a", 1), linear("b", 1))
                .aggregation(Scorecard.Aggregation.GEOMETRIC)
                .bands(BandPolicy.builder().band("red", 0).band("green", 0.8).build())
                .build();
        HealthSignals signals = HealthSignals.of(Map.of("a", 10.0, "b", 10.0), DAY);
        List<BandPath> paths = next(scorecard, signals);
        // neither alone: √(0.5 · 1) < 0.8; by symmetry both to 0.8
        assertThat(paths).hasSize(1);
        assertThat(paths.get(0).effort()).isCloseTo(0.6, within(1e-5));
        assertThat(paths.get(0).steps())
                .allSatisfy(step -> assertThat(step.to()).isCloseTo(16, within(0.02)));
    }

    @Test
    void liftsEveryMeasureThatHoldsAMinimumDown() {
        Scorecard scorecard = card(linear("a", 1), linear("b", 5), linear("c", 1))
                .aggregation(Scorecard.Aggregation.MINIMUM)
                .build();
        HealthSignals signals = HealthSignals.of(Map.of("a", 4.0, "b", 6.0, "c", 19.0), DAY);
        assertThat(next(scorecard, signals))
                .extracting(BandPath::text)
                .containsExactly("a from 4 to 10 and b from 6 to 10: middle at 50");
    }

    @Test
    void movesByWholeStepsAndNeverPastTheWindow() {
        Measure days = Measure.builder("active", new Curve.Linear(0, 40))
                .aggregate(Aggregate.COUNT)
                .build();
        Measure seats = linear("seats", 1).toBuilder()
                .guide(MeasureGuide.builder().step(3).build())
                .build();
        HealthSignals signals = HealthSignals.of(Map.of("active", 1.0, "seats", 4.0), DAY);
        Scorecard scorecard = card(days, seats).build();
        // (1/40 + 4/20) / 2 = 0.1125; 0.775 lacks: 31 days are more than 30, seats 4 + 6 · 3 > 20
        List<BandPath> paths = next(scorecard, signals);
        assertThat(paths).hasSize(1);
        for (BandPath.Step step : paths.get(0).steps()) {
            double way = step.to() - step.from().orElseThrow();
            assertThat(step.measure().equals("active") ? way : way / 3)
                    .isEqualTo(Math.rint(way / (step.measure().equals("active") ? 1 : 3)));
        }
        // brute force over all whole steps
        double least = Double.POSITIVE_INFINITY;
        for (int d = 1; d <= 30; d++) {
            for (int s = 4; s <= 20; s += 3) {
                if ((d / 40.0 + s / 20.0) / 2 >= 0.5 - 1e-12) {
                    least = Math.min(least, (d - 1) / 30.0 + (s - 4) / 20.0);
                }
            }
        }
        assertThat(paths.get(0).effort()).isCloseTo(least, within(1e-9));
    }

    @Test
    void goesBelowAJumpOfAStaircaseWhereLowerIsBetter() {
        Measure tickets = Measure.builder("tickets", new Curve.Step(1, List.of(new Curve.Point(5, 0.2))))
                .guide(MeasureGuide.builder().step(1).build())
                .build();
        Scorecard scorecard = card(tickets).build();
        HealthSignals signals = HealthSignals.of(Map.of("tickets", 7.0), DAY);
        assertThat(next(scorecard, signals).get(0).text()).isEqualTo("tickets from 7 to 4: high at 100");
        Scorecard anyAmount =
                card(Measure.builder("tickets", tickets.curve()).build()).build();
        BandPath path = next(anyAmount, signals).get(0);
        assertThat(path.steps().get(0).to()).isEqualTo(Math.nextDown(5.0));
        assertThat(path.text()).isEqualTo("tickets from 7 to 4.999: high at 100");
        assertThat(path.effort()).isEqualTo(1);
    }

    @Test
    void leavesAloneWhatNobodyCanChange() {
        Measure country = linear("country", 90).toBuilder()
                .guide(MeasureGuide.builder().changeable(false).build())
                .build();
        Scorecard scorecard = card(country, linear("logins", 10)).build();
        HealthSignals signals = HealthSignals.of(Map.of("country", 8.0, "logins", 2.0), DAY);
        assertThat(why(BandPaths.standard().toNextBand(scorecard, signals)))
                .isEqualTo("no change of at most 3 measures reaches middle at 50; all together reach 46 (low)");
    }

    @Test
    void asksForWhatIsMissingAndForWhatIsStale() {
        Scorecard penalised = card(
                        linear("logins", 1),
                        linear("nps", 1).toBuilder()
                                .missing(new MissingPolicy.Penalise(0))
                                .build())
                .build();
        assertThat(next(
                        penalised,
                        HealthSignals.of(Map.of("logins", 20.0), DAY.plusDays(0))
                                .with("logins", 19)))
                .extracting(BandPath::text)
                .contains("nps known, at 1: middle at 50", "logins from 19 to 20: middle at 50");
        Measure stale =
                linear("nps", 1).toBuilder().windowDays(365).halfLifeDays(10).build();
        Scorecard fading = card(linear("logins", 1), stale).build();
        HealthSignals old = HealthSignals.of(
                List.of(Signal.of(ACME, "nps", DAY.minusDays(90), 20), Signal.of(ACME, "logins", DAY, 2)), DAY);
        assertThat(next(fading, old).get(0).text()).isEqualTo("nps observed anew, still at 20: middle at 55");
    }

    @Test
    void comparesAnAccountWithItsPeersOnceItHasMoved() {
        Scorecard written = card(Measure.builder("logins", new Curve.Percentile(true))
                        .build())
                .build();
        List<HealthSignals> book = Stream.of(0.0, 3.0, 9.0, 30.0)
                .map(logins -> HealthSignals.of(Map.of("logins", logins), DAY))
                .toList();
        Scorecard fitted = written.fittedTo(book);
        HealthSignals own = book.get(0);
        // beside 3, 9 and 30 it is in the middle at 9: (1 + ½ + ½) / 4; as one more beside its old self it were at
        // 3.001
        BandPath path = BandPaths.standard()
                .toNextBand(written, fitted, own)
                .orElseThrow("paths")
                .get(0);
        assertThat(path.text()).isEqualTo("logins from 0 to 9: middle at 50");
        List<HealthSignals> then = new ArrayList<>(book);
        then.set(0, HealthSignals.of(Map.of("logins", 9.0), DAY));
        assertThat(path.after())
                .isEqualTo(written.fittedTo(then).assess(then.get(0)).orElseThrow("score"));
        assertThat(BandPaths.standard()
                        .toBand("high", written, fitted, own)
                        .orElseThrow("paths")
                        .get(0)
                        .text())
                .isEqualTo("logins from 0 to 30: high at 75");
        // an outsider leaves the peers as they are
        assertThat(next(fitted, own).get(0).text()).isEqualTo("logins from 0 to 3.001: middle at 50");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        BandPaths.standard().toNextBand(card(linear("seats", 1)).build(), fitted, own))
                .withMessageStartingWith("fitted must be scorecard smb");
    }

    @Test
    void asksForAnythingAboveNoughtInWords() {
        Scorecard written = card(Measure.builder("logins", new Curve.Percentile(true))
                        .build())
                .build();
        List<HealthSignals> book = Stream.of(0.0, 0.0, 0.0, 9.0)
                .map(logins -> HealthSignals.of(Map.of("logins", logins), DAY))
                .toList();
        assertThat(BandPaths.standard()
                        .toNextBand(written, written.fittedTo(book), book.get(0))
                        .orElseThrow("paths")
                        .get(0)
                        .text())
                .isEqualTo("logins from 0 to above 0: middle at 63");
    }

    @Test
    void saysThatTheBestBandIsReachedAndRefusesAnUnknownOne() {
        Scorecard scorecard = card(linear("logins", 1)).build();
        HealthSignals signals = HealthSignals.of(Map.of("logins", 20.0), DAY);
        assertThat(why(BandPaths.standard().toNextBand(scorecard, signals)))
                .isEqualTo("the account is in band high already");
        assertThat(why(BandPaths.standard().toBand("middle", scorecard, signals)))
                .isEqualTo("the account is in band high already");
        assertThat(BandPaths.standard().toNextBand(scorecard, HealthSignals.empty(DAY)))
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(Answer.Reason.INSUFFICIENT_DATA));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BandPaths.standard().toBand("blue", scorecard, signals))
                .withMessageEndingWith("was blue");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BandPaths(7, 1))
                .withMessage("maxMeasures must be in [1, 6], was 7");
    }

    @ParameterizedTest
    @EnumSource(Scorecard.Aggregation.class)
    void reachesTheBandThroughEveryKindOfCurve(Scorecard.Aggregation aggregation) {
        List<Curve> curves = List.of(
                new Curve.Linear(20, 0),
                new Curve.PiecewiseLinear(
                        List.of(new Curve.Point(0, 0.1), new Curve.Point(10, 1), new Curve.Point(20, 0.3))),
                new Curve.Step(0.1, List.of(new Curve.Point(5, 0.4), new Curve.Point(15, 0.9))),
                new Curve.ThreeSteps(15, 5, 0.5),
                new Curve.Logistic(10, -0.5),
                new Curve.Growth(0.05),
                new Curve.PointsFrom(1, -0.04),
                new Curve.Inverted(new Curve.Linear(0, 20)),
                new Curve.Percentile(true).fittedTo(1, 4, 4, 9, 16, 19));
        for (Curve curve : curves) {
            Measure measure = Measure.builder("it", curve).build();
            Scorecard scorecard =
                    card(measure, linear("other", 0.2)).aggregation(aggregation).build();
            HealthSignals signals = HealthSignals.of(Map.of("it", bad(curve), "other", 12.0), DAY);
            BandPath path = next(scorecard, signals).get(0);
            assertThat(path.steps())
                    .as("%s", curve)
                    .extracting(BandPath.Step::measure)
                    .containsExactly("it");
            HealthScore after = scorecard
                    .assess(signals.with("it", path.steps().get(0).to()))
                    .orElseThrow("after");
            assertThat(after).isEqualTo(path.after());
            assertThat(after.score().value()).isGreaterThanOrEqualTo(0.5);
        }
    }

    private static double bad(Curve curve) {
        double worst = 0;
        for (int value = 0; value <= 20; value++) {
            worst = curve.at(value) < curve.at(worst) ? value : worst;
        }
        return worst;
    }
}
