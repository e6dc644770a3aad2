package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BandPathsProperties {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final int MEASURES = 4;

    private static Answer<List<BandPath>> paths(Scorecard scorecard, HealthSignals signals) {
        return new BandPaths(MEASURES, 50).toNextBand(scorecard, signals);
    }

    private static HealthSignals applied(HealthSignals signals, BandPath path) {
        HealthSignals applied = signals;
        for (BandPath.Step step : path.steps()) {
            applied = applied.with(step.measure(), step.to());
        }
        return applied;
    }

    @Property(seed = "20261122", tries = 300)
    void reachesTheBandWhenItIsTakenAndScoredAnew(
            @ForAll("scorecards") Scorecard scorecard, @ForAll("signals") HealthSignals signals) {
        paths(scorecard, signals).toOptional().orElse(List.of()).forEach(path -> {
            HealthScore after = scorecard.assess(applied(signals, path)).orElseThrow("after");
            assertThat(after).isEqualTo(path.after());
            assertThat(after.score().value()).isGreaterThanOrEqualTo(path.band().from());
            path.steps().forEach(step -> assertThat(step.effort()).isNotNegative());
        });
    }

    @Property(seed = "20261122", tries = 300)
    void listsNoPathOfWhichAPartIsEnoughForNoMoreEffort(
            @ForAll("scorecards") Scorecard scorecard, @ForAll("signals") HealthSignals signals) {
        List<BandPath> paths = paths(scorecard, signals).toOptional().orElse(List.of());
        for (BandPath path : paths) {
            for (BandPath other : paths) {
                boolean part = path != other && measures(path).containsAll(measures(other));
                assertThat(part && other.effort() <= path.effort())
                        .as("%s is dominated by %s", path, other)
                        .isFalse();
            }
        }
        assertThat(paths)
                .isSortedAccordingTo(
                        (a, b) -> Integer.compare(a.steps().size(), b.steps().size()));
    }

    @Property(seed = "20261122", tries = 300)
    void hasNoStepThatCouldBeShorter(
            @ForAll("scorecards") Scorecard scorecard, @ForAll("signals") HealthSignals signals) {
        paths(scorecard, signals).toOptional().orElse(List.of()).forEach(path -> {
            for (BandPath.Step step : path.steps()) {
                double from = step.from().orElse(step.to());
                double back = step.to() + (from - step.to()) * 1e-3;
                if (Math.abs(from - step.to()) > 1e-6) {
                    HealthSignals shorter = applied(signals, path).with(step.measure(), back);
                    assertThat(scorecard.score(shorter).toOptional())
                            .hasValueSatisfying(health -> assertThat(health.value())
                                    .isLessThan(path.band().from()));
                }
            }
        });
    }

    @Property(seed = "20261122", tries = 3000)
    void findsNoDearerPathThanATrialOfAllNumbers(
            @ForAll("pairs") Scorecard scorecard, @ForAll("signals") HealthSignals signals) {
        HealthSignals both = signals.with("s0", signals.last("s0").orElse(3))
                .with("s1", signals.last("s1").orElse(4));
        double least = Double.POSITIVE_INFINITY;
        Answer<HealthScore> now = scorecard.assess(both);
        if (!now.isKnown() || now.orElseThrow("now").band().to() == 1) {
            return;
        }
        double goal = now.orElseThrow("now").band().to();
        for (double a = 0; a <= 20; a += 0.5) {
            for (double b = 0; b <= 20; b += 0.5) {
                if (scorecard
                                .score(both.with("s0", a).with("s1", b))
                                .orElseThrow("trial")
                                .value()
                        >= goal) {
                    least = Math.min(
                            least,
                            (Math.abs(a - both.last("s0").orElseThrow())
                                            + Math.abs(b - both.last("s1").orElseThrow()))
                                    / 20);
                }
            }
        }
        double found = paths(scorecard, both).toOptional().orElse(List.of()).stream()
                .mapToDouble(BandPath::effort)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        assertThat(found).isLessThanOrEqualTo(least + 1e-5);
    }

    private static Set<String> measures(BandPath path) {
        Set<String> names = new HashSet<>();
        path.steps().forEach(step -> names.add(step.measure()));
        return names;
    }

    @Provide
    static Arbitrary<Scorecard> scorecards() {
        return cards(Arbitraries.of(
                new Curve.Linear(0, 20),
                new Curve.Linear(20, 0),
                new Curve.PiecewiseLinear(
                        List.of(new Curve.Point(0, 0.1), new Curve.Point(12, 0.9), new Curve.Point(20, 1))),
                new Curve.Logistic(10, 0.4),
                new Curve.PointsFrom(1, -0.05),
                new Curve.Percentile(true).fittedTo(1, 3, 3, 7, 13, 20)));
    }

    /** Curves that end at 0 and 20, so that a step of the same length takes the same effort. */
    @Provide
    static Arbitrary<Scorecard> pairs() {
        return cards(Arbitraries.of(
                        new Curve.Linear(0, 20),
                        new Curve.Linear(20, 0),
                        new Curve.PiecewiseLinear(
                                List.of(new Curve.Point(0, 0.1), new Curve.Point(12, 0.9), new Curve.Point(20, 1)))))
                .map(card -> {
                    Scorecard.Builder two = Scorecard.builder("two", "1")
                            .aggregation(card.aggregation())
                            .minCoverage(0.1);
                    card.measures().stream()
                            .limit(2)
                            .forEach(measure -> two.measure(measure.toBuilder()
                                    .missing(new MissingPolicy.Redistribute())
                                    .build()));
                    return two.build();
                });
    }

    private static Arbitrary<Scorecard> cards(Arbitrary<Curve> curves) {
        Arbitrary<Measure> measures = Combinators.combine(
                        curves,
                        Arbitraries.doubles().between(0.5, 4).ofScale(1),
                        Arbitraries.of(
                                new MissingPolicy.Redistribute(),
                                new MissingPolicy.Neutral(0.5),
                                new MissingPolicy.Penalise(0)))
                .as((curve, weight, missing) -> Measure.builder("?", curve)
                        .weight(weight)
                        .missing(missing)
                        .build());
        return Combinators.combine(
                        measures.list().ofMinSize(2).ofMaxSize(MEASURES), Arbitraries.of(Scorecard.Aggregation.class))
                .as((list, aggregation) -> {
                    Scorecard.Builder builder = Scorecard.builder("any", "1")
                            .aggregation(aggregation)
                            .minCoverage(0.1);
                    for (int i = 0; i < list.size(); i++) {
                        Measure measure = list.get(i);
                        builder.measure(Measure.builder("s" + i, measure.curve())
                                .weight(measure.weight())
                                .missing(measure.missing())
                                .build());
                    }
                    return builder.build();
                });
    }

    @Provide
    static Arbitrary<HealthSignals> signals() {
        return Arbitraries.maps(
                        Arbitraries.integers().between(0, MEASURES - 1).map(i -> "s" + i),
                        Arbitraries.doubles().between(-2, 22).ofScale(1))
                .ofMinSize(1)
                .ofMaxSize(MEASURES)
                .map(values -> HealthSignals.of(Map.copyOf(new TreeMap<>(values)), DAY));
    }
}
