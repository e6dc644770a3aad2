package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.evidence.ForecastBacktest;
import dev.bearing.evidence.ForecastOutcome;
import dev.bearing.review.ForecastMonth;
import dev.bearing.review.ForecastReview;
import dev.bearing.review.Scenario;
import dev.bearing.review.ScenarioForecast;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Answer;
import dev.bearing.vector.CohortForecast;
import dev.bearing.vector.ExpansionForecast;
import dev.bearing.vector.NetForecast;
import java.util.Locale;
import org.joda.money.CurrencyUnit;

/** {@code forecast} in review.json. */
final class ForecastJson {

    private static final double LOWER = (1 - NetForecast.LEVEL) / 2;
    private static final double MEDIAN = 0.5;
    private static final double UPPER = 1 - LOWER;

    private ForecastJson() {}

    static ObjectNode of(SuccessReview review, CurrencyUnit currency) {
        ForecastReview forecasts = review.forecasts(currency);
        Answer<ExpansionForecast> answer = forecasts.expansion();
        ObjectNode node = JsonForm.object();
        node.put("currency", currency.getCode());
        node.put("horizonMonths", review.playbook().forecast().horizonMonths());
        JsonForm.putEstimate(node, "mean", answer.map(ExpansionForecast::mean));
        JsonForm.putNumber(node, "sd", answer.map(ExpansionForecast::sd));
        ObjectNode quantiles = node.putObject("quantiles");
        for (double probability : new double[] {0.05, 0.5, 0.95}) {
            JsonForm.putEstimate(
                    quantiles,
                    Double.toString(probability),
                    answer.map(forecast -> forecast.quickQuantile(probability)));
        }
        putMethod(node, answer);
        JsonForm.putNumber(node, "pipelineCoverage", answer.flatMap(ExpansionForecast::pipelineCoverage));
        ArrayNode cohorts = node.putArray("cohorts");
        answer.toOptional().ifPresent(forecast -> forecast.cohorts().forEach(cohort -> cohorts.add(cohort(cohort))));
        node.set("net", net(forecasts.net()));
        ArrayNode months = node.putArray("months");
        boolean tested = review.playbook().forecast().backtestMonths() > 0;
        forecasts
                .months()
                .forEach(month -> months.add(month(month)
                        .put("month", month.months())
                        .put("backtested", tested && forecasts.track().hasTested(month.months()))));
        ArrayNode segments = node.putArray("segments");
        forecasts.segments().forEach((name, month) -> segments.add(month(month).put("segment", name)));
        ArrayNode scenarios = node.putArray("scenarios");
        forecasts.scenarios().forEach(scenario -> scenarios.add(scenario(scenario)));
        if (tested) {
            node.putObject("backtest")
                    .<ObjectNode>set("expansion", backtest(forecasts.track().expansion()))
                    .set("net", backtest(forecasts.track().net()));
        }
        return node;
    }

    private static ObjectNode cohort(CohortForecast cohort) {
        return JsonForm.object()
                .put("milestone", cohort.milestone())
                .put("accounts", cohort.accounts())
                .put("expectedReaches", cohort.expectedReaches())
                .put("expectedDecisions", cohort.expectedDecisions())
                .put("expectedTakes", cohort.expectedTakes())
                .put("mean", cohort.mean().amount())
                .put("sd", cohort.sd());
    }

    private static ObjectNode month(ForecastMonth month) {
        ObjectNode node = JsonForm.object();
        Answer<ExpansionForecast> expansion = month.expansion();
        JsonForm.putEstimate(node, "mean", expansion.map(ExpansionForecast::mean));
        JsonForm.putNumber(node, "sd", expansion.map(ExpansionForecast::sd));
        JsonForm.putEstimate(node, "lower", expansion.map(forecast -> forecast.quickQuantile(LOWER)));
        JsonForm.putEstimate(node, "median", expansion.map(forecast -> forecast.quickQuantile(0.5)));
        JsonForm.putEstimate(node, "upper", expansion.map(forecast -> forecast.quickQuantile(UPPER)));
        putMethod(node, expansion);
        node.set("net", net(month.net()));
        return node;
    }

