package dev.bearing.jackson;

import dev.bearing.review.ForecastSettings;
import dev.bearing.review.Scenario;
import dev.bearing.vector.BetaPrior;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parts {@code forecast} and {@code scenarios} of a playbook, read and written. */
final class ForecastForm {

    private ForecastForm() {}

    static ForecastSettings read(Place place, PlaybookDocument.Forecast forecast) {
        ForecastSettings settings = ForecastSettings.defaults();
        if (forecast.horizonMonths() != null) {
            settings = settings.withHorizonMonths(forecast.horizonMonths());
        }
        if (forecast.prior() != null) {
            List<Double> prior = place.each("prior", forecast.prior(), (at, number) -> number);
            if (prior.size() != 2) {
                throw place.property("prior").complaint("must be two numbers, were " + prior.size());
            }
            settings =
                    settings.withPrior(place.property("prior").check(() -> new BetaPrior(prior.get(0), prior.get(1))));
        }
        if (forecast.fanMonths() != null) {
            settings = settings.withFanMonths(forecast.fanMonths());
        }
        if (forecast.backtestMonths() != null) {
            settings = settings.withBacktestMonths(forecast.backtestMonths());
        }
        return settings;
    }

    static ForecastSettings read(Place place, PlaybookDocument document) {
        ForecastSettings settings =
                place.part("forecast", document.forecast(), ForecastForm::read).orElse(ForecastSettings.defaults());
        return settings.withScenarios(place.each("scenarios", document.scenarios(), ForecastForm::scenario));
    }

    private static Scenario scenario(Place place, PlaybookDocument.ScenarioPart part) {
        return place.check(() -> new Scenario(
                place.required("name", part.name()),
                factor(part.take()),
                factor(part.reach()),
                factor(part.churn()),
                factor(part.contraction()),
                factor(part.otherExpansion()),
                place.part("where", part.where(), PlaybookReader::condition)));
    }

    private static double factor(@Nullable Double factor) {
        return Objects.requireNonNullElse(factor, 1.0);
    }

    static PlaybookDocument.Forecast write(ForecastSettings forecast) {
        ForecastSettings usual = ForecastSettings.defaults();
        return new PlaybookDocument.Forecast(
                forecast.horizonMonths(),
                forecast.prior().map(prior -> List.of(prior.a(), prior.b())).orElse(null),
                forecast.fanMonths() == usual.fanMonths() ? null : forecast.fanMonths(),
                forecast.backtestMonths() == usual.backtestMonths() ? null : forecast.backtestMonths());
    }

    static List<PlaybookDocument.ScenarioPart> scenarios(ForecastSettings forecast) {
        return forecast.scenarios().stream()
                .map(scenario -> new PlaybookDocument.ScenarioPart(
                        scenario.name(),
                        unlessOne(scenario.take()),
                        unlessOne(scenario.reach()),
                        unlessOne(scenario.churn()),
                        unlessOne(scenario.contraction()),
                        unlessOne(scenario.otherExpansion()),
                        scenario.where().map(PlaybookWriter::condition).orElse(null)))
                .toList();
    }

    private static @Nullable Double unlessOne(double factor) {
        return factor == 1 ? null : factor;
    }
}
