package dev.bearing.review;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.vector.BetaPrior;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far ahead a review looks, what it holds of a take rate before any offer was made, and how its forecast is tested.
 *
 * @param horizonMonths how many months ahead, 1 to 120
 * @param prior the prior of every take rate; without one a milestone without a single resolved offer has no forecast,
 *     and others start from the uniform prior
 * @param fanMonths how many months ahead the forecast is shown month by month, 1 to 120
 * @param backtestMonths how many months back forecasts are made again and compared with what came true, 0 to 120; 0 for
 *     none
 * @param scenarios the what-ifs to show beside the forecast, no two of one name
 */
public record ForecastSettings(
        int horizonMonths, Optional<BetaPrior> prior, int fanMonths, int backtestMonths, List<Scenario> scenarios) {

    private static final int LONGEST = 120;
    private static final int FAN = 6;
    private static final int BACKTEST = 12;
    private static final ForecastSettings DEFAULT = new ForecastSettings(1, Optional.empty(), FAN, BACKTEST, List.of());

    /** @throws IllegalArgumentException if a number is out of its range, or two scenarios have one name */
    public ForecastSettings {
        requireNonNull(scenarios, "scenarios");
        requireNonNull(prior, "prior");
        check("horizonMonths", horizonMonths, 1);
        check("fanMonths", fanMonths, 1);
        check("backtestMonths", backtestMonths, 0);
        scenarios = List.copyOf(scenarios);
        Set<String> names = new HashSet<>();
        scenarios.forEach(scenario ->
                checkArgument(names.add(scenario.name()), "two scenarios have the name %s", scenario.name()));
    }

    /** Returns one month ahead, shown for six and tested over twelve, without a prior and without scenarios. */
    public static ForecastSettings defaults() {
        return DEFAULT;
    }

    /** Returns these settings with another horizon. */
    public ForecastSettings withHorizonMonths(int months) {
        return new ForecastSettings(months, prior, fanMonths, backtestMonths, scenarios);
    }

    /** Returns these settings with a prior. */
    public ForecastSettings withPrior(BetaPrior value) {
        return new ForecastSettings(horizonMonths, Optional.of(value), fanMonths, backtestMonths, scenarios);
    }

    /** Returns these settings with another number of months shown. */
    public ForecastSettings withFanMonths(int months) {
        return new ForecastSettings(horizonMonths, prior, months, backtestMonths, scenarios);
    }

    /** Returns these settings with another number of months tested. */
    public ForecastSettings withBacktestMonths(int months) {
        return new ForecastSettings(horizonMonths, prior, fanMonths, months, scenarios);
    }

    /** Returns these settings with other scenarios. */
    public ForecastSettings withScenarios(List<Scenario> values) {
        return new ForecastSettings(horizonMonths, prior, fanMonths, backtestMonths, values);
    }

    private static void check(String name, int months, int least) {
        checkArgument(
                least <= months && months <= LONGEST, "%s must be in [%s, %s], was %s", name, least, LONGEST, months);
    }
}
