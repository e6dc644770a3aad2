package dev.bearing.fit;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalInt;

/**
 * When a profile is meant: a profile is for one situation, not for ever.
 *
 * @param goal what the vendor is after
 * @param timeFrameMonths how many months it gives itself, positive, where it says so
 * @param capabilities what it has to reach the goal with, in its own words
 */
public record Situation(Goal goal, OptionalInt timeFrameMonths, List<String> capabilities) {

    /** @throws IllegalArgumentException if the time frame is not positive */
    public Situation {
        requireNonNull(timeFrameMonths, "timeFrameMonths");
        requireNonNull(capabilities, "capabilities");
        requireNonNull(goal, "goal");
        timeFrameMonths.ifPresent(
                months -> checkArgument(months > 0, "timeFrameMonths must be positive, was %s", months));
        capabilities = List.copyOf(capabilities);
    }

    /** Returns the situation of which only the goal is said. */
    public static Situation of(Goal goal) {
        return new Situation(goal, OptionalInt.empty(), List.of());
    }

    /** Returns this situation with another goal. */
    public Situation withGoal(Goal other) {
        return new Situation(other, timeFrameMonths, capabilities);
    }
}
