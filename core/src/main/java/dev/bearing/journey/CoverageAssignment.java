package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * The coverage segment of an experience.
 *
 * @param segment the segment
 * @param distance how far its experience is from the one needed, in [0, 1]: 0 the same, 1 nothing in common
 */
public record CoverageAssignment(CoverageSegment segment, double distance) {

    /** @throws IllegalArgumentException if the distance is out of its range */
    public CoverageAssignment {
        requireNonNull(segment, "segment");
        checkArgument(distance >= 0 && distance <= 1, "distance must be in [0, 1], was %s", distance);
    }
}
