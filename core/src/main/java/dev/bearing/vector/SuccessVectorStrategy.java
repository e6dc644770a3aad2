package dev.bearing.vector;

import dev.bearing.value.StrategySpec;
import java.util.Optional;

/**
 * Judges where an account is heading: immutable, thread-safe, same inputs, same vector.
 *
 * <p>An implementation keeps three promises. It reads nothing but its inputs. Each probability is in [0, 1] and does
 * not fall as the horizon grows. And silence never improves a vector: with the same events, a later day gives neither a
 * better direction nor a higher pace.
 */
@FunctionalInterface
public interface SuccessVectorStrategy {

    /** Returns the vector of one account. */
    SuccessVector evaluate(VectorInputs inputs);

    /**
     * Returns the direction alone: what {@link #evaluate} says it is. A strategy that can tell it for less says so
     * here.
     */
    default Heading direction(VectorInputs inputs) {
        return evaluate(inputs).direction();
    }

    /** Returns the name and parameters that rebuild this strategy; empty for a lambda, which cannot be saved. */
    default Optional<StrategySpec> spec() {
        return Optional.empty();
    }

    /** Returns the built-in strategy with its default parameters. */
    static SuccessVectorStrategy standard() {
        return PathVector.DEFAULT;
    }
}
