package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.internal.Thresholds;

/**
 * When a wait is too long: the days waited on a leg against the days it is expected to take. The limits are a
 * convention of this library, not a finding.
 *
 * @param behindAfter behind once the wait is longer than so many times the expected one, positive and finite
 * @param stuckAfter stuck once it is longer than so many times, at least {@code behindAfter} and finite
 */
public record StandingPolicy(double behindAfter, double stuckAfter) {

    /** Behind after the expected time, stuck after twice that. */
    public static final StandingPolicy DEFAULT = new StandingPolicy(1, 2);

    /** @throws IllegalArgumentException if a limit is out of its range */
    public StandingPolicy {
        checkArgument(
                behindAfter > 0 && behindAfter < Double.POSITIVE_INFINITY,
                "behindAfter must be positive and finite, was %s",
                behindAfter);
        checkArgument(
                stuckAfter >= behindAfter && stuckAfter < Double.POSITIVE_INFINITY,
                "stuckAfter must be finite and not below behindAfter = %s, was %s",
                behindAfter,
                stuckAfter);
    }

    /** Returns how a wait stands that is not over. */
    JourneyState judge(long daysWaited, double expectedDays) {
        if (Thresholds.isAbove((double) daysWaited, stuckAfter * expectedDays)) {
            return JourneyState.STUCK;
        }
        return Thresholds.isAbove((double) daysWaited, behindAfter * expectedDays)
                ? JourneyState.BEHIND
                : JourneyState.ON_TRACK;
    }
}
