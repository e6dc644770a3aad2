package dev.bearing.vector;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Interval;

/**
 * How likely an account reaches one of the milestones ahead within the horizon.
 *
 * @param milestone the milestone's id
 * @param probability the probability, in [0, 1]; never above that of a milestone that must come before
 * @param interval the 95 % interval of that probability, as far as it was estimated; unknown where the probability is
 */
public record MilestoneReach(String milestone, Answer<Double> probability, Answer<Interval> interval) {

    /** Refuses null. */
    public MilestoneReach {
        requireNonNull(milestone, "milestone");
        requireNonNull(probability, "probability");
        requireNonNull(interval, "interval");
    }
}
