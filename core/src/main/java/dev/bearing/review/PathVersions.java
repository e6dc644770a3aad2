package dev.bearing.review;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.journey.SuccessPath;
import dev.bearing.value.DateRange;
import java.util.List;

/** Checks that of the versions of a path one is in force at a time. */
final class PathVersions {

    private PathVersions() {}

    /** @throws IllegalArgumentException if two paths of one id are of one version, or in force on one day */
    static void check(List<SuccessPath> paths) {
        for (int i = 0; i < paths.size(); i++) {
            for (SuccessPath later : paths.subList(i + 1, paths.size())) {
                check(paths.get(i), later);
            }
        }
    }

    private static void check(SuccessPath one, SuccessPath other) {
        if (!one.id().equals(other.id())) {
            return;
        }
        checkArgument(!one.version().equals(other.version()), "two paths have the id %s", one.id());
        checkArgument(
                !overlap(one, other),
                "versions %s and %s of path %s must not be in force on one day",
                one.version(),
                other.version(),
                one.id());
        checkArgument(
                one.track().equals(other.track()),
                "versions %s and %s of path %s must be on one track",
                one.version(),
                other.version(),
                one.id());
    }

    private static boolean overlap(SuccessPath one, SuccessPath other) {
        if (one.inForce().isEmpty() || other.inForce().isEmpty()) {
            return true;
        }
        DateRange days = one.inForce().get();
        return days.overlaps(other.inForce().get());
    }
}
