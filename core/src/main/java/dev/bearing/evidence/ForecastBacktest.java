package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Rate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How forecasts of the past did: each made with what was known on its day, compared with what came true and with the
 * naive forecast that the last value repeats. Whether the distribution was right is judged by proper scores, which
 * nobody can better by saying anything but what he believes.
 *
 * <p>Forecasts of several months that were made month after month look at months in common; their errors are not
 * independent, and the fewer the dates, the less the figures say.
 */
public final class ForecastBacktest {

    /** How many forecasts of one horizon are needed to judge it. */
    public static final int LEAST_OUTCOMES = 6;

    /** The level of the interval whose coverage is counted. */
    public static final double LEVEL = 0.9;

    /** The probabilities at which the calibration of quantiles is shown. */
    public static final List<Double> PROBABILITIES = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

    /** Who could be counted in every rate of a back-test. */
    private static final String POPULATION = "forecasts that came due";

    private final String name;
    private final List<ForecastOutcome> outcomes;
    private final SortedMap<Integer, Answer<Horizon>> horizons;

    private ForecastBacktest(String name, List<ForecastOutcome> outcomes) {
        this.name = requireNonNull(name, "name");
        this.outcomes = outcomes.stream()
                .sorted(Comparator.comparing(ForecastOutcome::asOf).thenComparing(ForecastOutcome::months))
                .toList();
        SortedMap<Integer, List<ForecastOutcome>> byMonths = new TreeMap<>();
        this.outcomes.forEach(outcome -> byMonths.computeIfAbsent(outcome.months(), months -> new ArrayList<>())
                .add(outcome));
        this.horizons = new TreeMap<>();
        byMonths.forEach((months, own) -> horizons.put(months, Horizon.of(months, own)));
    }

    /**
     * Returns the back-test of forecasts made in the past.
     *
     * @param name what was forecast
     * @param outcomes one for each date and horizon, in any order
     */
    public static ForecastBacktest of(String name, Collection<ForecastOutcome> outcomes) {
        requireNonNull(outcomes, "outcomes");
        return new ForecastBacktest(name, List.copyOf(outcomes));
    }

    /** Returns what was forecast. */
    public String name() {
        return name;
    }

    /** Returns every forecast with what came true, by day and horizon. */
    public List<ForecastOutcome> outcomes() {
        return outcomes;
    }

    /** Returns the horizons that were tried, in months, ascending. */
    public List<Integer> months() {
        return List.copyOf(horizons.keySet());
    }

    /**
     * Returns how forecasts of {@code months} months did; INSUFFICIENT_DATA with fewer than {@value #LEAST_OUTCOMES} of
     * them.
     */
    public Answer<Horizon> horizon(int months) {
        Answer<Horizon> horizon = horizons.get(months);
        return horizon != null
                ? horizon
                : Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "no forecast of " + months + " months came due, needed " + LEAST_OUTCOMES);
    }

    /**
     * How forecasts of one horizon did. All errors are in the unit of what was forecast.
     *
     * @param months the horizon
     * @param forecasts how many came due
     * @param bias the mean of forecast less actual: above 0 it promised too much
     * @param meanAbsoluteError the mean of the absolute error of the median
     * @param coverage how many actual values lay in the 90 % interval, of all forecasts that came due
     * @param calibration for each of {@link #PROBABILITIES}, how many actual values were at most the quantile
     * @param crps the mean continuous ranked probability score
     * @param pinball the mean quantile loss over {@link #PROBABILITIES}
     * @param naiveMeanAbsoluteError the mean of the absolute error of the naive forecast
     * @param naiveCrps the mean score of the naive forecast, which spreads by the errors it made before
     */
    public record Horizon(
            int months,
            int forecasts,
            double bias,
            double meanAbsoluteError,
            Rate coverage,
            SortedMap<Double, Rate> calibration,
            double crps,
            double pinball,
            double naiveMeanAbsoluteError,
            double naiveCrps) {

        /** Copies the calibration. */
        public Horizon {
            requireNonNull(coverage, "coverage");
            requireNonNull(calibration, "calibration");
            checkArgument(forecasts > 0, "forecasts must be positive, was %s", forecasts);
            calibration = Collections.unmodifiableSortedMap(new TreeMap<>(calibration));
        }

        static Answer<Horizon> of(int months, List<ForecastOutcome> outcomes) {
            int n = outcomes.size();
            if (n < LEAST_OUTCOMES) {
                return Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        n + " forecasts of " + months + " months came due, needed " + LEAST_OUTCOMES);
            }
            double bias = 0;
            double absolute = 0;
            double crps = 0;
            double pinball = 0;
            double naiveAbsolute = 0;
            double naiveCrps = 0;
            int covered = 0;
            for (ForecastOutcome outcome : outcomes) {
                PredictedValue forecast = outcome.forecast();
                double actual = outcome.actual();
                bias += forecast.mean() - actual;
                absolute += Math.abs(forecast.quantile(0.5) - actual);
                crps += forecast.crps(actual);
                for (double probability : PROBABILITIES) {
                    pinball += forecast.pinball(probability, actual) / PROBABILITIES.size();
                }
                naiveAbsolute += Math.abs(outcome.naive().mean() - actual);
                naiveCrps += outcome.naive().crps(actual);
                covered += forecast.covers(LEVEL, actual) ? 1 : 0;
            }
            return Answer.known(new Horizon(
                    months,
                    n,
                    bias / n,
                    absolute / n,
                    Rate.ofCounts(covered, n).named(POPULATION, ""),
                    calibration(outcomes),
                    crps / n,
                    pinball / n,
                    naiveAbsolute / n,
                    naiveCrps / n));
        }

        private static SortedMap<Double, Rate> calibration(List<ForecastOutcome> outcomes) {
            SortedMap<Double, Rate> calibration = new TreeMap<>();
            for (double probability : PROBABILITIES) {
                long below = outcomes.stream()
                        .filter(outcome -> outcome.forecast().isAtMost(probability, outcome.actual()))
                        .count();
                calibration.put(
                        probability, Rate.ofCounts(below, outcomes.size()).named(POPULATION, ""));
            }
            return calibration;
        }

        /**
         * Returns by what share the score is better than the naive forecast's: 1 - score / naive score; below 0 it is
         * worse. EMPTY_BASE where the naive forecast was never wrong.
         */
        public Answer<Double> skill() {
            return naiveCrps > 0
                    ? Answer.known(1 - crps / naiveCrps)
                    : Answer.unknown(Answer.Reason.EMPTY_BASE, "the naive forecast was never wrong");
        }
    }

    /** Returns what was tested and on how much. */
    @Override
    public String toString() {
        return "back-test of " + name + ": " + outcomes.size() + " forecasts";
    }
}
