package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class BandTrackerProperties {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    /** A score in hundredths, empty where there is none, so many days after the one before. */
    record Step(int daysLater, Optional<Integer> hundredths) {

        Answer<Health> score() {
            return hundredths
                    .map(value -> Answer.known(Health.of(value / 100.0)))
                    .orElse(Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "none"));
        }
    }

    @Property(seed = "20261122")
    void isTheBandOfTheLastScoreWithoutStability(
            @ForAll("policies") BandPolicy bands, @ForAll("steps") List<Step> steps) {
        List<BandState> states = follow(new BandTracker(bands, BandStability.none()), steps);
        Optional<String> expected = Optional.empty();
        for (int i = 0; i < steps.size(); i++) {
            Optional<String> before = expected;
            expected = steps.get(i)
                    .score()
                    .toOptional()
                    .map(score -> bands.bandOf(score).name())
                    .or(() -> before);
            assertThat(states.get(i).band()).isEqualTo(expected);
            assertThat(states.get(i).isChange()).isEqualTo(before.isPresent() && !before.equals(expected));
            assertThat(states.get(i).isAlert()).isEqualTo(states.get(i).isChange());
        }
    }

    @Property(seed = "20261122")
    void neverChangesTwiceWithinTheDwellTimeNorAlertsTwiceWithinTheCoolDown(
            @ForAll("policies") BandPolicy bands,
            @ForAll("stabilities") BandStability stability,
            @ForAll("steps") List<Step> steps) {
        LocalDate changed = null;
        LocalDate alerted = null;
        for (BandState state : follow(new BandTracker(bands, stability), steps)) {
            LocalDate day = state.asOf().orElseThrow();
            if (state.isChange()) {
                assertThat(changed == null || ChronoUnit.DAYS.between(changed, day) >= stability.dwellDays())
                        .isTrue();
                assertThat(state.since()).contains(day);
                changed = day;
            }
            if (state.isAlert()) {
                assertThat(alerted == null || ChronoUnit.DAYS.between(alerted, day) >= stability.coolDownDays())
                        .isTrue();
                assertThat(state.alertedOn()).contains(day);
                assertThat(state.told()).isEqualTo(state.band());
                alerted = day;
            }
        }
    }

    @Property(seed = "20261122")
    void neverMakesMoreChangesThanNoStabilityNorMoreAlertsThanChanges(
            @ForAll("policies") BandPolicy bands,
            @ForAll("stabilities") BandStability stability,
            @ForAll("steps") List<Step> steps) {
        List<BandState> steady = follow(new BandTracker(bands, stability), steps);
        List<BandState> raw = follow(new BandTracker(bands, BandStability.none()), steps);
        long changes = steady.stream().filter(BandState::isChange).count();
        assertThat(changes)
                .isLessThanOrEqualTo(raw.stream().filter(BandState::isChange).count());
        assertThat(steady.stream().filter(BandState::isAlert).count()).isLessThanOrEqualTo(changes);
    }

    @Property(seed = "20261122")
    void settlesInTheBandOfAScoreThatStaysPastTheMargin(
            @ForAll("policies") BandPolicy bands,
            @ForAll("stabilities") BandStability stability,
            @ForAll("steps") List<Step> steps,
            @ForAll("bandsPlace") double place) {
        BandTracker tracker = new BandTracker(bands, stability);
        HealthBand target = bands.bands().get((int) (place * bands.bands().size()));
        List<BandState> states = follow(tracker, steps);
        BandState state = states.get(states.size() - 1);
        LocalDate day = state.asOf().orElseThrow();
        Health middle = Health.of((target.from() + target.to()) / 2);
        Assume.that((target.to() - target.from()) / 2 > stability.margin() + 1e-9);
        // far from every edge, and long enough for every dwell on the way and the cool-down
        for (int i = 0; i <= bands.bands().size() * (stability.dwellDays() + 1) + stability.coolDownDays(); i++) {
            day = day.plusDays(1);
            state = tracker.next(state, day, Answer.known(middle));
        }
        assertThat(state.band()).contains(target.name());
        assertThat(state.told()).contains(target.name());
        assertThat(state.pending()).isEmpty();
    }

    @Property(seed = "20261122")
    void goesOnFromARebuiltStateAsIfNothingHadHappened(
            @ForAll("policies") BandPolicy bands,
            @ForAll("stabilities") BandStability stability,
            @ForAll("steps") List<Step> steps) {
        BandTracker tracker = new BandTracker(bands, stability);
        BandState kept = BandState.initial();
        BandState rebuilt = BandState.initial();
        LocalDate day = FIRST;
        for (Step step : steps) {
            day = day.plusDays(step.daysLater());
            kept = tracker.next(kept, day, step.score());
            rebuilt = copy(new BandTracker(bands, stability).next(rebuilt, day, step.score()));
            assertThat(rebuilt).isEqualTo(kept);
        }
    }

    private static BandState copy(BandState state) {
        return new BandState(
                state.asOf(),
                state.current(),
                state.pending(),
                state.told(),
                state.alertedOn(),
                state.unknownSince(),
                state.changedFrom(),
                state.alertedFrom());
    }

    private static List<BandState> follow(BandTracker tracker, List<Step> steps) {
        List<BandState> states = new ArrayList<>();
        BandState state = BandState.initial();
        LocalDate day = FIRST;
        for (Step step : steps) {
            day = day.plusDays(step.daysLater());
            state = tracker.next(state, day, step.score());
            states.add(state);
        }
        return states;
    }

    @Provide
    Arbitrary<Double> bandsPlace() {
        return Arbitraries.integers().between(0, 99).map(value -> value / 100.0);
    }

    /** One to five bands, their edges in tenths from 0.2 to 0.8. */
    @Provide
    Arbitrary<BandPolicy> policies() {
        return Arbitraries.integers()
                .between(2, 8)
                .set()
                .ofMinSize(0)
                .ofMaxSize(4)
                .map(edges -> {
                    BandPolicy.Builder builder = BandPolicy.builder().band("band 0", 0);
                    new TreeSet<>(edges).forEach(edge -> builder.band("band " + edge, edge / 10.0));
                    return builder.build();
                });
    }

    @Provide
    Arbitrary<BandStability> stabilities() {
        Arbitrary<Double> margins = Arbitraries.integers().between(0, 19).map(value -> value / 100.0);
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 9);
        return Combinators.combine(margins, days, days).as(BandStability::new);
    }

    /** Scores that wander, with gaps, several of a day and leaps among them. */
    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> later = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just(1)),
                Tuple.of(2, Arbitraries.integers().between(0, 5)));
        Arbitrary<Optional<Integer>> score =
                Arbitraries.integers().between(0, 100).optional(0.9);
        return Combinators.combine(later, score)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }
}
