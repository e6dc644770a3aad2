package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where an account stands among the bands after a step of a {@link BandTracker}, and whether that step changed
 * anything. Its components are all there is to it: a host that stores them and makes the record anew goes on as if
 * nothing had happened.
 *
 * @param asOf the day of the last step; empty before the first
 * @param current the band that counts, and the day since which it does; empty until there was a score
 * @param pending the band to which the account is on its way, and since when it has held; empty while nothing is on its
 *     way
 * @param told the band that was told last: by an alert, or as the first band of all; empty until there was a score
 * @param alertedOn the day of the last alert
 * @param unknownSince the day of the first step since the last score that had none; empty while the score is known
 * @param changedFrom the band that counted before, where the last step changed it
 * @param alertedFrom the band that was told before, where the last step is an alert
 */
public record BandState(
        Optional<LocalDate> asOf,
        Optional<Spell> current,
        Optional<Spell> pending,
        Optional<String> told,
        Optional<LocalDate> alertedOn,
        Optional<LocalDate> unknownSince,
        Optional<String> changedFrom,
        Optional<String> alertedFrom) {

    private static final Optional<LocalDate> NO_DAY = Optional.empty();
    private static final BandState INITIAL = new BandState(
            NO_DAY,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            NO_DAY,
            NO_DAY,
            Optional.empty(),
            Optional.empty());

    /**
     * A band, and since when.
     *
     * @param band the band's name, not blank
     * @param since the first day
     */
    public record Spell(String band, LocalDate since) {

        /** @throws IllegalArgumentException if the name is blank or the day outside 1970 to 9999 */
        public Spell {
            requireNonNull(band, "band");
            checkText("a band's name", band);
            Days.check("since", since);
        }
    }

    /** @throws IllegalArgumentException if the components contradict each other: no tracker makes such a state */
    public BandState {
        requireNonNull(asOf, "asOf");
        requireNonNull(current, "current");
        requireNonNull(told, "told");
        requireNonNull(pending, "pending");
        requireNonNull(alertedOn, "alertedOn");
        requireNonNull(unknownSince, "unknownSince");
        requireNonNull(changedFrom, "changedFrom");
        requireNonNull(alertedFrom, "alertedFrom");
        checkArgument(told.isPresent() == current.isPresent(), "told and current must both be there or both be absent");
        checkArgument(
                current.isPresent()
                        || (pending.isEmpty() && alertedOn.isEmpty() && changedFrom.isEmpty() && alertedFrom.isEmpty()),
                "a state without a current band must not have a pending one, a change or an alert");
        checkArgument(
                asOf.isPresent() || (current.isEmpty() && unknownSince.isEmpty()),
                "a state without a day must be empty");
        checkArgument(
                pending.isEmpty() || !pending.map(Spell::band).equals(current.map(Spell::band)),
                "pending must not be the current band");
    }

    /** Returns the state of an account that was never scored. */
    public static BandState initial() {
        return INITIAL;
    }

    /** Returns the name of the band that counts; empty until there was a score. */
    public Optional<String> band() {
        return current.map(Spell::band);
    }

    /** Returns the day since which the band counts; empty until there was a score. */
    public Optional<LocalDate> since() {
        return current.map(Spell::since);
    }

    /** Returns whether the last step changed the band. The first band of all is no change. */
    public boolean isChange() {
        return changedFrom.isPresent();
    }

    /**
     * Returns whether the last step is an alert: the band is another than was told last, and the cool-down is over. A
     * change within a cool-down is told when that is over, by a step that is no change, unless it has been undone.
     */
    public boolean isAlert() {
        return alertedFrom.isPresent();
    }

    /** Returns whether the band stands on a score of the past, since there is none now. */
    public boolean isStale() {
        return current.isPresent() && unknownSince.isPresent();
    }
}
