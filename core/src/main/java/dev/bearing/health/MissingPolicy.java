package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.StrategySpec;

/**
 * What a scorecard does with a measure that has no value. Whatever it does, the measure's weight is missing from the
 * score's coverage: an assumed value is not an observed one.
 */
public sealed interface MissingPolicy {

    /** Returns the policy's name and parameters, from which {@link #from} rebuilds it. */
    StrategySpec spec();

    /**
     * Returns the policy of a saved form: {@code redistribute}, {@code neutral} with {@code prior} (by default 0.5),
     * {@code penalise} with {@code value} (by default 0) or {@code block}.
     *
     * @throws IllegalArgumentException if the name or a parameter is unknown or out of range
     */
    static MissingPolicy from(StrategySpec spec) {
        requireNonNull(spec, "spec");
        return Parameters.read("missing", spec.parameters(), parameters -> switch (spec.name()) {
            case "redistribute" -> new Redistribute();
            case "neutral" -> new Neutral(parameters.optionalNumber("prior").orElse(0.5));
            case "penalise" -> new Penalise(parameters.optionalNumber("value").orElse(0.0));
            case "block" -> new Block();
            default ->
                throw new IllegalArgumentException(
                        "type must be one of redistribute, neutral, penalise, block, was " + spec.name());
        });
    }

    /** The measure drops out; its weight is shared out among the others in proportion to theirs. */
    record Redistribute() implements MissingPolicy {

        @Override
        public StrategySpec spec() {
            return StrategySpec.of("redistribute");
        }
    }

    /**
     * The measure counts with its full weight and a value that neither helps nor hurts.
     *
     * @param prior the health that is assumed, a fraction in {@code [0, 1]}
     */
    record Neutral(double prior) implements MissingPolicy {

        /** @throws IllegalArgumentException if the prior is outside {@code [0, 1]} */
        public Neutral {
            checkArgument(prior >= 0 && prior <= 1, "prior must be in [0, 1], was %s", prior);
            prior = prior + 0.0;
        }

        @Override
        public StrategySpec spec() {
            return StrategySpec.of("neutral").with("prior", prior);
        }
    }

    /**
     * The measure counts with its full weight and a bad value: whoever sends no data is taken to be in trouble.
     *
     * @param value the health that is assumed, a fraction in {@code [0, 1]}
     */
    record Penalise(double value) implements MissingPolicy {

        /** @throws IllegalArgumentException if the value is outside {@code [0, 1]} */
        public Penalise {
            checkArgument(value >= 0 && value <= 1, "value must be in [0, 1], was %s", value);
            value = value + 0.0;
        }

        @Override
        public StrategySpec spec() {
            return StrategySpec.of("penalise").with("value", value);
        }
    }

    /** There is no score without this measure. */
    record Block() implements MissingPolicy {

        @Override
        public StrategySpec spec() {
            return StrategySpec.of("block");
        }
    }
}
