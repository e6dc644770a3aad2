package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandTrackerTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    /** Returns the states after one score a day; NaN stands for a day without one. */
    private static List<BandState> follow(BandStability stability, double... scores) {
        BandTracker tracker = new BandTracker(BandPolicy.standard(), stability);
        List<BandState> states = new ArrayList<>();
        BandState state = BandState.initial();
        for (int i = 0; i < scores.length; i++) {
            state = tracker.next(state, FIRST.plusDays(i), answer(scores[i]));
            states.add(state);
        }
        return states;
    }

    private static Answer<Health> answer(double score) {
        return Double.isNaN(score)
                ? Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "no signal")
                : Answer.known(Health.of(score));
    }

    private static List<String> bands(List<BandState> states) {
        return states.stream().map(state -> state.band().orElse("none")).toList();
    }

    private static List<Integer> alerts(List<BandState> states) {
        List<Integer> days = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            if (states.get(i).isAlert()) {
                days.add(i);
            }
        }
        return days;
    }

    @Test
    void beginsInTheBandOfTheFirstScoreWithoutChangeOrAlert() {
        BandState first = follow(new BandStability(0.1, 7, 7), 0.8).get(0);
        assertThat(first.band()).contains("high");
        assertThat(first.since()).contains(FIRST);
        assertThat(first.told()).contains("high");
        assertThat(first.isChange()).isFalse();
        assertThat(first.isAlert()).isFalse();
        assertThat(first.isStale()).isFalse();
    }

    @Test
    void changesAndAlertsAtOnceWithoutStability() {
        List<BandState> states = follow(BandStability.none(), 0.8, 0.74, 0.75, 0.2);
        assertThat(bands(states)).containsExactly("high", "middle", "high", "low");
        assertThat(alerts(states)).containsExactly(1, 2, 3);
        assertThat(states.get(3).changedFrom()).contains("high");
        assertThat(states.get(3).alertedFrom()).contains("high");
    }

    @ParameterizedTest
    @CsvSource({"0.79999,middle", "0.8,high", "0.45,middle", "0.44999,low", "1,high", "0,low"})
    void leavesABandOnlyPastItsMargin(double score, String band) {
        assertThat(bands(follow(new BandStability(0.05, 0, 0), 0.6, score))).containsExactly("middle", band);
    }

    @Test
    void readsAnEdgeWithItsMarginAsAPersonWould() {
        BandPolicy bands = BandPolicy.builder().band("low", 0).band("high", 0.4).build();
        BandTracker tracker = new BandTracker(bands, new BandStability(0.2, 0, 0));
        BandState low = tracker.next(BandState.initial(), FIRST, answer(0.1));
        assertThat(tracker.next(low, FIRST, answer(0.6)).band()).contains("high"); // 0.4 + 0.2 > 0.6 in binary
    }

    @Test
    void entersTheBandInWhichTheScoreLiesEvenWithinThatOnesMargin() {
        assertThat(bands(follow(new BandStability(0.1, 0, 0), 0.3, 0.76))).containsExactly("low", "high");
    }

    @Test
    void countsANewBandOnceItHasHeldForTheDwellTime() {
        List<BandState> states = follow(new BandStability(0, 3, 0), 0.8, 0.6, 0.6, 0.6, 0.6);
        assertThat(bands(states)).containsExactly("high", "high", "high", "high", "middle");
        assertThat(states.get(1).pending()).contains(new BandState.Spell("middle", FIRST.plusDays(1)));
        assertThat(states.get(4).since()).contains(FIRST.plusDays(4));
        assertThat(states.get(4).pending()).isEmpty();
        assertThat(alerts(states)).containsExactly(4);
    }

    @Test
    void startsTheDwellTimeAnewWhenTheScoreComesBack() {
        assertThat(bands(follow(new BandStability(0, 2, 0), 0.8, 0.6, 0.8, 0.6, 0.6, 0.6)))
                .containsExactly("high", "high", "high", "high", "high", "middle");
    }

    @Test
    void goesToTheNearerBandFirstWhereTheScoreWandersBetweenTwoWorseOnes() {
        List<BandState> states = follow(new BandStability(0, 3, 0), 0.8, 0.3, 0.6, 0.3, 0.3, 0.3, 0.3, 0.3);
        // never three days of low, but three of middle or worse by day 4; low from day 4 on counts on day 7
        assertThat(bands(states)).containsExactly("high", "high", "high", "high", "middle", "middle", "middle", "low");
    }

    @Test
    void startsTheDwellTimeAnewWhenTheScoreCrossesToTheOtherSide() {
        List<BandState> states = follow(new BandStability(0, 2, 0), 0.6, 0.4, 0.8, 0.8, 0.8);
        assertThat(bands(states)).containsExactly("middle", "middle", "middle", "middle", "high");
        assertThat(states.get(2).pending()).contains(new BandState.Spell("high", FIRST.plusDays(2)));
    }

    @Test
    void tellsAChangeOfACoolDownWhenThatIsOver() {
        List<BandState> states = follow(new BandStability(0, 0, 3), 0.8, 0.6, 0.3, 0.3, 0.3, 0.3);
        assertThat(bands(states)).containsExactly("high", "middle", "low", "low", "low", "low");
        assertThat(alerts(states)).containsExactly(1, 4);
        assertThat(states.get(4).isChange()).isFalse();
        assertThat(states.get(4).alertedFrom()).contains("middle");
    }

    @Test
    void keepsSilentAboutAChangeThatWasUndoneWithinTheCoolDown() {
        List<BandState> states = follow(new BandStability(0, 0, 3), 0.8, 0.6, 0.8, 0.6, 0.6, 0.6, 0.6);
        assertThat(alerts(states)).containsExactly(1);
        assertThat(states.get(3).isChange()).isTrue();
    }

    @Test
    void keepsTheBandThroughAGapAndSaysThatItIsStale() {
        List<BandState> states = follow(BandStability.none(), 0.8, Double.NaN, Double.NaN, 0.6);
        assertThat(bands(states)).containsExactly("high", "high", "high", "middle");
        assertThat(states.get(2).isStale()).isTrue();
        assertThat(states.get(2).unknownSince()).contains(FIRST.plusDays(1));
        assertThat(states.get(2).since()).contains(FIRST);
        assertThat(states.get(3).isStale()).isFalse();
        assertThat(states.get(3).isChange()).isTrue();
    }

    @Test
    void doesNotCountAGapAsDwellTime() {
        assertThat(bands(follow(new BandStability(0, 2, 0), 0.8, 0.6, Double.NaN, 0.6, 0.6, 0.6)))
                .containsExactly("high", "high", "high", "high", "high", "middle");
    }

    @Test
    void isNotStaleWhereThereNeverWasAScore() {
        BandState state = follow(BandStability.none(), Double.NaN).get(0);
        assertThat(state.isStale()).isFalse();
        assertThat(state.band()).isEmpty();
        assertThat(state.unknownSince()).contains(FIRST);
    }

    @Test
    void startsAfreshWithOtherBands() {
        BandState low = follow(BandStability.none(), 0.8, 0.3).get(1);
        BandPolicy others =
                BandPolicy.builder().band("red", 0).band("green", 0.5).build();
        BandState state = new BandTracker(others, BandStability.none()).next(low, FIRST.plusDays(2), answer(0.9));
        assertThat(state.band()).contains("green");
        assertThat(state.isChange()).isFalse();
        assertThat(state.isAlert()).isFalse();
    }

    @Test
    void rejectsADayBeforeThatOfTheState() {
        BandTracker tracker = new BandTracker(BandPolicy.standard(), BandStability.none());
        BandState state = tracker.next(BandState.initial(), FIRST, answer(0.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tracker.next(state, FIRST.minusDays(1), answer(0.5)))
                .withMessage("day must not be before that of the state, 2026-03-01, was 2026-02-28");
    }

    @Test
    void rejectsAMarginThatNoScoreCouldCross() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BandTracker(BandPolicy.standard(), new BandStability(0.26, 0, 0)))
                .withMessage("margin must leave room to cross the edge at 0.75, that is be below 0.75 and at most 0.25,"
                        + " was 0.26");
        assertThat(new BandTracker(BandPolicy.standard(), new BandStability(0.25, 0, 0)).bands())
                .isEqualTo(BandPolicy.standard());
    }

    @Test
    void rejectsAStateThatContradictsItself() {
        BandState.Spell high = new BandState.Spell("high", FIRST);
        Optional<LocalDate> day = Optional.of(FIRST);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BandState(
                        day,
                        Optional.of(high),
                        Optional.of(high),
                        Optional.of("high"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .withMessage("pending must not be the current band");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BandState(
                        day,
                        Optional.empty(),
                        Optional.of(high),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .withMessageStartingWith("a state without a current band");
        assertThatIllegalArgumentException().isThrownBy(() -> new BandState.Spell(" ", FIRST));
    }
}
