package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The expansion forecast, whole and by the milestone accounts are about to reach. */
final class ForecastSection implements Section {

    @Override
    public void write(Scope scope, Html html) {
        JsonNode forecast = scope.one("forecast");
        if (forecast.isMissingNode()) {
            return;
        }
        Panel panel = Panel.open(html, scope, "forecast", "Forecast", "Expansion forecast");
        Figure mean = Figures.estimate(forecast, "mean", scope.currency());
        if (!mean.known()) {
            panel.say(Words.capital(mean.text()) + ".");
            new ForecastOutlook(forecast, scope.currency(), panel).write();
            panel.close();
            return;
        }
        String range = Figures.estimateInterval(forecast.path("quantiles"), "0.05", "0.95", scope.currency())
                .map(ends -> "; in nine cases of ten " + ends)
                .orElse("");
        long months = forecast.path("horizonMonths").asLong(1);
        panel.say(
                "An estimate for the next " + (months == 1 ? "month" : months + " months") + ": " + mean.text() + range
                        + ". Per milestone: accounts on their way, times the chance to reach it and decide in time, times the chance to take the offer.");
        Reading.of(forecast, "pipelineCoverage")
                .number()
                .ifPresent(times -> panel.say("What is due for a decision is worth " + Figures.grouped(times, 1)
                        + " times what is expected to be taken of it."));
        if (!forecast.path("cohorts").isEmpty()) {
            panel.chart(
                            "forecast",
                            "Expected expansion by milestone, with one standard deviation either way.",
                            data(forecast, scope.currency()))
                    .table(
                            "Forecast by milestone",
                            List.of(
                                    "Milestone",
                                    "Accounts",
                                    "Reach it, expected",
                                    "Take the offer, expected",
                                    "Expansion, " + scope.currency(),
                                    "Standard deviation, " + scope.currency()),
                            rows(forecast, scope.currency()));
        }
        new ForecastOutlook(forecast, scope.currency(), panel).write();
        panel.close();
    }

    private static JsonNode data(JsonNode forecast, String currency) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("currency", currency);
        ArrayNode list = data.putArray("cohorts");
        for (JsonNode cohort : forecast.path("cohorts")) {
            ObjectNode node = list.addObject()
                    .put("milestone", Words.label(cohort.path("milestone").asText()));
            for (String field : List.of("accounts", "mean", "sd")) {
                node.set(field, Reading.of(cohort, field).drawn());
            }
        }
        return data;
    }

    private static List<List<Figure>> rows(JsonNode forecast, String currency) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode cohort : forecast.path("cohorts")) {
            rows.add(List.of(
                    Figures.label(cohort, "milestone"),
                    Figures.count(cohort, "accounts"),
                    Figures.decimal(cohort, "expectedReaches", 1),
                    Figures.decimal(cohort, "expectedTakes", 1),
                    bare(cohort, "mean", currency),
                    bare(cohort, "sd", currency)));
        }
        rows.add(List.of(
                Figure.words("All together"),
                Figure.number("", ""),
                Figure.number("", ""),
                Figure.number("", ""),
                bare(forecast, "mean", currency),
                bare(forecast, "sd", currency)));
        return rows;
    }

    private static Figure bare(JsonNode parent, String field, String currency) {
        return Figures.bare(Figures.estimate(parent, field, currency), currency);
    }
}
