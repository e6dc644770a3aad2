package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AttributeCondition;
import dev.bearing.value.DateRange;
import java.util.Optional;

/** All of a path but its milestones: what it is called, for whom and when it is, and how it is judged. */
record PathHead(
        String id,
        String version,
        Optional<String> track,
        Optional<AttributeCondition> segment,
        Optional<DateRange> inForce,
        StandingPolicy standing) {

    private static final String FIRST_VERSION = "1";

    PathHead {
        checkText("a path's id", id);
        checkArgument(!version.isBlank(), "version of path %s must not be blank", id);
        checkArgument(!track.orElse("-").isBlank(), "track of path %s must not be blank", id);
        requireNonNull(segment, "segment");
        requireNonNull(inForce, "inForce");
        requireNonNull(standing, "standing");
    }

    static PathHead of(String id) {
        return new PathHead(
                id, FIRST_VERSION, Optional.empty(), Optional.empty(), Optional.empty(), StandingPolicy.DEFAULT);
    }

    PathHead withSegment(AttributeCondition condition) {
        return new PathHead(id, version, track, Optional.of(condition), inForce, standing);
    }

    PathHead withTrack(String value) {
        return new PathHead(id, version, Optional.of(value), segment, inForce, standing);
    }

    PathHead withVersion(String value, DateRange days) {
        return new PathHead(id, value, track, segment, Optional.of(days), standing);
    }

    PathHead withStanding(StandingPolicy policy) {
        return new PathHead(id, version, track, segment, inForce, policy);
    }
}
