package dev.bearing.action;

import dev.bearing.value.Answer;
import dev.bearing.value.StrategySpec;
import java.util.Optional;

/**
 * Decides what to do first. Immutable and thread-safe; the same item gets the same priority.
 *
 * <pre>{@code
 * WorkRanking renewalsFirst = item -> item.gain()
 *         .map(gain -> item.kind() == WorkKind.RENEWAL_SAVE ? 2 * gain.value() : gain.value());
 * WorkPlan plan = WorkPlan.of(items, renewalsFirst);
 * }</pre>
 */
@FunctionalInterface
public interface WorkRanking {

    /**
     * Returns how urgent an item is, a finite number on any scale, higher is first; unknown where nobody can tell,
     * which is not the same as the lowest: such items stand apart.
     */
    Answer<Double> priority(WorkItem item);

    /** Returns the name and parameters that rebuild this ranking; empty for a lambda, which cannot be saved. */
    default Optional<StrategySpec> spec() {
        return Optional.empty();
    }

    /** Returns the built-in ranking: {@link GainPerHour}. */
    static WorkRanking standard() {
        return GainPerHour.INSTANCE;
    }
}
