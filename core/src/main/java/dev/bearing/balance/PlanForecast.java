package dev.bearing.balance;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.Quantiles;
import dev.bearing.value.Interval;
import java.util.Arrays;

/** What a metric is expected to be in a month, with how far off that may be. */
public final class PlanForecast {

    private static final double LEVEL = 0.9;

    private final double mean;
    private final double[] sorted;

    private PlanForecast(double mean, double[] sorted) {
        this.mean = mean;
        this.sorted = sorted;
    }

    /**
     * Returns a forecast by draws of the metric, all equally likely.
     *
     * @param mean what it is expected to be
     * @param draws at least one, in any order; copied
     */
    public static PlanForecast of(double mean, double[] draws) {
        requireNonNull(draws, "draws");
        checkArgument(Double.isFinite(mean), "mean must be finite, was %s", mean);
        checkArgument(draws.length > 0, "a forecast needs a draw");
        double[] sorted = draws.clone();
        for (double draw : sorted) {
            checkArgument(Double.isFinite(draw), "a draw must be finite, was %s", draw);
        }
        Arrays.sort(sorted);
        return new PlanForecast(mean + 0.0, sorted);
    }

    /** Returns what the metric is expected to be, in its own unit. */
    public double mean() {
        return mean;
    }

    /**
     * Returns the value below which the metric stays with a probability.
     *
     * @param probability in (0, 1)
     */
    public double quantile(double probability) {
        checkArgument(probability > 0 && probability < 1, "probability must be in (0, 1), was %s", probability);
        return Quantiles.of(sorted, probability);
    }

    /**
     * Returns between which values the metric lies in nine cases of ten or more; the mean is always among them. One
     * that hardly ever moves is in nine cases of ten what it was, while its mean is a little off that.
     */
    public Interval interval() {
        return new Interval(
                Math.min(mean, quantile((1 - LEVEL) / 2)), Math.max(mean, quantile(1 - (1 - LEVEL) / 2)), LEVEL);
    }

    /** Returns the probability that a target is met, in [0, 1]; a draw that hits it meets it. */
    public double probabilityOfMeeting(PlanMetric metric, double target) {
        long met = 0;
        for (double draw : sorted) {
            met += metric.isMet(draw, target) ? 1 : 0;
        }
        return (double) met / sorted.length;
    }
}
