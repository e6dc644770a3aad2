package dev.bearing.journey;

import dev.bearing.value.Answer;
import java.util.List;

/**
 * Assigns an experience to the coverage segment that serves it: immutable, thread-safe, same experience, same segment.
 * It is given the experience alone, neither the account nor anything that it pays, so that no customer is served better
 * or worse for its revenue.
 */
@FunctionalInterface
public interface CoverageStrategy {

    /**
     * Returns the segment, or NOT_CONFIGURED where there are no segments, or OUTSIDE_MODEL_RANGE where none fits.
     *
     * @param experience what is needed
     * @param segments the segments, each id once
     */
    Answer<CoverageAssignment> assign(AppropriateExperience experience, List<CoverageSegment> segments);

    /** Returns the built-in strategy: the segment whose experience is {@linkplain NearestExperience nearest}. */
    static CoverageStrategy nearest() {
        return NearestExperience.INSTANCE;
    }
}
