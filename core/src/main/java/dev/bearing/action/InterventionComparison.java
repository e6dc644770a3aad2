package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.journey.InterventionEvent;
import dev.bearing.journey.JourneyProgress;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sorts accounts into those that an intervention was done for on a leg, and those it was not; not thread-safe. Only
 * accounts that came to the leg long enough ago are compared, whether or not they churned meanwhile. An account belongs
 * to the treated where the intervention was done on the leg, in time and not after it crossed. One that crossed first
 * and was treated later is left out, since what came after cannot have helped; one that was treated after the time to
 * cross counts by what it had done by then, untreated.
 *
 * <pre>{@code
 * InterventionComparison comparison = new InterventionComparison("setup-call", "data-connected", 90, TouchPolicy.FIRST_TOUCH);
 * comparison.add(progress, doneForIt, "good fit");
 * InterventionEffect effect = comparison.effect();
 * }</pre>
 */
public final class InterventionComparison {

    private final String intervention;
    private final String milestone;
    private final int withinDays;
    private final TouchPolicy touch;
    private final Map<String, EffectGroup> treated = new TreeMap<>();
    private final Map<String, EffectGroup> untreated = new TreeMap<>();
    private long leftOut;

    /**
     * Compares on the leg to a milestone.
     *
     * @param intervention the intervention's id
     * @param milestone the milestone that the leg leads to
     * @param withinDays the time to cross, at least 1
     * @param touch to which of several interventions an account belongs
     */
    public InterventionComparison(String intervention, String milestone, int withinDays, TouchPolicy touch) {
        checkArgument(!intervention.isBlank(), "intervention must not be blank");
        checkArgument(!milestone.isBlank(), "milestone must not be blank");
        checkArgument(withinDays >= 1, "withinDays must be at least 1, was %s", withinDays);
        this.intervention = intervention;
        this.milestone = milestone;
        this.withinDays = withinDays;
        this.touch = requireNonNull(touch, "touch");
    }

    /**
     * Adds an account; one whose path has no such milestone, that never came to the leg, came too lately, or crossed
     * before it came, is not compared.
     *
     * @param progress how far it is, as of the day of the comparison
     * @param done all that was done for it
     * @param stratum with whom it is compared: its fit and where it started, say; any text
     * @throws IllegalArgumentException if what was done is of several accounts
     */
    public InterventionComparison add(JourneyProgress progress, Collection<InterventionEvent> done, String stratum) {
        requireNonNull(stratum, "stratum");
        checkArgument(
                done.stream().map(InterventionEvent::accountId).distinct().count() <= 1,
                "what was done must be of one account");
        Optional<LocalDate> entry = enteredOn(progress);
        if (entry.isPresent() && ChronoUnit.DAYS.between(entry.get(), progress.asOf()) >= withinDays) {
            compare(entry.get(), progress, done, stratum);
        }
        return this;
    }

    private void compare(
            LocalDate entry, JourneyProgress progress, Collection<InterventionEvent> done, String stratum) {
        Optional<LocalDate> reached = progress.firstReachedOn(milestone);
        if (reached.filter(day -> day.isBefore(entry)).isPresent()) {
            return;
        }
        LocalDate last = entry.plusDays(withinDays);
        Optional<LocalDate> own = first(done, entry, progress.asOf(), intervention);
        boolean tooLate = own.isPresent() && reached.isPresent() && own.get().isAfter(reached.get());
        boolean otherFirst = touch == TouchPolicy.FIRST_TOUCH
                && done.stream()
                        .filter(event ->
                                !event.intervention().equals(intervention) && isOn(event, entry, progress.asOf()))
                        .map(InterventionEvent::on)
                        .anyMatch(day -> !day.isAfter(earlier(last, reached))
                                && own.map(day::isBefore).orElse(true));
        if (tooLate || otherFirst) {
            leftOut++;
            return;
        }
        boolean crossed = reached.filter(day -> !day.isAfter(last)).isPresent();
        boolean helped = own.filter(day -> !day.isAfter(last)).isPresent();
        EffectGroup nobody = new EffectGroup(0, 0);
        treated.putIfAbsent(stratum, nobody);
        untreated.putIfAbsent(stratum, nobody);
        (helped ? treated : untreated).computeIfPresent(stratum, (name, group) -> group.with(crossed));
    }

    private static LocalDate earlier(LocalDate day, Optional<LocalDate> other) {
        return other.filter(day::isAfter).orElse(day);
    }

    private static Optional<LocalDate> first(
            Collection<InterventionEvent> done, LocalDate from, LocalDate asOf, String id) {
        return done.stream()
                .filter(event -> event.intervention().equals(id) && isOn(event, from, asOf))
                .map(InterventionEvent::on)
                .min(Comparator.naturalOrder());
    }

    private static boolean isOn(InterventionEvent event, LocalDate from, LocalDate asOf) {
        return !event.on().isBefore(from)
                && !event.on().isAfter(asOf)
                && !event.recordedOn().isAfter(asOf);
    }

    /** Returns the day an account came to the leg; empty where it has not, or its path has no such leg. */
    public Optional<LocalDate> enteredOn(JourneyProgress progress) {
        return progress.path().milestone(milestone).flatMap(goal -> progress.firstEnteredOn(goal.id()));
    }

    /** Returns how many accounts came to the leg in time and are in neither group: treated too late, or by another. */
    public long leftOut() {
        return leftOut;
    }

    /** Returns the comparison of the accounts added so far. */
    public InterventionEffect effect() {
        return new InterventionEffect(new TreeMap<>(treated), new TreeMap<>(untreated));
    }
}
