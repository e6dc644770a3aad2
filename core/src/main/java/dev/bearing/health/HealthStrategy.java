package dev.bearing.health;

import dev.bearing.value.Answer;
import dev.bearing.value.StrategySpec;
import java.util.Optional;

/**
 * Judges an account from its signals alone: immutable, thread-safe, same signals, same score. {@link Scorecard} is the
 * built-in one; a lambda will do as well.
 *
 * <pre>{@code
 * HealthStrategy strategy = signals -> signals.last("nps").isPresent()
 *         ? Answer.known(Health.of((signals.last("nps").getAsDouble() + 100) / 200))
 *         : Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "nobody was asked");
 * }</pre>
 */
@FunctionalInterface
public interface HealthStrategy {

    /** Returns the account's health on the day of the signals, or why there is none. */
    Answer<Health> score(HealthSignals signals);

    /** Returns the name and parameters that rebuild this strategy; empty for a lambda, which cannot be saved. */
    default Optional<StrategySpec> spec() {
        return Optional.empty();
    }
}
