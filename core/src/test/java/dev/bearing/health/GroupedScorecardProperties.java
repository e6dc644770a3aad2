package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(DomainContext.Global.class)
@Domain(ScorecardDomain.class)
class GroupedScorecardProperties {

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void termsAddUpToTheScoreToTheLastBit(@ForAll Scorecard scorecard, @ForAll HealthSignals signals) {
        scorecard.assess(signals).toOptional().ifPresent(score -> {
            double sum = 0;
            for (Contribution term : score.contributions()) {
                sum += term.value();
                if (term.name().equals("rounding")) {
                    assertThat(Math.abs(term.value())).isLessThan(1e-15);
                }
            }
            assertThat(sum).isEqualTo(score.score().value());
        });
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void liesBetweenItsPartsBeforeCeilingsAndUnderThemAfter(
            @ForAll Scorecard scorecard, @ForAll HealthSignals signals) {
        scorecard.assess(signals).toOptional().ifPresent(score -> {
            double[] healths = score.components().stream()
                    .filter(part -> part.weightInGroup() > 0)
                    .mapToDouble(part -> part.health().orElseThrow())
                    .toArray();
            assertThat(score.beforeCeilings().value())
                    .isBetween(
                            DoubleStream.of(healths).min().orElseThrow() - 1e-14,
                            DoubleStream.of(healths).max().orElseThrow() + 1e-14);
            double lowest = score.beforeCeilings().value();
            for (ScoreCeiling ceiling : scorecard.ceilings()) {
                OptionalDouble health = score.components()
                        .get(scorecard.measureNames().indexOf(ceiling.measure()))
                        .health();
                if (health.isPresent() && health.getAsDouble() < ceiling.below()) {
                    lowest = Math.min(lowest, ceiling.ceiling().orElse(health.getAsDouble()));
                }
            }
            assertThat(score.score().value()).isEqualTo(lowest);
            assertThat(score.cut().isPresent())
                    .isEqualTo(lowest < score.beforeCeilings().value());
            score.cut().ifPresent(cut -> assertThat(cut.before() + cut.cut()).isCloseTo(cut.score(), within(1e-15)));
        });
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void weightsAddUpInTheScoreAndInEveryGroup(@ForAll Scorecard scorecard, @ForAll HealthSignals signals) {
        scorecard.assess(signals).toOptional().ifPresent(score -> {
            assertThat(score.components().stream()
                            .mapToDouble(HealthScore.Component::weight)
                            .sum())
                    .isCloseTo(1, within(1e-12));
            for (HealthScore.GroupPart group : score.groups()) {
                List<HealthScore.Component> members = score.components().stream()
                        .filter(part -> part.group().stream().anyMatch(group.group()::equals))
                        .toList();
                if (group.health().isPresent()) {
                    assertThat(members.stream()
                                    .mapToDouble(HealthScore.Component::weightInGroup)
                                    .sum())
                            .isCloseTo(1, within(1e-12));
                }
                assertThat(members.stream()
                                .mapToDouble(HealthScore.Component::weight)
                                .sum())
                        .isCloseTo(group.weight(), within(1e-12));
            }
        });
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void isWorstAsAMinimumAndBestAsAnArithmeticMean(@ForAll Scorecard scorecard, @ForAll HealthSignals signals) {
        Answer<HealthScore> arithmetic =
                with(scorecard, Scorecard.Aggregation.ARITHMETIC).assess(signals);
        Answer<HealthScore> geometric =
                with(scorecard, Scorecard.Aggregation.GEOMETRIC).assess(signals);
        Answer<HealthScore> minimum =
                with(scorecard, Scorecard.Aggregation.MINIMUM).assess(signals);
        assertThat(geometric.isKnown()).isEqualTo(arithmetic.isKnown()).isEqualTo(minimum.isKnown());
        if (arithmetic.isKnown()) {
            assertThat(before(geometric)).isLessThanOrEqualTo(before(arithmetic) + 1e-13);
            assertThat(before(minimum)).isLessThanOrEqualTo(before(geometric) + 1e-13);
        }
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void neverFallsWhereAHealthRises(
            @ForAll Scorecard scorecard,
            @ForAll HealthSignals signals,
            @ForAll @IntRange(max = 6) int index,
            @ForAll @DoubleRange(min = 0, max = 1) double health) {
        int measure = Math.min(index, scorecard.measures().size() - 1);
        ScoreKernel.Row row = scorecard.read(signals);
        if (scorecard.kernel().score(row) == ScoreKernel.Verdict.SCORED && !Double.isNaN(row.observed[measure])) {
            double raised = Math.max(row.healths[measure], health);
            double before = row.score;
            Scorecard given = withHealth(scorecard, measure, raised);
            ScoreKernel.Row other = given.read(signals);
            assertThat(given.kernel().score(other)).isEqualTo(ScoreKernel.Verdict.SCORED);
            assertThat(other.score).isGreaterThanOrEqualTo(before);
        }
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void takesAGroupOfOneMeasureForThatMeasure(@ForAll Scorecard scorecard, @ForAll HealthSignals signals) {
        Scorecard.Builder alone = Scorecard.builder("one", "1")
                .minCoverage(scorecard.minCoverage())
                .aggregation(scorecard.aggregation());
        Scorecard.Builder grouped = Scorecard.builder("one", "1")
                .minCoverage(scorecard.minCoverage())
                .aggregation(scorecard.aggregation());
        for (int i = 0; i < scorecard.measures().size(); i++) {
            Measure measure = scorecard.measures().get(i);
            alone.measure(measure);
            if (measure.weight() > 0) {
                grouped.group(new MeasureGroup("g" + i, measure.weight(), Scorecard.Aggregation.values()[i % 3]));
                grouped.measure("g" + i, measure);
            } else {
                grouped.measure(measure);
            }
        }
        Answer<HealthScore> one = alone.build().assess(signals);
        Answer<HealthScore> other = grouped.build().assess(signals);
        assertThat(other.isKnown()).isEqualTo(one.isKnown());
        one.toOptional().ifPresent(score -> {
            HealthScore same = other.orElseThrow("grouped");
            assertThat(same.score().value()).isCloseTo(score.score().value(), within(1e-13));
            assertThat(same.coverage()).isEqualTo(score.coverage());
            for (int i = 0; i < score.components().size(); i++) {
                assertThat(same.components().get(i).contribution())
                        .isCloseTo(score.components().get(i).contribution(), within(1e-12));
            }
        });
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void doesNotDependOnTheScaleOfTheWeights(
            @ForAll Scorecard scorecard,
            @ForAll HealthSignals signals,
            @ForAll @IntRange(min = -9, max = 9) int power) {
        double scale = Math.pow(10, power);
        Scorecard.Builder builder = Scorecard.builder("scaled", "1")
                .minCoverage(scorecard.minCoverage())
                .aggregation(scorecard.aggregation());
        scorecard
                .groups()
                .forEach(group ->
                        builder.group(new MeasureGroup(group.name(), group.weight() * scale, group.aggregation())));
        scorecard.ceilings().forEach(builder::ceiling);
        for (int i = 0; i < scorecard.measures().size(); i++) {
            Measure measure = scorecard.measures().get(i);
            Measure scaled =
                    measure.toBuilder().weight(measure.weight() * scale).build();
            scorecard
                    .groupNames()
                    .get(i)
                    .ifPresentOrElse(group -> builder.measure(group, scaled), () -> builder.measure(scaled));
        }
        Answer<HealthScore> answer = builder.build().assess(signals);
        assertThat(answer.isKnown()).isEqualTo(scorecard.assess(signals).isKnown());
        answer.toOptional()
                .ifPresent(score -> assertThat(score.score().value())
                        .isCloseTo(
                                scorecard
                                        .assess(signals)
                                        .orElseThrow("score")
                                        .score()
                                        .value(),
                                within(1e-12)));
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void saysHowMuchWasObservedWhetherThereIsAScoreOrNot(@ForAll Scorecard scorecard, @ForAll HealthSignals signals) {
        HealthCoverage coverage = scorecard.coverage(signals);
        scorecard.assess(signals).toOptional().ifPresent(score -> {
            assertThat(coverage.share()).isEqualTo(score.coverage());
            assertThat(coverage.freshness()).hasValue(score.freshness());
            assertThat(coverage.missing())
                    .isEqualTo(score.components().stream()
                            .filter(HealthScore.Component::isMissing)
                            .map(HealthScore.Component::measure)
                            .toList());
        });
        HealthCoverage nothing = scorecard.coverage(HealthSignals.empty(signals.asOf()));
        assertThat(nothing.share()).isZero();
        assertThat(nothing.freshness()).isEmpty();
        assertThat(scorecard.assess(HealthSignals.empty(signals.asOf())).isKnown())
                .isFalse();
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE, tries = 200)
    void readsBackWhatItSaved(@ForAll Scorecard scorecard) {
        assertThat(Scorecard.from(scorecard.spec().orElseThrow())).isEqualTo(scorecard);
    }

    private static double before(Answer<HealthScore> answer) {
        return answer.orElseThrow("score").beforeCeilings().value();
    }

    /** Returns the scorecard with one aggregation everywhere and without ceilings. */
    private static Scorecard with(Scorecard scorecard, Scorecard.Aggregation aggregation) {
        Scorecard.Builder builder = Scorecard.builder("all", "1")
                .minCoverage(scorecard.minCoverage())
                .aggregation(aggregation);
        scorecard.groups().forEach(group -> builder.group(new MeasureGroup(group.name(), group.weight(), aggregation)));
        for (int i = 0; i < scorecard.measures().size(); i++) {
            Measure measure = scorecard.measures().get(i);
            scorecard
                    .groupNames()
                    .get(i)
                    .ifPresentOrElse(group -> builder.measure(group, measure), () -> builder.measure(measure));
        }
        return builder.build();
    }

    /** Returns the scorecard with one measure that has this health whatever is observed. */
    private static Scorecard withHealth(Scorecard scorecard, int index, double health) {
        Scorecard.Builder builder = Scorecard.builder("given", "1")
                .minCoverage(scorecard.minCoverage())
                .aggregation(scorecard.aggregation());
        scorecard.groups().forEach(builder::group);
        scorecard.ceilings().forEach(builder::ceiling);
        for (int i = 0; i < scorecard.measures().size(); i++) {
            Measure own = scorecard.measures().get(i);
            Measure measure =
                    i != index ? own : own.withCurve(new Curve.Step(health, List.of(new Curve.Point(1e9, health))));
            scorecard
                    .groupNames()
                    .get(i)
                    .ifPresentOrElse(group -> builder.measure(group, measure), () -> builder.measure(measure));
        }
        return builder.build();
    }
}
