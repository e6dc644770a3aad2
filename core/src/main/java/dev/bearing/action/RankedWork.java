package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * Work with its place in a ranking.
 *
 * @param rank its place, from 1
 * @param item the work
 * @param priority what the ranking says of it, finite
 */
public record RankedWork(int rank, WorkItem item, double priority) {

    /** @throws IllegalArgumentException if the rank is below 1 or the priority not finite */
    public RankedWork {
        checkArgument(rank >= 1, "rank must be at least 1, was %s", rank);
        requireNonNull(item, "item");
        checkArgument(Double.isFinite(priority), "priority must be finite, was %s", priority);
        priority = priority + 0.0;
    }
}
