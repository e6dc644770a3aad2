package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever comes in whatever order: it is what the scorecard says of all of it. */
class RunningHealthProperties {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 60;

    @Property(seed = "20261122", tries = 300)
    void isAtAllTimesWhatTheScorecardSaysOfEverythingAdded(
            @ForAll("scorecards") Scorecard scorecard, @ForAll("streams") List<Signal> stream, @ForAll Random random) {
        RunningHealth running = RunningHealth.of(scorecard, ACME, FIRST);
        LocalDate since = FIRST.plusDays(random.nextInt(DAYS));
        running.customerSince(Optional.of(since));
        List<Signal> added = new ArrayList<>();
        for (Signal signal : stream) {
            if (random.nextInt(3) == 0) {
                running.advanceTo(running.day().plusDays(random.nextInt(12)));
            }
            running.add(signal);
            added.add(signal);
            assertSame(
                    running, scorecard, HealthSignals.of(added, running.day()).withCustomerSince(since));
            Collections.shuffle(added, random);
        }
    }

    @Property(seed = "20261122", tries = 300)
    void aDayBeforeTheNextChangeChangesNothing(
            @ForAll("scorecards") Scorecard scorecard,
            @ForAll("streams") List<Signal> stream,
            @ForAll @IntRange(min = 0, max = DAYS) int firstDay) {
        RunningHealth running = RunningHealth.of(scorecard, ACME, FIRST.plusDays(DAYS / 2));
        LocalDate since = FIRST.plusDays(firstDay);
        running.customerSince(Optional.of(since));
        stream.forEach(running::add);
        for (int i = 0; i < 2 * DAYS; i++) {
            Answer<Health> before = running.score();
            Optional<LocalDate> next = running.nextChange();
            LocalDate tomorrow = running.day().plusDays(1);
            assertThat(next.orElse(tomorrow)).isAfter(running.day());
            running.advanceTo(tomorrow);
            if (next.isEmpty() || next.get().isAfter(tomorrow)) {
                assertThat(score(running.assess())).isEqualTo(score(before));
            }
            assertSame(running, scorecard, HealthSignals.of(stream, tomorrow).withCustomerSince(since));
        }
    }

    @Property(seed = "20261122", tries = 100)
    void whatWasKeptGoesOnAsIfNothingHadHappened(
            @ForAll("scorecards") Scorecard scorecard,
            @ForAll("streams") List<Signal> before,
            @ForAll("streams") List<Signal> after) {
        RunningHealth first = RunningHealth.of(scorecard, ACME, FIRST.plusDays(DAYS / 3));
        before.forEach(first::add);
        RunningHealth second = first.sibling(ACME);
        second.restore(first.kept());
        first.waiting().forEach(second::add);
        for (Signal signal : after) {
            assertThat(outcome(second, signal)).isEqualTo(outcome(first, signal));
            first.advanceTo(first.day().plusDays(2));
            second.advanceTo(second.day().plusDays(2));
            assertThat(second.assess()).isEqualTo(first.assess());
            assertThat(second.kept()).isEqualTo(first.kept());
            assertThat(second.nextChange()).isEqualTo(first.nextChange());
        }
    }

    private static String outcome(RunningHealth health, Signal signal) {
        try {
            return String.valueOf(health.add(signal));
        } catch (IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static void assertSame(RunningHealth running, Scorecard scorecard, HealthSignals added) {
        Answer<HealthScore> expected = scorecard.assess(added);
        assertThat(running.assess()).isEqualTo(expected);
        assertThat(score(running.score())).isEqualTo(score(expected));
    }

    private static Optional<Double> score(Answer<?> answer) {
        return answer.toOptional()
                .map(value -> value instanceof HealthScore score ? score.score().value() : ((Health) value).value());
    }

    @Provide
    Arbitrary<Scorecard> scorecards() {
        Arbitrary<Measure> measures = Combinators.combine(
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.of(Aggregate.values()),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(-30, 30),
                        Arbitraries.integers().between(-20, 20),
                        Arbitraries.<MissingPolicy>of(
                                new MissingPolicy.Redistribute(),
                                new MissingPolicy.Neutral(0.5),
                                new MissingPolicy.Penalise(0),
                                new MissingPolicy.Block()))
                .as(RunningHealthProperties::measure);
        return measures.list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .uniqueElements(Measure::reading)
                .map(list -> {
                    Scorecard.Builder builder = Scorecard.builder("drawn", "1").minCoverage(0.3);
                    list.forEach(builder::measure);
                    return builder.build();
                });
    }

    private static Measure measure(
            String signal, Aggregate aggregate, int window, int expires, int halfLife, MissingPolicy missing) {
        Measure.Builder measure = Measure.builder(signal, new Curve.Linear(0, 12))
                .aggregate(aggregate)
                .windowDays(window)
                .missing(missing);
        if (expires >= 0) {
            measure.expiresDays(expires);
        }
        if (halfLife > 0) {
            measure.halfLifeDays(halfLife);
        }
        if (aggregate == Aggregate.RATIO_TO_BASELINE) {
            measure.baselineDays(window + Math.abs(halfLife));
        } else if (aggregate.isInTheSignalsUnit() && halfLife < -10) {
            measure.shareOf(signal.equals("a") ? "b" : "a");
        } else if (aggregate.growsWithTheWindow() && expires % 2 == 0) {
            measure.scaledToTenure(1 + Math.abs(halfLife) % 5);
        }
        return measure.build();
    }

    /** Observations in no order, some late, some of tomorrow, some corrected; the value follows from the version. */
    @Provide
    Arbitrary<List<Signal>> streams() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c", "unread"),
                        Arbitraries.integers().between(0, DAYS),
                        Arbitraries.of(0, 0, 0, 1, 3, 40))
                .as((signal, day, late) -> new Signal(
                        ACME,
                        signal,
                        FIRST.plusDays(day),
                        (signal.charAt(0) * 7 + day * 5 + late * 3) % 13,
                        FIRST.plusDays(day + late)))
                .list()
                .ofMaxSize(30);
    }
}
