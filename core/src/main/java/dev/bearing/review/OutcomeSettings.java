package dev.bearing.review;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.journey.CoverageSegment;
import dev.bearing.journey.CoverageStrategy;
import dev.bearing.journey.EffortPolicy;
import dev.bearing.journey.StalenessPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a review judges desired outcomes, and who serves whom.
 *
 * @param staleness when what is known of a desired outcome is too old
 * @param segments the coverage segments, each id once; empty where customers are not grouped by experience
 * @param assignment how an experience finds its segment
 * @param effort how many hours interactions stand for; without it nobody's effort is known
 * @param capacityHours the hours per month that the people who serve customers have; positive and finite
 * @param hoursPerPerson the hours per month that one of them has for customers; positive and finite
 */
public record OutcomeSettings(
        StalenessPolicy staleness,
        List<CoverageSegment> segments,
        CoverageStrategy assignment,
        Optional<EffortPolicy> effort,
        Optional<Double> capacityHours,
        Optional<Double> hoursPerPerson) {

    private static final OutcomeSettings DEFAULT = new OutcomeSettings(
            StalenessPolicy.yearly(),
            List.of(),
            CoverageStrategy.nearest(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** @throws IllegalArgumentException if two segments share an id or hours are not positive and finite */
    public OutcomeSettings {
        requireNonNull(segments, "segments");
        requireNonNull(capacityHours, "capacityHours");
        requireNonNull(hoursPerPerson, "hoursPerPerson");
        requireNonNull(staleness, "staleness");
        requireNonNull(assignment, "assignment");
        requireNonNull(effort, "effort");
        segments = List.copyOf(segments);
        Set<String> seen = new HashSet<>();
        segments.forEach(
                segment -> checkArgument(seen.add(segment.id()), "two coverage segments have the id %s", segment.id()));
        checkHours("capacityHours", capacityHours);
        checkHours("hoursPerPerson", hoursPerPerson);
    }

    private static void checkHours(String name, Optional<Double> given) {
        given.ifPresent(hours -> checkArgument(
                hours > 0 && hours < Double.POSITIVE_INFINITY, "%s must be positive and finite, was %s", name, hours));
    }

    /** Returns settings with no coverage segments, under which a desired outcome is stale after a year. */
    public static OutcomeSettings defaults() {
        return DEFAULT;
    }

    /** Returns these settings with another policy for what is too old. */
    public OutcomeSettings withStaleness(StalenessPolicy policy) {
        return new OutcomeSettings(policy, segments, assignment, effort, capacityHours, hoursPerPerson);
    }

    /** Returns these settings with one coverage segment more. */
    public OutcomeSettings withSegment(CoverageSegment segment) {
        List<CoverageSegment> more = new ArrayList<>(segments);
        more.add(requireNonNull(segment, "segment"));
        return new OutcomeSettings(staleness, more, assignment, effort, capacityHours, hoursPerPerson);
    }

    /** Returns these settings with another way to find the segment of an experience. */
    public OutcomeSettings withAssignment(CoverageStrategy strategy) {
        return new OutcomeSettings(staleness, segments, strategy, effort, capacityHours, hoursPerPerson);
    }

    /** Returns these settings with the hours that interactions stand for. */
    public OutcomeSettings withEffort(EffortPolicy policy) {
        return new OutcomeSettings(staleness, segments, assignment, Optional.of(policy), capacityHours, hoursPerPerson);
    }

    /** Returns these settings with the hours per month that the people who serve customers have. */
    public OutcomeSettings withCapacityHours(double hours) {
        return new OutcomeSettings(staleness, segments, assignment, effort, Optional.of(hours), hoursPerPerson);
    }

    /** Returns these settings with the hours per month that one person has for customers. */
    public OutcomeSettings withHoursPerPerson(double hours) {
        return new OutcomeSettings(staleness, segments, assignment, effort, capacityHours, Optional.of(hours));
    }
}
