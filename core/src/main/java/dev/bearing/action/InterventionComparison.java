package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.journey.InterventionEvent;
import dev.bearing.journey.JourneyProgress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Compares accounts that an intervention was done for on a leg with others that had waited there as long; not
 * thread-safe. The comparison is a <em>landmark</em> analysis: it looks at an account on the day of its help, after so
 * many days on the leg, and at up to {@value LandmarkMatching#MOST} others of its stratum that after as many days were
 * on the leg too and had not been helped. From there on it counts, on both sides, who crosses within the time given.
 * Without that, help that comes late looks harmful: whoever crosses fast is never helped, and the days that the helped
 * had waited before would count against the help.
 *
 * <p>Only what was known on the landmark day decides who is compared with whom: one that is helped, crosses or leaves
 * later may stand for the others all the same, and one that was helped later still counts as it went on. Each account
 * stands for the others once at most. An account that crossed on the day of its help or before, had left, was helped
 * too recently for the time to be over, or has nobody like it, is left out.
 *
 * <pre>{@code
 * InterventionComparison comparison = new InterventionComparison("setup-call", "data-connected", 90, TouchPolicy.FIRST_TOUCH);
 * comparison.add(progress, doneForIt, "good fit");
 * InterventionEffect effect = comparison.effect();
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1200/JCO.1983.1.11.710">Anderson, Cain and Gelber (1983), the landmark method</a>
 * @see <a href="https://doi.org/10.1093/aje/kwm324">Suissa (2008), Immortal time bias in pharmaco-epidemiology</a>
 */
public final class InterventionComparison {

    private final String intervention;
    private final String milestone;
    private final int withinDays;
    private final TouchPolicy touch;
    private final List<LandmarkMatching.Waiting> waiting = new ArrayList<>();
    private Optional<LandmarkMatching> matching = Optional.empty();

    /**
     * Compares on the leg to a milestone.
     *
     * @param intervention the intervention's id
     * @param milestone the milestone that the leg leads to
     * @param withinDays the time to cross from the landmark day, at least 1
     * @param touch to which of several interventions an account belongs
     */
    public InterventionComparison(String intervention, String milestone, int withinDays, TouchPolicy touch) {
        checkText("intervention", intervention);
        checkText("milestone", milestone);
        checkArgument(withinDays >= 1, "withinDays must be at least 1, was %s", withinDays);
        this.intervention = intervention;
        this.milestone = milestone;
        this.withinDays = withinDays;
        this.touch = requireNonNull(touch, "touch");
    }

    /** Adds an account that was never lost; see {@link #add(JourneyProgress, Collection, String, Optional)}. */
    public InterventionComparison add(JourneyProgress progress, Collection<InterventionEvent> done, String stratum) {
        return add(progress, done, stratum, Optional.empty());
    }

    /**
     * Adds an account; one whose path has no such milestone, that never came to the leg, or for which it was crossed or
     * waived before it came, is not compared. One for which it is waived later is observed up to that day.
     *
     * @param progress how far it is, as of the day of the comparison
     * @param done all that was done for it
     * @param stratum with whom it is compared, by what was known when it came to the leg: its fit and where it started,
     *     say; any text
     * @param lostOn the first day it was no customer any more, where it was lost
     * @throws IllegalArgumentException if what was done is of several accounts
     */
    public InterventionComparison add(
            JourneyProgress progress, Collection<InterventionEvent> done, String stratum, Optional<LocalDate> lostOn) {
        requireNonNull(stratum, "stratum");
        requireNonNull(lostOn, "lostOn");
        checkArgument(
                done.stream().map(InterventionEvent::accountId).distinct().count() <= 1,
                "what was done must be of one account");
        Optional<LocalDate> entry = enteredOn(progress);
        Optional<LocalDate> reached = entry.flatMap(day -> progress.firstReachedOn(milestone));
        Optional<LocalDate> waived = entry.flatMap(day -> progress.waivedOn(milestone))
                .filter(day -> reached.isEmpty() || day.isBefore(reached.get()));
        boolean before = reached.filter(day -> entry.get().isAfter(day)).isPresent()
                || waived.filter(day -> !entry.get().isBefore(day)).isPresent();
        if (entry.isPresent() && !before) {
            matching = Optional.empty();
            waiting.add(new LandmarkMatching.Waiting(
                    waiting.size(),
                    stratum,
                    entry.get().toEpochDay(),
                    epoch(reached),
                    epoch(lostOn),
                    epoch(first(done, entry.get(), progress.asOf(), true)),
                    touch == TouchPolicy.FIRST_TOUCH
                            ? epoch(first(done, entry.get(), progress.asOf(), false))
                            : LandmarkMatching.NEVER,
                    waived.orElse(progress.asOf()).toEpochDay()));
        }
        return this;
    }

    private static long epoch(Optional<LocalDate> day) {
        return day.map(LocalDate::toEpochDay).orElse(LandmarkMatching.NEVER);
    }

    /** Returns when this intervention, or any other, was first done on the leg. */
    private Optional<LocalDate> first(
            Collection<InterventionEvent> done, LocalDate from, LocalDate asOf, boolean thisOne) {
        return done.stream()
                .filter(event -> event.intervention().equals(intervention) == thisOne)
                .filter(event -> !event.on().isBefore(from)
                        && !event.on().isAfter(asOf)
                        && !event.recordedOn().isAfter(asOf))
                .map(InterventionEvent::on)
                .min(Comparator.naturalOrder());
    }

    /** Returns the day an account came to the leg; empty where it has not, or its path has no such leg. */
    public Optional<LocalDate> enteredOn(JourneyProgress progress) {
        return progress.path().milestone(milestone).flatMap(goal -> progress.firstEnteredOn(goal.id()));
    }

    private LandmarkMatching matching() {
        LandmarkMatching known = matching.orElseGet(() -> LandmarkMatching.of(waiting, withinDays));
        matching = Optional.of(known);
        return known;
    }

    /** Returns how many accounts were helped on the leg and are not compared. */
    public long leftOut() {
        return matching().leftOut();
    }

    /**
     * Returns the comparison of the accounts added so far. Its strata are those given, each cut by how many days had
     * passed on the leg on the landmark day: {@link InterventionEffect#stratifiedDifference} compares like with like.
     */
    public InterventionEffect effect() {
        return matching().effect();
    }
}
