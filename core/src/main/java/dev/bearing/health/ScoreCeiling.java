package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * What a critical measure, such as an unpaid bill, allows the score at most while that measure is bad, however good all
 * the others are. It looks at the measure's health, observed or assumed, whatever its weight and age; a measure that
 * has dropped out holds nothing down.
 *
 * @param measure the measure's {@linkplain Scorecard#measureNames name} in the scorecard
 * @param below the health of the measure below which it binds, in {@code (0, 1]}
 * @param ceiling the highest score while it binds, a fraction in {@code [0, 1]}; empty = a veto, the measure's own
 *     health
 */
public record ScoreCeiling(String measure, double below, OptionalDouble ceiling) {

    /** @throws IllegalArgumentException if a number is out of its range; the message names the measure */
    public ScoreCeiling {
        requireNonNull(ceiling, "ceiling");
        requireNonNull(measure, "measure");
        checkArgument(below > 0 && below <= 1, "below of the ceiling of %s must be in (0, 1], was %s", measure, below);
        if (ceiling.isPresent()) {
            double most = ceiling.getAsDouble();
            checkArgument(most >= 0 && most <= 1, "ceiling of %s must be in [0, 1], was %s", measure, most);
            ceiling = OptionalDouble.of(most + 0.0);
        }
    }

    /** Returns a ceiling: while the measure's health is less than {@code below}, the score is at most this. */
    public static ScoreCeiling of(String measure, double below, double ceiling) {
        return new ScoreCeiling(measure, below, OptionalDouble.of(ceiling));
    }

    /**
     * Returns a veto, the strict form of a ceiling: while the measure's health is less than {@code below}, the score is
     * no better than that health. A mean with vetoes is no better than its worst measure once one of them is bad.
     */
    public static ScoreCeiling veto(String measure, double below) {
        return new ScoreCeiling(measure, below, OptionalDouble.empty());
    }

    /** Returns whether it holds the score down to the measure's own health. */
    public boolean isVeto() {
        return ceiling.isEmpty();
    }

    /** Returns the highest score that is allowed where the measure has this health: 1 where it does not bind. */
    double limit(double health) {
        return health < below ? ceiling.orElse(health) : 1;
    }

    /** Returns {@code ceiling of payments} or {@code veto of payments}: how it is called in an explanation. */
    public String label() {
        return (isVeto() ? "veto of " : "ceiling of ") + measure;
    }
}
