package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Why a score is what it is, as far as one measure or one ceiling goes: in plain English, with a code and the numbers
 * for those who say it in another language.
 *
 * <p>What the reasons of a score cost adds up to 1 − score: a score is what is left of perfect health.
 *
 * @param code what kind of reason it is
 * @param measure the name of the measure in the scorecard
 * @param observed the number that was read; empty where it is missing
 * @param ageDays the days since the signal's newest observation; empty if it was never observed
 * @param contribution what the measure adds to the score, in score points; of a ceiling what it takes off, below 0
 * @param most what the measure would add if it were perfectly well and nothing else changed its share, in score points;
 *     0 of a ceiling
 * @param text the reason in words, such as {@code logins: 3 in 30 days, worth 10 of at most 40 points}
 */
public record HealthReason(
        Code code,
        String measure,
        OptionalDouble observed,
        OptionalInt ageDays,
        double contribution,
        double most,
        String text) {

    /** What kind of reason it is, so that a host can put it into its own words. */
    public enum Code {
        /** The measure was observed and is worth less than it could be. */
        OBSERVED,
        /** The measure was observed and is perfectly well. */
        FULL,
        /**
         * The measure was observed and has no say: another one is worse where the worst decides, or it has no weight.
         */
        WITHOUT_EFFECT,
        /** The measure is missing and counts with an assumed health. */
        ASSUMED,
        /** The measure is missing and its weight is shared among the others. */
        DROPPED,
        /** The measure is so bad that the score is not allowed above a ceiling. */
        CEILING,
        /** The measure is so bad that the score is not allowed above the measure's own health. */
        VETO
    }

    /** @throws IllegalArgumentException if a number is not finite */
    public HealthReason {
        requireNonNull(code, "code");
        requireNonNull(measure, "measure");
        requireNonNull(observed, "observed");
        requireNonNull(ageDays, "ageDays");
        requireNonNull(text, "text");
        checkArgument(Double.isFinite(contribution), "contribution must be finite, was %s", contribution);
        checkArgument(Double.isFinite(most), "most must be finite, was %s", most);
        contribution = contribution + 0.0;
    }

    /** Returns what the reason costs, in score points: {@code most} − {@code contribution}. */
    public double cost() {
        return most - contribution + 0.0;
    }
}
