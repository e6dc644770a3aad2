package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.Days;
import dev.bearing.internal.Thresholds;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Follows an account from band to band, one score after the other, without flip-flop: a pure function from state to
 * state, so that whoever keeps the state may stop and go on at any step.
 *
 * <pre>{@code
 * BandTracker tracker = new BandTracker(BandPolicy.standard(), new BandStability(0.05, 7, 14));
 * BandState state = tracker.next(BandState.initial(), day, scorecard.score(signals));
 * if (state.isAlert()) { ... }
 * }</pre>
 *
 * <ul>
 *   <li>The first score of all decides the band at once; that is neither a change nor an alert.
 *   <li>A score leaves the current band {@code [from, to)} when it is at least {@code to + margin} or below {@code from
 *       − margin}. It is then on its way to the band in which it lies.
 *   <li>That band counts once every score for {@code dwellDays} has been there or further away from the current band on
 *       the same side; a score that goes further stays on its way to the nearer band first, and one that comes back
 *       within the margin, or to the other side, starts anew.
 *   <li>A change is an alert unless the last alert is less than {@code coolDownDays} ago. Then it is told as soon as
 *       they have passed, if the band is still another than the one that was told.
 *   <li>Without a score the band stays, stale, and nothing changes or alerts; what was on its way starts anew.
 * </ul>
 *
 * <p>So two changes of an account are never less than {@code dwellDays} apart, two alerts never less than
 * {@code coolDownDays}, and no stability makes more changes than none does on the same scores.
 *
 * @param bands how health is cut into bands
 * @param stability what keeps the band from flip-flopping
 */
public record BandTracker(BandPolicy bands, BandStability stability) {

    /** @throws IllegalArgumentException if the margin is so wide that a score could never leave a band */
    public BandTracker {
        requireNonNull(stability, "stability");
        requireNonNull(bands, "bands");
        double margin = stability.margin();
        for (HealthBand band : bands.bands().subList(1, bands.bands().size())) {
            checkArgument(
                    rounded(band.from() - margin) > 0 && rounded(band.from() + margin) <= 1,
                    "margin must leave room to cross the edge at %s, that is be below %s and at most %s, was %s",
                    band.from(),
                    band.from(),
                    rounded(1 - band.from()),
                    margin);
        }
    }

    /** Returns the tracker of a scorecard: its bands and their stability. */
    public static BandTracker of(Scorecard scorecard) {
        requireNonNull(scorecard, "scorecard");
        return new BandTracker(scorecard.bands(), scorecard.bandStability());
    }

    /**
     * Returns the state after one more score. A state whose band this tracker does not know is that of another version
     * of the bands: it starts afresh, which is no change of the account.
     *
     * @param before the state after the score before
     * @param day the day of the score, not before that of the state; several scores of one day are taken one after the
     *     other
     * @param score the account's health on that day, or why there is none
     * @throws IllegalArgumentException if the day is before the state's, or outside 1970 to 9999
     */
    public BandState next(BandState before, LocalDate day, Answer<Health> score) {
        Days.check("day", day);
        before.asOf()
                .ifPresent(last -> checkArgument(
                        !day.isBefore(last), "day must not be before that of the state, %s, was %s", last, day));
        boolean known = before.band().filter(band -> index(band) < 0).isEmpty()
                && before.told().filter(band -> index(band) < 0).isEmpty();
        BandState state = known ? before : BandState.initial();
        return score.fold(scored -> step(state, day, scored.value()), unknown -> gap(state, day));
    }

    /**
     * Returns the state after a whole history, scored once a day as it was known on that day.
     *
     * @param strategy what scores; a scorecard that needs peers is to be fitted to them
     * @param history the account's signals
     * @param lastDay the last day of the history to look at
     * @return the state at the end of that day; the {@linkplain BandState#initial initial} one where nothing was known
     *     by then
     */
    public BandState follow(HealthStrategy strategy, SignalHistory history, LocalDate lastDay) {
        requireNonNull(strategy, "strategy");
        Days.check("lastDay", lastDay);
        SignalHistory.Cursor cursor = history.cursor();
        BandState state = BandState.initial();
        if (history.firstKnownOn().isPresent()) {
            for (LocalDate day = history.firstKnownOn().get(); !day.isAfter(lastDay); day = day.plusDays(1)) {
                state = next(state, day, strategy.score(cursor.on(day)));
            }
        }
        return state;
    }

    private static BandState gap(BandState state, LocalDate day) {
        return new BandState(
                Optional.of(day),
                state.current(),
                Optional.empty(),
                state.told(),
                state.alertedOn(),
                Optional.of(state.unknownSince().orElse(day)),
                Optional.empty(),
                Optional.empty());
    }

    private BandState step(BandState state, LocalDate day, Health health) {
        BandState.Spell current = state.current()
                .orElseGet(() -> new BandState.Spell(bands.bandOf(health).name(), day));
        Optional<BandState.Spell> pending = pending(current, state.pending(), day, health);
        Optional<String> changedFrom = Optional.empty();
        if (pending.isPresent() && passed(pending.get().since(), day, stability.dwellDays())) {
            changedFrom = Optional.of(current.band());
            current = new BandState.Spell(pending.get().band(), day);
            pending = pending(current, Optional.empty(), day, health);
        }
        String told = state.told().orElse(current.band());
        boolean alert = !told.equals(current.band())
                && state.alertedOn()
                        .filter(last -> !passed(last, day, stability.coolDownDays()))
                        .isEmpty();
        return new BandState(
                Optional.of(day),
                Optional.of(current),
                pending,
                Optional.of(alert ? current.band() : told),
                alert ? Optional.of(day) : state.alertedOn(),
                Optional.empty(),
                changedFrom,
                alert ? Optional.of(told) : Optional.empty());
    }

    /** Returns the band on the way to which the account is with one more score, and since when. */
    private Optional<BandState.Spell> pending(
            BandState.Spell current, Optional<BandState.Spell> before, LocalDate day, Health health) {
        int at = index(current.band());
        HealthBand own = bands.bands().get(at);
        boolean up = at + 1 < bands.bands().size() && health.value() >= rounded(own.to() + stability.margin());
        boolean down = at > 0 && health.value() < rounded(own.from() - stability.margin());
        if (!up && !down) {
            return Optional.empty();
        }
        int target = index(bands.bandOf(health).name());
        int pending = before.map(spell -> index(spell.band())).orElse(-1);
        boolean sameSide = pending >= 0 && (up ? pending > at : pending < at);
        if (!sameSide) {
            return Optional.of(new BandState.Spell(bands.bands().get(target).name(), day));
        }
        int nearer = up ? Math.min(pending, target) : Math.max(pending, target);
        return Optional.of(new BandState.Spell(
                bands.bands().get(nearer).name(), before.get().since()));
    }

    private static boolean passed(LocalDate from, LocalDate day, int days) {
        return ChronoUnit.DAYS.between(from, day) >= days;
    }

    /** An edge is rounded to as many digits as a score is: 0.4 + 0.2 is to be 0.6. */
    private static double rounded(double edge) {
        return Thresholds.roundedScore(edge);
    }

    /** Returns the place of a band from the worst, or −1 if there is none of this name. */
    private int index(String band) {
        for (int i = 0; i < bands.bands().size(); i++) {
            if (bands.bands().get(i).name().equals(band)) {
                return i;
            }
        }
        return -1;
    }
}
