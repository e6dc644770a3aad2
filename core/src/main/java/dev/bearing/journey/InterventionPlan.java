package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.health.HealthSignals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The interventions of a vendor, and which are due for an account on a day. Each escalates to one that exists, and
 * never back to itself. Immutable.
 */
public final class InterventionPlan {

    private static final InterventionPlan NONE = of(List.of());

    private final Map<String, Intervention> interventions;

    private InterventionPlan(Map<String, Intervention> interventions) {
        this.interventions = Collections.unmodifiableMap(interventions);
    }

    /**
     * Returns a plan of these interventions.
     *
     * @throws IllegalArgumentException if two have one id, or one escalates to what the plan does not have or, over
     *     others, to itself
     */
    public static InterventionPlan of(List<Intervention> interventions) {
        requireNonNull(interventions, "interventions");
        Map<String, Intervention> byId = new LinkedHashMap<>();
        for (Intervention intervention : interventions) {
            checkArgument(
                    byId.put(intervention.id(), intervention) == null,
                    "two interventions have the id %s",
                    intervention.id());
        }
        InterventionPlan plan = new InterventionPlan(byId);
        interventions.forEach(plan::checkEscalation);
        return plan;
    }

    /** Returns the plan without interventions. */
    public static InterventionPlan none() {
        return NONE;
    }

    private void checkEscalation(Intervention first) {
        Set<String> walked = new LinkedHashSet<>();
        Optional<String> next = Optional.of(first.id());
        while (next.isPresent()) {
            String id = next.get();
            Intervention intervention = interventions.get(id);
            checkArgument(
                    intervention != null,
                    "intervention %s escalates to %s, which the plan does not have",
                    first.id(),
                    id);
            checkArgument(walked.add(id), "interventions escalate in a circle: %s", circle(walked, id));
            next = requireNonNull(intervention).escalatesTo();
        }
    }

    private static String circle(Set<String> walked, String back) {
        return String.join(" -> ", walked) + " -> " + back;
    }

    /** Returns the interventions in the order given. */
    public List<Intervention> interventions() {
        return List.copyOf(interventions.values());
    }

    /** Returns the intervention of an id, or empty. */
    public Optional<Intervention> intervention(String id) {
        return Optional.ofNullable(interventions.get(id));
    }

    /** Returns one sentence for each milestone that an intervention names and none of the paths has. */
    public List<String> warnings(Collection<SuccessPath> paths) {
        List<String> warnings = new ArrayList<>();
        for (Intervention intervention : interventions.values()) {
            milestones(intervention)
                    .distinct()
                    .filter(milestone -> paths.stream()
                            .noneMatch(path -> path.milestone(milestone).isPresent()))
                    .forEach(milestone -> warnings.add("intervention " + intervention.id() + " names milestone "
                            + milestone + ", which no path has"));
        }
        return List.copyOf(warnings);
    }

    private static Stream<String> milestones(Intervention intervention) {
        Stream<String> trigger = intervention.trigger().stream().flatMap(condition -> {
            if (condition instanceof InterventionTrigger.Waited waited) {
                return Stream.of(waited.milestone());
            }
            return condition instanceof InterventionTrigger.Happened happened
                    ? Stream.of(happened.milestone())
                    : Stream.empty();
        });
        return Stream.concat(intervention.gap().stream(), trigger);
    }

    /**
     * Returns the interventions that are due for an account at the end of the progress's day, in the plan's order, each
     * once: those whose trigger holds while the leg of their gap is open. One that was done since the account came to
     * that leg is not due again; the one it escalates to takes its place, as soon as that one's own trigger holds, or
     * at once where it has none.
     *
     * @param progress how far the account is
     * @param events its milestone events
     * @param signals its signals as of the same day
     * @param done what has been done for it so far
     */
    public List<Intervention> dueFor(
            JourneyProgress progress,
            Collection<MilestoneEvent> events,
            HealthSignals signals,
            Collection<InterventionEvent> done) {
        Set<Intervention> due = new LinkedHashSet<>();
        for (Intervention intervention : interventions.values()) {
            boolean triggered = intervention
                    .trigger()
                    .filter(condition -> condition.holds(progress, events, signals))
                    .isPresent();
            if (triggered) {
                next(intervention, progress, done)
                        .filter(chosen -> chosen.equals(intervention)
                                || chosen.trigger()
                                        .map(condition -> condition.holds(progress, events, signals))
                                        .orElse(true))
                        .ifPresent(due::add);
            }
        }
        return List.copyOf(due);
    }

    /**
     * Returns what to do next for an account that waits on the leg to a milestone, whether or not a trigger holds: of
     * the first intervention whose gap it is, or of what that escalates to, the first one that has not been done since
     * the account came to the leg; empty where it is not on the leg, or there is none left.
     *
     * @param milestone the milestone that the leg leads to
     * @param done what has been done for the account so far
     */
    public Optional<Intervention> nextFor(
            String milestone, JourneyProgress progress, Collection<InterventionEvent> done) {
        return interventions.values().stream()
                .filter(intervention ->
                        intervention.gap().filter(milestone::equals).isPresent())
                .flatMap(intervention -> next(intervention, progress, done).stream())
                .findFirst();
    }

    /** Walks up the escalation to the first one that is open and has not been done on this leg. */
    private Optional<Intervention> next(
            Intervention first, JourneyProgress progress, Collection<InterventionEvent> done) {
        @Nullable Intervention current = first;
        while (current != null) {
            Optional<LocalDate> since = openSince(current, progress);
            if (since.isEmpty()) {
                return Optional.empty();
            }
            if (!isDone(current, since.get(), progress.asOf(), done)) {
                return Optional.of(current);
            }
            current = current.escalatesTo().map(interventions::get).orElse(null);
        }
        return Optional.empty();
    }

    /** Returns since when the account is on the leg of the intervention's gap; empty while it is not. */
    private static Optional<LocalDate> openSince(Intervention intervention, JourneyProgress progress) {
        if (intervention.gap().isEmpty()) {
            boolean nowhereToGo = progress.arrived() || progress.isWaivedThroughout();
            return nowhereToGo ? Optional.empty() : Optional.of(progress.start());
        }
        return progress.openLegs().stream()
                .filter(leg -> leg.milestone().id().equals(intervention.gap().get()))
                .map(JourneyProgress.Leg::beganOn)
                .findFirst();
    }

    private static boolean isDone(
            Intervention intervention, LocalDate since, LocalDate asOf, Collection<InterventionEvent> done) {
        return done.stream()
                .anyMatch(event -> event.intervention().equals(intervention.id())
                        && !event.on().isBefore(since)
                        && !event.on().isAfter(asOf)
                        && !event.recordedOn().isAfter(asOf));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof InterventionPlan that && interventions().equals(that.interventions()));
    }

    @Override
    public int hashCode() {
        return Objects.hash(interventions());
    }

    /** Returns the ids in their order. */
    @Override
    public String toString() {
        return String.join(", ", interventions.keySet());
    }
}
