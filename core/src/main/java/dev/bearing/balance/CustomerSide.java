package dev.bearing.balance;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import java.util.Optional;

/**
 * How far one customer has its desired outcome: what it must achieve, and the way it must come about.
 *
 * @param outcome the weighted share of the way to its goals, in [0, 1]
 * @param experience how well the experience it needs is kept, in [0, 1]; empty where none is written
 */
public record CustomerSide(Answer<Double> outcome, Optional<Answer<Double>> experience) {

    /** Refuses null. */
    public CustomerSide {
        requireNonNull(outcome, "outcome");
        requireNonNull(experience, "experience");
    }

    /**
     * Returns the customer's attainment, in [0, 1]: the harmonic mean of both halves, since a desired outcome is both
     * and the one does not make up for the other; the outcome alone where no experience is written. Unknown where a
     * half is: a customer whose outcome nobody has measured is not successful, and not unsuccessful either.
     */
    public Answer<Double> attainment() {
        return experience
                .map(way -> HarmonicMean.of(
                        "harmonic mean of outcome and experience",
                        new HarmonicMean.Half("outcome", outcome),
                        new HarmonicMean.Half("experience", way)))
                .orElse(outcome);
    }
}
