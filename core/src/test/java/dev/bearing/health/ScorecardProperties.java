package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class ScorecardProperties {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final int SIGNALS = 5;

    @Property(seed = "20261122")
    void liesBetweenItsWorstAndItsBestMeasure(
            @ForAll("scorecards") Scorecard scorecard, @ForAll("histories") List<Signal> history) {
        scorecard.assess(HealthSignals.of(history, DAY)).toOptional().ifPresent(score -> {
            List<Double> healths = score.components().stream()
                    .filter(component -> component.weight() > 0)
                    .flatMap(component -> component.health().stream().boxed())
                    .toList();
            assertThat(score.score().value())
                    .isBetween(0.0, 1.0)
                    .isBetween(Collections.min(healths) - 1e-12, Collections.max(healths) + 1e-12);
            assertThat(score.band().contains(score.score())).isTrue();
        });
    }

    @Property(seed = "20261122")
    void addsUpToTheScoreToTheLastBit(
            @ForAll("scorecards") Scorecard scorecard, @ForAll("histories") List<Signal> history) {
        scorecard.assess(HealthSignals.of(history, DAY)).toOptional().ifPresent(score -> {
            double sum = 0;
            for (Contribution contribution : score.contributions()) {
                sum += contribution.value();
            }
            assertThat(sum).isEqualTo(score.score().value());
            assertThat(score.components().stream()
                            .mapToDouble(HealthScore.Component::weight)
                            .sum())
                    .isCloseTo(1, within(1e-12));
        });
    }

    @Property(seed = "20261122")
    void isWorstAsAMinimumAndBestAsAnArithmeticMean(
            @ForAll("scorecards") Scorecard scorecard, @ForAll("histories") List<Signal> history) {
        HealthSignals signals = HealthSignals.of(history, DAY);
        Answer<Health> arithmetic =
                with(scorecard, Scorecard.Aggregation.ARITHMETIC).score(signals);
        Answer<Health> geometric =
                with(scorecard, Scorecard.Aggregation.GEOMETRIC).score(signals);
        Answer<Health> minimum = with(scorecard, Scorecard.Aggregation.MINIMUM).score(signals);
        assertThat(geometric.isKnown()).isEqualTo(arithmetic.isKnown()).isEqualTo(minimum.isKnown());
        if (arithmetic.isKnown()) {
            assertThat(value(geometric)).isLessThanOrEqualTo(value(arithmetic) + 1e-12);
            assertThat(value(minimum)).isLessThanOrEqualTo(value(geometric) + 1e-12);
        }
    }

    @Property(seed = "20261122")
    void neverFallsWhereAMeasureRises(
            @ForAll("scorecards") Scorecard scorecard,
            @ForAll("histories") List<Signal> history,
            @ForAll @IntRange(max = SIGNALS - 1) int signal,
            @ForAll @DoubleRange(max = 100) double rise) {
        HealthSignals signals = HealthSignals.of(history, DAY);
        String name = "s" + signal;
        // only the newest value changes, on the same day, so that age and coverage stay
        HealthSignals before = signals.with(name, signals.last(name).orElse(50));
        HealthSignals after = signals.with(name, signals.last(name).orElse(50) + rise);
        Scorecard last = readingTheLastValue(scorecard);
        if (last.score(before).isKnown()) {
            assertThat(value(last.score(after))).isGreaterThanOrEqualTo(value(last.score(before)));
        }
    }

    @Property(seed = "20261122")
    void doesNotDependOnTheScaleOfTheWeights(
            @ForAll("scorecards") Scorecard scorecard,
            @ForAll("histories") List<Signal> history,
            @ForAll @IntRange(min = -9, max = 9) int exponent) {
        HealthSignals signals = HealthSignals.of(history, DAY);
        Scorecard.Builder builder = builder(scorecard);
        for (Measure m : scorecard.measures()) {
            builder.measure(
                    m.toBuilder().weight(m.weight() * Math.pow(10, exponent)).build());
        }
        Answer<HealthScore> answer = scorecard.assess(signals);
        Answer<HealthScore> scaled = builder.build().assess(signals);
        assertThat(scaled.isKnown()).isEqualTo(answer.isKnown());
        answer.toOptional().ifPresent(score -> {
            HealthScore other = scaled.orElseThrow("scaled");
            assertThat(other.score().value()).isCloseTo(score.score().value(), within(1e-12));
            assertThat(other.coverage()).isCloseTo(score.coverage(), within(1e-12));
            assertThat(other.freshness()).isCloseTo(score.freshness(), within(1e-12));
        });
    }

    @Property(seed = "20261122")
    void doesNotSeeTheOrderOfObservationsNorDuplicates(
            @ForAll("scorecards") Scorecard scorecard, @ForAll("histories") List<Signal> history, @ForAll long seed) {
        List<Signal> shuffled = new ArrayList<>(history);
        shuffled.addAll(history.subList(0, history.size() / 2));
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(HealthSignals.of(shuffled, DAY)).isEqualTo(HealthSignals.of(history, DAY));
        assertThat(scorecard.assess(HealthSignals.of(shuffled, DAY)))
                .isEqualTo(scorecard.assess(HealthSignals.of(history, DAY)));
    }

    @Property(seed = "20261122")
    void doesNotLookAhead(
            @ForAll("scorecards") Scorecard scorecard,
            @ForAll("histories") List<Signal> history,
            @ForAll @IntRange(max = 60) int daysBack) {
        LocalDate earlier = DAY.minusDays(daysBack);
        List<Signal> known = history.stream()
                .filter(signal -> !signal.newestDay().isAfter(earlier))
                .toList();
        assertThat(scorecard.assess(HealthSignals.of(history, earlier)))
                .isEqualTo(scorecard.assess(HealthSignals.of(known, earlier)));
    }

    @Property(seed = "20261122")
    void isWhatASecondCalculationFromTheDefinitionGives(
            @ForAll("scorecards") Scorecard scorecard, @ForAll("histories") List<Signal> history) {
        HealthSignals signals = HealthSignals.of(history, DAY);
        double total = 0;
        double present = 0;
        double weights = 0;
        double sum = 0;
        double logs = 0;
        boolean blocked = false;
        for (Measure measure : scorecard.measures()) {
            total += measure.weight();
            Map<LocalDate, Double> window = new HashMap<>(signals.history(measure.signal()));
            LocalDate start = DAY.minusDays(measure.windowDays());
            window.keySet().removeIf(day -> !day.isAfter(start));
            double age = signals.lastOn(measure.signal())
                    .map(day -> (double) (DAY.toEpochDay() - day.toEpochDay()))
                    .orElse(Double.POSITIVE_INFINITY);
            boolean missing = window.isEmpty() || age > measure.expiresDays().orElse(Integer.MAX_VALUE);
            if (measure.aggregate() == Aggregate.COUNT && Double.isFinite(age)) {
                missing = age > measure.expiresDays().orElse(Integer.MAX_VALUE);
            }
            if (!missing) {
                double observed = measure.aggregate() == Aggregate.COUNT
                        ? window.size()
                        : measure.aggregate() == Aggregate.MEAN
                                ? window.values().stream()
                                        .mapToDouble(Double::doubleValue)
                                        .average()
                                        .orElseThrow()
                                : window.get(signals.lastOn(measure.signal()).orElseThrow());
                double health = measure.curve().at(observed);
                double weight = measure.weight()
                        * Math.exp(-Math.log(2) * age / measure.halfLifeDays().orElse(1e300));
                present += measure.weight();
                weights += weight;
                sum += weight * health;
                logs += weight * Math.log(health);
            } else if (!(measure.missing() instanceof MissingPolicy.Redistribute
                    || measure.missing() instanceof MissingPolicy.Block)) {
                double assumed = measure.missing() instanceof MissingPolicy.Neutral neutral
                        ? neutral.prior()
                        : ((MissingPolicy.Penalise) measure.missing()).value();
                weights += measure.weight();
                sum += measure.weight() * assumed;
                logs += measure.weight() * Math.log(assumed);
            } else {
                blocked |= measure.missing() instanceof MissingPolicy.Block;
            }
        }
        boolean known = !blocked && present / total >= scorecard.minCoverage() - 1e-12;
        assertThat(scorecard.score(signals).isKnown()).isEqualTo(known);
        if (known) {
            assertThat(value(with(scorecard, Scorecard.Aggregation.ARITHMETIC).score(signals)))
                    .isCloseTo(sum / weights, within(1e-9));
            assertThat(value(with(scorecard, Scorecard.Aggregation.GEOMETRIC).score(signals)))
                    .isCloseTo(Math.exp(logs / weights), within(1e-9));
        }
    }

    @Provide
    static Arbitrary<Scorecard> scorecards() {
        Arbitrary<Measure> measure = Combinators.combine(
                        Arbitraries.of(Aggregate.LAST, Aggregate.MEAN, Aggregate.COUNT),
                        Arbitraries.integers().between(15, 90),
                        Arbitraries.doubles().between(0.1, 50).ofScale(1),
                        Arbitraries.of(
                                new MissingPolicy.Redistribute(),
                                new MissingPolicy.Redistribute(),
                                new MissingPolicy.Penalise(0.125),
                                new MissingPolicy.Neutral(0.75),
                                new MissingPolicy.Neutral(0.5),
                                new MissingPolicy.Neutral(0.25),
                                new MissingPolicy.Block()),
                        Arbitraries.doubles().between(5, 100).ofScale(1).optional(),
                        Arbitraries.integers().between(20, 60).optional(),
                        Arbitraries.of(
                                new Curve.Linear(10, 90),
                                new Curve.Logistic(50, 0.1),
                                new Curve.Inverted(new Curve.Linear(90, 5)),
                                new Curve.PointsFrom(0.25, 0.007),
                                new Curve.ThreeSteps(30, 70, 0.6),
                                new Curve.Growth(0.01),
                                new Curve.Percentile(true).fittedTo(10, 20, 20, 70, 99)))
                .as((aggregate, window, weight, missing, halfLife, expires, curve) -> {
                    Measure.Builder builder = Measure.builder("?", curve)
                            .aggregate(aggregate)
                            .windowDays(window)
                            .weight(weight)
                            .missing(missing);
                    halfLife.ifPresent(builder::halfLifeDays);
                    expires.ifPresent(builder::expiresDays);
                    return builder.build();
                });
        return Combinators.combine(
                        measure.list().ofMinSize(1).ofMaxSize(SIGNALS),
                        Arbitraries.of(Scorecard.Aggregation.class),
                        Arbitraries.of(0.01, 0.1, 0.3, 0.5, 1.0))
                .as((measures, aggregation, minCoverage) -> {
                    Scorecard.Builder builder = Scorecard.builder("any", "1")
                            .aggregation(aggregation)
                            .minCoverage(minCoverage);
                    for (int i = 0; i < measures.size(); i++) {
                        builder.measure(named(measures.get(i), "s" + i));
                    }
                    return builder.build();
                });
    }

    /** Observations of one account in about three months, some recorded late, one a day and signal. */
    @Provide
    static Arbitrary<List<Signal>> histories() {
        Arbitrary<Signal> signal = Combinators.combine(
                        Arbitraries.integers().between(0, SIGNALS - 1),
                        Arbitraries.integers().between(-5, 90),
                        Arbitraries.doubles().between(0, 100).ofScale(1),
                        Arbitraries.of(0, 0, 0, 1, 7))
                .as((name, daysBack, value, late) -> new Signal(
                        ACME,
                        "s" + name,
                        DAY.minusDays(daysBack),
                        value,
                        DAY.minusDays(daysBack).plusDays(late)));
        return signal.list().ofMinSize(5).ofMaxSize(60).uniqueElements(s -> List.of(s.key(), s.recordedOn()));
    }

    private static Scorecard readingTheLastValue(Scorecard scorecard) {
        Scorecard.Builder builder = builder(scorecard);
        for (Measure m : scorecard.measures()) {
            builder.measure(m.toBuilder().aggregate(Aggregate.LAST).build());
        }
        return builder.build();
    }

    private static Measure named(Measure m, String signal) {
        return new Measure(
                signal,
                m.windowDays(),
                m.aggregate(),
                m.curve(),
                m.weight(),
                m.missing(),
                m.halfLifeDays(),
                m.expiresDays(),
                m.baselineDays(),
                m.shareOf(),
                m.leastTenureDays(),
                m.guide());
    }

    private static Scorecard.Builder builder(Scorecard scorecard) {
        return Scorecard.builder(scorecard.id(), scorecard.version())
                .minCoverage(scorecard.minCoverage())
                .aggregation(scorecard.aggregation())
                .bands(scorecard.bands());
    }

    private static Scorecard with(Scorecard scorecard, Scorecard.Aggregation aggregation) {
        return scorecard.toBuilder().aggregation(aggregation).build();
    }

    private static double value(Answer<Health> answer) {
        return answer.orElseThrow("score").value();
    }
}
