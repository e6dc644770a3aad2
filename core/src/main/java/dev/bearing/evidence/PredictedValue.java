package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A forecast of one number as a distribution: its mean and its quantiles at {@value #POINTS} equally spaced
 * probabilities, from which proper scores are taken.
 *
 * @param mean its mean
 * @param quantiles at the probabilities (i + 1/2) / {@value #POINTS}, from the lowest; not decreasing
 */
public record PredictedValue(double mean, List<Double> quantiles) {

    /** How many quantiles stand for the distribution: every tenth of them ends on a multiple of 5 %. */
    public static final int POINTS = 100;

    private static final double ROUNDING = 1e-9;

    /** @throws IllegalArgumentException if there are not as many quantiles, or they decrease */
    public PredictedValue {
        requireNonNull(quantiles, "quantiles");
        checkArgument(Double.isFinite(mean), "mean must be finite, was %s", mean);
        quantiles = List.copyOf(quantiles);
        checkArgument(quantiles.size() == POINTS, "quantiles must be %s, were %s", POINTS, quantiles.size());
        for (int i = 1; i < POINTS; i++) {
            checkArgument(quantiles.get(i) >= quantiles.get(i - 1), "quantiles must not decrease, were %s", quantiles);
        }
    }

    /** Returns the forecast of a mean and a quantile function, which is asked for probabilities in (0, 1). */
    public static PredictedValue of(double mean, DoubleUnaryOperator quantile) {
        requireNonNull(quantile, "quantile");
        List<Double> quantiles = new ArrayList<>(POINTS);
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < POINTS; i++) {
            before = Math.max(before, quantile.applyAsDouble((i + 0.5) / POINTS));
            quantiles.add(before);
        }
        return new PredictedValue(mean, quantiles);
    }

    /** Returns a forecast of one number without spread. */
    public static PredictedValue of(double value) {
        return of(value, p -> value);
    }

    /**
     * Returns the forecast of a number and the errors such forecasts made before, all equally likely; without errors,
     * the number alone.
     *
     * @param errors what came true less what was said
     */
    public static PredictedValue of(double value, List<Double> errors) {
        requireNonNull(errors, "errors");
        if (errors.isEmpty()) {
            return of(value);
        }
        double[] sorted =
                errors.stream().mapToDouble(error -> value + error).sorted().toArray();
        return of(value, p -> sorted[(int) Math.min(sorted.length - 1L, (long) (p * sorted.length))]);
    }

    /**
     * Returns the value that is not exceeded with a probability, between the quantiles known on a straight line.
     *
     * @param probability in (0, 1)
     */
    public double quantile(double probability) {
        checkArgument(probability > 0 && probability < 1, "probability must be in (0, 1), was %s", probability);
        double at = probability * POINTS - 0.5;
        int below = (int) Math.max(0, Math.min(POINTS - 1.0, Math.floor(at)));
        int above = Math.min(POINTS - 1, below + 1);
        double share = Math.max(0, Math.min(1, at - below));
        return quantiles.get(below) * (1 - share) + quantiles.get(above) * share;
    }

    /** Returns whether a value lies in the {@link #interval}; what is outside by rounding alone is inside. */
    public boolean covers(double level, double value) {
        Interval ends = interval(level);
        return ends.lower() - rounding(ends.lower()) <= value && value <= ends.upper() + rounding(ends.upper());
    }

    /** Returns whether a value is at most the {@link #quantile} of a probability; what differs by rounding is equal. */
    boolean isAtMost(double probability, double value) {
        double quantile = quantile(probability);
        return value <= quantile + rounding(quantile);
    }

    /** Counts and amounts that repeat meet a quantile exactly, and sums of them nearly. */
    private static double rounding(double value) {
        return ROUNDING * Math.abs(value);
    }

    /**
     * Returns the quantile loss of one probability: (p - [y &lt; q]) (y - q), 0 or more, least in the mean for the true
     * quantile.
     *
     * @see <a href="https://doi.org/10.2307/1913643">Koenker and Bassett (1978)</a>
     */
    public double pinball(double probability, double actual) {
        return pinball(probability, quantile(probability), actual);
    }

    /**
     * Returns the continuous ranked probability score, in the unit of the value, 0 or more, the less the better: twice
     * the quantile loss averaged over the quantiles known. Of a forecast without spread it is the absolute error.
     *
     * @see <a href="https://doi.org/10.1198/016214506000001437">Gneiting and Raftery (2007), section 4.2</a>
     */
    public double crps(double actual) {
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            sum += pinball((i + 0.5) / POINTS, quantiles.get(i), actual);
        }
        return 2 * sum / POINTS;
    }

    private static double pinball(double probability, double quantile, double actual) {
        return actual >= quantile ? probability * (actual - quantile) : (1 - probability) * (quantile - actual);
    }

    /** Returns the values between which a number lies with this probability, as many below as above. */
    public Interval interval(double level) {
        checkArgument(level > 0 && level < 1, "level must be in (0, 1), was %s", level);
        double tail = (1 - level) / 2;
        return new Interval(quantile(tail), quantile(1 - tail), level);
    }
}
