package dev.bearing.vector;

import static java.util.Objects.requireNonNull;

/**
 * The class of accounts that share a take rate: those who were heading alike and were served alike when they were
 * offered an expansion.
 *
 * @param direction where the account was heading
 * @param experienceViolated whether a required part of the appropriate experience was known to be violated
 */
public record TakeStratum(Heading direction, boolean experienceViolated) {

    /** Refuses null. */
    public TakeStratum {
        requireNonNull(direction, "direction");
    }

    /** Returns the stratum's name, such as {@code ADVANCING} or {@code DRIFTING, experience violated}. */
    @Override
    public String toString() {
        return experienceViolated ? direction + ", experience violated" : direction.toString();
    }
}
