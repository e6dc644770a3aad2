package dev.bearing.testkit;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.util.function.LongFunction;

/**
 * How often an interval holds the truth it was made for: calibration by simulation. A 95 % interval should in 95 of 100
 * worlds drawn alike.
 *
 * <pre>{@code
 * RetentionWorld world = RetentionWorld.named("constant-hazard");
 * IntervalCoverage coverage = IntervalCoverage.of(1_000, world.truth().survival(12).orElseThrow("known"),
 *         seed -> myInterval(world.draw(300, 24, seed).data()));
 * assertThat(coverage.share().orElseThrow("known")).isBetween(0.93, 0.97);
 * }</pre>
 *
 * @param replicates how many worlds were drawn
 * @param known in how many of them there was an interval
 * @param covered in how many it held the truth
 * @param level how often it should, the level that the intervals name; 0.95 where there was none
 */
public record IntervalCoverage(int replicates, int known, int covered, double level) {

    /** @throws IllegalArgumentException unless covered ≤ known ≤ replicates and the level is in (0, 1) */
    public IntervalCoverage {
        if (!(0 <= covered && covered <= known && known <= replicates)) {
            throw new IllegalArgumentException("covered must be at most known, and known at most replicates, were "
                    + covered + ", " + known + " and " + replicates);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be in (0, 1), was " + level);
        }
    }

    /**
     * Returns the coverage of a truth by the intervals of worlds drawn with the seeds 1, 2, … up to {@code replicates}.
     *
     * @param replicates how many worlds to draw, 1 or more
     * @param truth what the intervals are about
     * @param interval the interval estimated from the world of a seed, or why there is none
     */
    public static IntervalCoverage of(int replicates, double truth, LongFunction<Answer<Interval>> interval) {
        requireNonNull(interval, "interval");
        if (replicates < 1) {
            throw new IllegalArgumentException("replicates must be 1 or more, was " + replicates);
        }
        int known = 0;
        int covered = 0;
        double level = 0.95;
        for (int seed = 1; seed <= replicates; seed++) {
            Answer<Interval> estimated = requireNonNull(interval.apply(seed), "interval of the world of a seed");
            if (estimated instanceof Answer.Known<Interval> answer) {
                known++;
                covered += answer.value().contains(truth) ? 1 : 0;
                level = answer.value().level();
            }
        }
        return new IntervalCoverage(replicates, known, covered, level);
    }

    /** Returns the share of the known intervals that hold the truth, or EMPTY_BASE where none is known. */
    public Answer<Double> share() {
        return ofKnown(covered / (double) known);
    }

    /**
     * Returns the standard deviation of {@link #share} by chance alone, if the intervals keep their level; EMPTY_BASE
     * where none is known.
     */
    public Answer<Double> deviation() {
        return ofKnown(Math.sqrt(level * (1 - level) / known));
    }

    private Answer<Double> ofKnown(double number) {
        return known > 0
                ? Answer.known(number)
                : Answer.unknown(
                        Answer.Reason.EMPTY_BASE, "in none of " + replicates + " worlds was there an interval");
    }
}
