package dev.bearing.review;

import static java.util.Objects.requireNonNull;

/**
 * A what-if with the forecast as it would be under it, at the playbook's horizon.
 *
 * @param scenario the what-if
 * @param forecast the forecast under it
 */
public record ScenarioForecast(Scenario scenario, ForecastMonth forecast) {

    /** Refuses null. */
    public ScenarioForecast {
        requireNonNull(scenario, "scenario");
        requireNonNull(forecast, "forecast");
    }
}