    private static void putMethod(ObjectNode node, Answer<ExpansionForecast> expansion) {
        expansion
                .toOptional()
                .ifPresent(forecast -> node.put(
                                "quantileMethod", forecast.quickMethod().name().toLowerCase(Locale.ROOT))
                        .put("quantileErrorBound", forecast.quickErrorBound()));
    }

    private static ObjectNode net(Answer<NetForecast> net) {
        ObjectNode node = JsonForm.object();
        JsonForm.putNumber(
                node,
                "netRevenueRetention",
                net.map(forecast -> forecast.netRevenueRetention().value()));
        net.toOptional().ifPresent(forecast -> {
            double opening = forecast.opening().amount();
            node.put("lower", forecast.quantile(LOWER).amount() / opening)
                    .put("upper", forecast.quantile(UPPER).amount() / opening)
                    .put("accounts", forecast.accounts().size())
                    .put("opening", opening)
                    .put("churn", forecast.churn().amount())
                    .put("contraction", forecast.contraction().amount())
                    .put("milestoneExpansion", forecast.milestoneExpansion().amount())
                    .put("otherExpansion", forecast.otherExpansion().amount())
                    .put("mean", forecast.mean().amount())
                    .put("sd", forecast.sd());
        });
        return node;
    }

    private static ObjectNode scenario(ScenarioForecast one) {
        Scenario scenario = one.scenario();
        ObjectNode node = month(one.forecast());
        node.put("scenario", scenario.name());
        ObjectNode factors = node.putObject("factors")
                .put("take", scenario.take())
                .put("reach", scenario.reach())
                .put("churn", scenario.churn())
                .put("contraction", scenario.contraction())
                .put("otherExpansion", scenario.otherExpansion());
        scenario.where()
                .ifPresent(where -> factors.putObject("where")
                        .put("attribute", where.attribute())
                        .put("equals", where.value()));
        return node;
    }

    private static ObjectNode backtest(ForecastBacktest backtest) {
        ObjectNode node = JsonForm.object();
        ArrayNode horizons = node.putArray("horizons");
        for (int months : backtest.months()) {
            horizons.add(horizon(months, backtest.horizon(months)));
        }
        ArrayNode outcomes = node.putArray("outcomes");
        backtest.outcomes().forEach(outcome -> outcomes.add(outcome(outcome)));
        return node;
    }

    static ObjectNode horizon(int months, Answer<ForecastBacktest.Horizon> answer) {
        ObjectNode node = JsonForm.object().put("months", months);
        JsonForm.putNumber(node, "bias", answer.map(ForecastBacktest.Horizon::bias));
        answer.toOptional().ifPresent(horizon -> {
            node.put("forecasts", horizon.forecasts()).put("meanAbsoluteError", horizon.meanAbsoluteError());
            node.set("coverage", JsonForm.rate(horizon.coverage()));
            ArrayNode calibration = node.putArray("calibration");
            horizon.calibration()
                    .forEach((probability, rate) -> calibration
                            .addObject()
                            .put("probability", probability)
                            .put("atMost", rate.numerator())
                            .put("forecasts", horizon.forecasts()));
            node.put("crps", horizon.crps())
                    .put("pinball", horizon.pinball())
                    .put("naiveMeanAbsoluteError", horizon.naiveMeanAbsoluteError())
                    .put("naiveCrps", horizon.naiveCrps());
            JsonForm.putNumber(node, "skill", horizon.skill());
        });
        return node;
    }

    private static ObjectNode outcome(ForecastOutcome outcome) {
        return JsonForm.object()
                .put("asOf", outcome.asOf().toString())
                .put("months", outcome.months())
                .put("mean", outcome.forecast().mean())
                .put("median", outcome.forecast().quantile(MEDIAN))
                .put("lower", outcome.forecast().quantile(LOWER))
                .put("upper", outcome.forecast().quantile(UPPER))
                .put("naive", outcome.naive().mean())
                .put("actual", outcome.actual());
    }
}
