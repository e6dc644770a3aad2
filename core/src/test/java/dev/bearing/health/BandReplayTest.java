package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BandReplayTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final AccountId WOBBLY = AccountId.of("wobbly");
    private static final AccountId STEADY = AccountId.of("steady");
    private static final DateRange TEN_DAYS = DateRange.of(FIRST, FIRST.plusDays(10));

    /** The score is the newest value in hundredths; low, middle from 0.5, high from 0.75. */
    private static final Scorecard LAST = Scorecard.builder("last", "1")
            .measure(Measure.builder("points", new Curve.Linear(0, 100)).build())
            .build();

    private static List<Signal> daily(AccountId account, double... points) {
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            signals.add(Signal.of(account, "points", FIRST.plusDays(i), points[i]));
        }
        return signals;
    }

    private static List<Signal> book() {
        List<Signal> all = daily(WOBBLY, 76, 74, 76, 74, 76, 60, 60, 60, 60, 60);
        all.addAll(daily(STEADY, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90));
        return all;
    }

    @Test
    void setsTheSettingsSideBySide() {
        BandReplay replay = BandReplay.builder(LAST, book())
                .setting("as it is", BandStability.none())
                .setting("margin", new BandStability(0.05, 0, 0))
                .setting("cool-down", new BandStability(0, 0, 3))
                .flapDays(5)
                .over(TEN_DAYS);
        // by hand: high, middle, high, middle, high, middle: five changes, of which four lead back within five days
        assertThat(replay.rows())
                .containsExactly(
                        new BandReplay.Row("as it is", BandStability.none(), 2, 5, 5, 4, 1, 1, 1),
                        new BandReplay.Row("margin", new BandStability(0.05, 0, 0), 2, 1, 1, 0, 1, 1, 0),
                        // told middle on day 1, high on day 4, middle on day 7
                        new BandReplay.Row("cool-down", new BandStability(0, 0, 3), 2, 5, 3, 4, 1, 1, 1));
        assertThat(replay.period()).isEqualTo(TEN_DAYS);
        assertThat(replay.accounts("margin")).containsExactly(WOBBLY);
        assertThat(replay.steps("margin", STEADY)).isEmpty();
        assertThat(replay.steps("margin", WOBBLY))
                .extracting(BandState::asOf)
                .containsExactly(Optional.of(FIRST.plusDays(5)));
        assertThat(replay).hasToString("""
                setting              accounts  changes   alerts    flaps accounts alerted
                as it is                    2        5        5        4                1
                margin                      2        1        1        0                1
                cool-down                   2        5        3        4                1
                """);
    }

    @Test
    void countsOnlyWhatIsUndoneInTimeAsAFlap() {
        BandReplay replay = BandReplay.builder(LAST, daily(WOBBLY, 80, 60, 60, 60, 80, 60))
                .setting("as it is", BandStability.none())
                .flapDays(2)
                .over(DateRange.of(FIRST, FIRST.plusDays(6)));
        assertThat(replay.rows().get(0).changes()).isEqualTo(3);
        assertThat(replay.rows().get(0).flaps()).isEqualTo(1); // back to high after 3 days, to middle after 1
    }

    @Test
    void seesNothingThatWasRecordedLater() {
        List<Signal> late = List.of(
                Signal.of(WOBBLY, "points", FIRST, 90),
                new Signal(WOBBLY, "points", FIRST.plusDays(1), 10, FIRST.plusDays(6)));
        BandReplay replay = BandReplay.builder(LAST, late)
                .setting("as it is", BandStability.none())
                .over(TEN_DAYS);
        assertThat(replay.steps("as it is", WOBBLY))
                .extracting(BandState::asOf)
                .containsExactly(Optional.of(FIRST.plusDays(6)));
    }

    @Test
    void looksAtThePopulationAndTheDaysThatItIsTold() {
        BandReplay replay = BandReplay.builder(LAST, book())
                .setting("as it is", BandStability.none())
                .among((account, day) -> account.equals(WOBBLY) && day.isBefore(FIRST.plusDays(5)))
                .everyDays(2)
                .over(TEN_DAYS);
        assertThat(replay.rows())
                .containsExactly(new BandReplay.Row("as it is", BandStability.none(), 1, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void fitsAScorecardThatNeedsPeersToThoseOfEachDay() {
        Scorecard percentile = Scorecard.builder("peers", "1")
                .measure(Measure.builder("points", new Curve.Percentile(true)).build())
                .build();
        List<Signal> book = daily(WOBBLY, 10, 10, 90);
        book.addAll(daily(STEADY, 50, 50, 50));
        BandReplay replay = BandReplay.builder(percentile, book)
                .setting("as it is", BandStability.none())
                .over(DateRange.of(FIRST, FIRST.plusDays(3)));
        // of two peers the better is at 0.75, the worse at 0.25
        assertThat(replay.steps("as it is", WOBBLY)).extracting(BandState::band).containsExactly(Optional.of("high"));
        assertThat(replay.steps("as it is", STEADY)).extracting(BandState::band).containsExactly(Optional.of("low"));
    }

    @Test
    void rejectsWhatItCannotReplay() {
        BandReplay.Builder builder = BandReplay.builder(LAST, book());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.over(TEN_DAYS))
                .withMessage("there must be a setting");
        builder.setting("one", BandStability.none());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.setting("one", BandStability.none()))
                .withMessage("setting one stands twice");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.over(DateRange.startingOn(FIRST)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.everyDays(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.flapDays(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.over(TEN_DAYS).steps("two", WOBBLY))
                .withMessage("setting must be one of [one], was two");
    }

    @Property(seed = "20261122", tries = 200)
    void isWhatScoringEachDayFromScratchWouldGive(
            @ForAll("books") List<Signal> observations, @ForAll("stabilities") BandStability stability) {
        BandReplay replay = BandReplay.builder(LAST, observations)
                .setting("it", stability)
                .over(DateRange.of(FIRST, FIRST.plusDays(25)));
        BandTracker tracker = new BandTracker(LAST.bands(), stability);
        for (AccountId account : List.of(WOBBLY, STEADY)) {
            List<Signal> own = observations.stream()
                    .filter(signal -> signal.accountId().equals(account))
                    .toList();
            List<BandState> notable = new ArrayList<>();
            BandState state = BandState.initial();
            for (int i = 0; i < 25; i++) {
                LocalDate day = FIRST.plusDays(i);
                state = tracker.next(state, day, LAST.score(HealthSignals.of(own, day)));
                if (state.isChange() || state.isAlert()) {
                    notable.add(state);
                }
            }
            assertThat(replay.steps("it", account)).isEqualTo(notable);
            BandState end = tracker.follow(LAST, SignalHistory.of(own), FIRST.plusDays(24));
            assertThat(end.current()).isEqualTo(state.current());
            assertThat(end.told()).isEqualTo(state.told());
        }
    }

    @Provide
    Arbitrary<BandStability> stabilities() {
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 5);
        return Combinators.combine(Arbitraries.of(0.0, 0.05, 0.2), days, days).as(BandStability::new);
    }

    /** At most one observation of an account and day, recorded up to four days later. */
    @Provide
    Arbitrary<List<Signal>> books() {
        Arbitrary<AccountId> accounts = Arbitraries.of(WOBBLY, STEADY);
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 20);
        Arbitrary<Integer> delays = Arbitraries.integers().between(0, 4);
        Arbitrary<Integer> points = Arbitraries.integers().between(0, 100);
        return Combinators.combine(accounts, days, delays, points)
                .as((account, day, delay, value) -> new Signal(
                        account,
                        "points",
                        FIRST.plusDays(day),
                        value,
                        FIRST.plusDays(day).plusDays(delay)))
                .list()
                .ofMaxSize(40)
                .uniqueElements(Signal::key);
    }
}
