package dev.bearing.health;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Scorecards with everything they can have: groups, ceilings, vetoes, ages, every curve and missing-data policy. */
class ScorecardDomain extends DomainContextBase {

    static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    private static final int SIGNALS = 6;
    private static final List<String> GROUPS = List.of("use", "people");

    private static final List<Curve> CURVES = List.of(
            new Curve.Linear(10, 90),
            new Curve.Linear(80, 20),
            new Curve.Logistic(50, 0.1),
            new Curve.Logistic(40, -0.3),
            new Curve.Step(0, List.of(new Curve.Point(30, 0.3), new Curve.Point(60, 1))),
            new Curve.ThreeSteps(60, 30, 0.5),
            new Curve.PiecewiseLinear(List.of(
                    new Curve.Point(5, 0.1),
                    new Curve.Point(30, 0.4),
                    new Curve.Point(40, 0.4),
                    new Curve.Point(95, 1))),
            new Curve.PiecewiseLinear(
                    List.of(new Curve.Point(20, 0.9), new Curve.Point(50, 0.2), new Curve.Point(70, 1))),
            new Curve.Growth(0.02),
            new Curve.PointsFrom(1, -0.01),
            new Curve.Inverted(new Curve.Logistic(50, 0.2)),
            new Curve.Percentile(true).fittedTo(10, 20, 20, 70, 99),
            new Curve.Percentile(false).fittedTo());

    private static final List<MissingPolicy> POLICIES = List.of(
            new MissingPolicy.Redistribute(),
            new MissingPolicy.Redistribute(),
            new MissingPolicy.Redistribute(),
            new MissingPolicy.Neutral(0.5),
            new MissingPolicy.Penalise(0),
            new MissingPolicy.Penalise(0.125),
            new MissingPolicy.Block());

    /** A measure, the index of its group or -1, and what it allows the score at most where it is critical. */
    private record Line(Measure measure, int group, List<Double> ceiling) {}

    @Provide
    Arbitrary<Scorecard> scorecards() {
        Arbitrary<Measure> measure = Combinators.combine(
                        Arbitraries.of(CURVES),
                        Arbitraries.of(Aggregate.LAST, Aggregate.MEAN, Aggregate.COUNT),
                        Arbitraries.of(0.0, 0.1, 1.0, 3.0, 40.0),
                        Arbitraries.of(POLICIES),
                        Arbitraries.of(0.02, 3.0, 30.0, 400.0).optional(0.3),
                        Arbitraries.integers().between(5, 60).optional(0.2))
                .as((curve, aggregate, weight, missing, halfLife, expires) -> {
                    Measure.Builder builder = Measure.builder("?", curve)
                            .aggregate(aggregate)
                            .weight(weight)
                            .windowDays(60)
                            .missing(missing);
                    halfLife.ifPresent(builder::halfLifeDays);
                    expires.ifPresent(builder::expiresDays);
                    return builder.build();
                });
        Arbitrary<Line> line = Combinators.combine(
                        measure,
                        Arbitraries.integers().between(-1, GROUPS.size() - 1),
                        Arbitraries.of(0.1, 0.3, 0.33, 0.7, 0.9).list().ofMaxSize(2))
                .as(Line::new);
        Arbitrary<Scorecard.Aggregation> aggregation = Arbitraries.of(Scorecard.Aggregation.class);
        return Combinators.combine(
                        line.list().ofMinSize(1).ofMaxSize(SIGNALS),
                        aggregation,
                        aggregation.list().ofSize(GROUPS.size()),
                        Arbitraries.of(0.001, 0.3, 0.7))
                .as(ScorecardDomain::scorecard);
    }

    private static Scorecard scorecard(
            List<Line> lines, Scorecard.Aggregation aggregation, List<Scorecard.Aggregation> inside, double coverage) {
        Scorecard.Builder builder =
                Scorecard.builder("any", "1").aggregation(aggregation).minCoverage(coverage);
        // a weight that is never 0 for all
        builder.measure(Measure.builder("base", new Curve.Linear(0, 100)).build());
        for (int g = 0; g < GROUPS.size(); g++) {
            int group = g;
            if (lines.stream().anyMatch(l -> l.group() == group && l.measure().weight() > 0)) {
                builder.group(new MeasureGroup(GROUPS.get(g), 2.5 * g + 1, inside.get(g)));
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            Measure own = signal(line.measure(), "s" + i);
            boolean grouped = line.group() >= 0
                    && lines.stream()
                            .anyMatch(l ->
                                    l.group() == line.group() && l.measure().weight() > 0);
            if (grouped) {
                builder.measure(GROUPS.get(line.group()), own);
            } else {
                builder.measure(own);
            }
            if (line.ceiling().size() == 1) {
                builder.ceiling(ScoreCeiling.veto("s" + i, line.ceiling().get(0)));
            } else if (line.ceiling().size() == 2) {
                builder.ceiling(ScoreCeiling.of(
                        "s" + i, line.ceiling().get(0), line.ceiling().get(1)));
            }
        }
        return builder.build();
    }

    private static Measure signal(Measure m, String name) {
        Measure.Builder builder = Measure.builder(name, m.curve())
                .aggregate(m.aggregate())
                .weight(m.weight())
                .windowDays(m.windowDays())
                .missing(m.missing());
        m.halfLifeDays().ifPresent(builder::halfLifeDays);
        m.expiresDays().ifPresent(builder::expiresDays);
        return builder.build();
    }

    @Provide
    Arbitrary<HealthSignals> signals() {
        Arbitrary<Signal> signal = Combinators.combine(
                        Arbitraries.integers().between(-1, SIGNALS - 1),
                        Arbitraries.integers().between(0, 90),
                        Arbitraries.doubles().between(0, 100).ofScale(1))
                .as((index, daysBack, value) -> Signal.of(
                        AccountId.of("acme"), index < 0 ? "base" : "s" + index, DAY.minusDays(daysBack), value));
        return signal.list()
                .ofMaxSize(12)
                .uniqueElements(Signal::key)
                .map(list -> HealthSignals.of(new ArrayList<>(list), DAY));
    }

    @Provide
    Arbitrary<List<HealthSignals>> accounts() {
        return signals().list().ofMinSize(1).ofMaxSize(9);
    }
}
