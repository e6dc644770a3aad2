package dev.bearing.journey;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The way that is left: the milestones an account still needs, by the branch on which it is expected soonest. It is
 * laid anew from wherever the account stands, as navigation does: nobody is sent back for a milestone that was skipped
 * and that nothing ahead needs. Legs that do not wait for each other run side by side, so a milestone is expected when
 * the slowest of what it needs is there, and then its own leg (the critical path); where one of several is enough, the
 * soonest counts.
 *
 * <p>The days are sums of each leg's expected days. A sum of medians is no median; read it as a plan.
 *
 * <pre>{@code
 * Route route = Route.of(progress, LegTimes.observed(legs).orElse(LegTimes.planned()));
 * route.stops();        // report_used, decision_made: what is left, first things first
 * route.daysLeft();     // Known 64.0
 * }</pre>
 *
 * @param stops the milestones left, each after what it needs; empty where the account is there
 * @param daysLeft the days from now until the last is expected, 0 or more; unknown where a leg's are, for the reason of
 *     the first such leg
 * @see <a href="https://doi.org/10.1145/1460299.1460318">Kelley and Walker (1959), Critical-path planning and
 *     scheduling</a>
 */
public record Route(List<Stop> stops, Answer<Double> daysLeft) {

    /**
     * A milestone on the way.
     *
     * @param milestone the milestone
     * @param inDays the days from now until it is expected, 0 or more; unknown where those of its leg, or of one before
     *     it, are
     */
    public record Stop(SuccessMilestone milestone, Answer<Double> inDays) {

        /** Refuses null. */
        public Stop {
            requireNonNull(milestone, "milestone");
            requireNonNull(inDays, "inDays");
        }
    }

    /** Copies the stops. */
    public Route {
        requireNonNull(stops, "stops");
        stops = List.copyOf(stops);
        requireNonNull(daysLeft, "daysLeft");
    }

    /**
     * Returns the way to the path's {@linkplain SuccessPath#goals goal}, or, where that is waived, to what comes before
     * it; where there are several that are not reached, to the one expected soonest. Empty once the account has
     * {@linkplain JourneyProgress#arrived arrived}, and where every milestone is waived.
     */
    public static Route of(JourneyProgress progress, LegTimes times) {
        requireNonNull(progress, "progress");
        return new RouteSearch(progress, times).toGoals();
    }

    /**
     * Returns the way to one milestone.
     *
     * @throws IllegalArgumentException if the path has no such milestone
     */
    public static Route to(String milestone, JourneyProgress progress, LegTimes times) {
        requireNonNull(progress, "progress");
        return new RouteSearch(progress, times).to(progress.path().index(milestone));
    }

    /** Returns whether nothing is left. */
    public boolean isEmpty() {
        return stops.isEmpty();
    }

    /** Returns the ids of the milestones left, such as {@code report_used, decision_made}. */
    @Override
    public String toString() {
        return stops.stream().map(stop -> stop.milestone().id()).collect(Collectors.joining(", "));
    }
}
