package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Over which windows a health is compared with what it was, and what counts as no change.
 *
 * @param windowDays how many days back, each at least 1, rising, at least one
 * @param flat the size of a change in score points below which it counts as flat, in {@code [0, 1]}
 */
public record TrendSettings(List<Integer> windowDays, double flat) {

    /**
     * @throws IllegalArgumentException if a window is shorter than a day, they do not rise or {@code flat} is out of
     *     range
     */
    public TrendSettings {
        requireNonNull(windowDays, "windowDays");
        windowDays = List.copyOf(windowDays);
        checkArgument(!windowDays.isEmpty(), "windowDays must not be empty");
        int previous = 0;
        for (int days : windowDays) {
            checkArgument(days > previous, "windowDays must be at least 1 and rise, were %s", windowDays);
            previous = days;
        }
        checkArgument(flat >= 0 && flat <= 1, "flat must be in [0, 1], was %s", flat);
        flat = flat + 0.0;
    }

    /** Returns 30 and 90 days, with anything below 0.05 flat: a convention, not a finding. */
    public static TrendSettings standard() {
        return new TrendSettings(List.of(30, 90), 0.05);
    }
}
