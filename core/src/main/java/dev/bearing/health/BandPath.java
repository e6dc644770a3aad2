package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A way for an account to a better band: what its measures would have to read, and the score they would then have.
 *
 * @param band the band that is reached
 * @param steps the measures that change, in the order of the scorecard, at least one
 * @param after the score with these changes, in the band or a better one
 */
public record BandPath(HealthBand band, List<Step> steps, HealthScore after) {

    /** @throws IllegalArgumentException if there is no step or the score does not reach the band */
    public BandPath {
        requireNonNull(band, "band");
        steps = List.copyOf(steps);
        checkArgument(!steps.isEmpty(), "steps must not be empty");
        checkArgument(
                after.score().value() >= band.from(),
                "after must reach band %s from %s, was %s",
                band.name(),
                band.from(),
                after.score().value());
    }

    /**
     * One measure's change.
     *
     * @param measure the measure's name in the scorecard
     * @param from what it reads; empty where it is missing
     * @param to what it would have to read, observed on the as-of day
     * @param effort what that takes: 1 is the measure's whole curve at the usual effort
     */
    public record Step(String measure, OptionalDouble from, double to, double effort) {

        /** Refuses null. */
        public Step {
            requireNonNull(measure, "measure");
            requireNonNull(from, "from");
        }

        /** Returns the step in words, such as {@code logins from 3 to 12}; rounded numbers go a little further. */
        public String text() {
            if (from.isEmpty()) {
                return measure + " known, at " + ReadingWords.number(to);
            }
            double now = from.getAsDouble();
            return now == to
                    ? measure + " observed anew, still at " + ReadingWords.number(to)
                    : measure + " from " + ReadingWords.number(now) + " to " + ReadingWords.beyond(now, to);
        }
    }

    /** Returns what the path takes: the sum over its steps. */
    public double effort() {
        double effort = 0;
        for (Step step : steps) {
            effort += step.effort();
        }
        return effort;
    }

    /**
     * Returns the path in words, such as {@code logins from 3 to 12 and tickets from 9 to 4: green at 75}, in points of
     * 100.
     */
    public String text() {
        return steps.stream().map(Step::text).collect(Collectors.joining(" and "))
                + ": "
                + after.band().name()
                + " at "
                + ReadingWords.points(after.score().value());
    }
}
