package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands beside the expansion forecast: net of losses, month by month, by segment, what-ifs, and the track. */
final class ForecastOutlook {

    private final JsonNode forecast;
    private final String currency;
    private final Panel panel;

    ForecastOutlook(JsonNode forecast, String currency, Panel panel) {
        this.forecast = forecast;
        this.currency = currency;
        this.panel = panel;
    }

    void write() {
        net();
        fan();
        segments();
        scenarios();
        track("expansion", "Expansion taken within a month, forecast at the end of the month before", false);
        track("net", "Net revenue retention of a month, forecast at the end of the month before", true);
    }

    private void net() {
        JsonNode net = forecast.path("net");
        Figure retention = Figures.percent(net, "netRevenueRetention");
        if (net.isMissingNode() || !retention.known()) {
            return;
        }
        String range =
                percents(net).map(ends -> ", in nine cases of ten " + ends).orElse("");
        panel.say("Net of losses: today's customers are expected to pay " + retention.text() + " of what they pay now"
                        + range + ". New customers are not in it.")
                .foldedTable(
                        "What makes up the net forecast, " + currency + " a month",
                        List.of("Part", "A month"),
                        List.of(
                                part("Today", net, "opening", 1),
                                part("Lost to churn", net, "churn", -1),
                                part("Contraction and pauses", net, "contraction", -1),
                                part("Expansion at milestones", net, "milestoneExpansion", 1),
                                part("Other expansion", net, "otherExpansion", 1),
                                part("Expected", net, "mean", 1)));
    }

    private List<Figure> part(String name, JsonNode net, String field, int sign) {
        ObjectNode signed = JsonNodeFactory.instance.objectNode();
        signed.put(field, net.path(field).asDouble() * sign);
        return List.of(Figure.words(name), Figures.bare(Figures.estimate(signed, field, currency), currency));
    }

    private void fan() {
        JsonNode months = forecast.path("months");
        if (months.isEmpty()) {
            return;
        }
        if (months.path(0).path("mean").isNumber()) {
            panel.chart(
                    "fan",
                    "Expansion expected to be taken by the end of each month ahead, with its 90 % interval.",
                    ahead(months));
        }
        panel.foldedTable(
                "Forecast by month ahead, all up to its end",
                List.of("Months ahead", "Expansion, " + currency, "In nine cases of ten", "Net retention", "90 %"),
                rows(months, month -> Figures.count(month, "month")));
        List<String> untested = new ArrayList<>();
        for (JsonNode month : months) {
            if (month.has("backtested") && !month.path("backtested").asBoolean()) {
                untested.add(month.path("month").asText());
            }
        }
        if (!untested.isEmpty()) {
            panel.remark("Not back-tested, so that nobody knows how good they are: months ahead "
                    + String.join(", ", untested) + ".");
        }
    }

    private JsonNode ahead(JsonNode months) {
        ObjectNode data =
                JsonNodeFactory.instance.objectNode().put("currency", currency).put("percent", false);
        ArrayNode rows = data.putArray("rows");
        for (JsonNode month : months) {
            ObjectNode row =
                    rows.addObject().put("name", "+" + month.path("month").asInt());
            for (String field : List.of("mean", "lower", "upper")) {
                row.set(field, Reading.of(month, field).drawn());
            }
        }
        return data;
    }

    private interface Name {

        Figure of(JsonNode row);
    }

    private List<List<Figure>> rows(JsonNode entries, Name name) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode entry : entries) {
            rows.add(List.of(
                    name.of(entry),
                    Figures.bare(Figures.estimate(entry, "mean", currency), currency),
                    Figure.words(Figures.estimateInterval(entry, "lower", "upper", currency)
                            .orElse("")),
                    Figures.percent(entry.path("net"), "netRevenueRetention"),
                    Figure.words(percents(entry.path("net")).orElse(""))));
        }
        return rows;
    }

    private void segments() {
        if (!forecast.path("segments").isEmpty()) {
            panel.foldedTable(
                    "Forecast by segment",
                    List.of("Segment", "Expansion, " + currency, "In nine cases of ten", "Net retention", "90 %"),
                    rows(forecast.path("segments"), segment -> Figures.words(segment, "segment")));
        }
    }

    private void scenarios() {
        if (forecast.path("scenarios").isEmpty()) {
            return;
        }
        List<List<Figure>> rows = new ArrayList<>();
        ArrayNode asItIs = JsonNodeFactory.instance.arrayNode();
        if (!forecast.path("months").isEmpty()) {
            int horizon = forecast.path("horizonMonths").asInt(1);
            for (JsonNode month : forecast.path("months")) {
                if (month.path("month").asInt() == horizon) {
                    asItIs.add(month);
                }
            }
        }
        rows.addAll(rows(asItIs, month -> Figure.words("as it is")));
        rows.addAll(rows(forecast.path("scenarios"), scenario -> Figures.words(scenario, "scenario")));
        panel.table(
                        "What if",
                        List.of("What if", "Expansion, " + currency, "In nine cases of ten", "Net retention", "90 %"),
                        rows)
                .remark("What would follow if these numbers were other than they are; not how to make them so.");
    }

    private void track(String what, String label, boolean percent) {
        JsonNode backtest = forecast.path("backtest").path(what);
        JsonNode first = backtest.path("horizons").path(0);
        if (!first.path("bias").isNumber()) {
            return;
        }
        JsonNode coverage = first.path("coverage");
        Optional<BigDecimal> skill = Reading.of(first, "skill").number();
        panel.say("Track record, " + (percent ? "net retention" : "expansion") + ": of "
                + first.path("forecasts").asInt() + " such forecasts of the past, "
                + coverage.path("numerator").asInt() + " came true within their 90 % interval"
                + skill.map(share -> "; the score is " + Figures.percent(share.abs())
                                + (share.signum() < 0 ? " worse" : " better")
                                + " than that of repeating the last month")
                        .orElse("")
                + ".");
        panel.chart("fan", label + ", with its 90 % interval and what came true.", past(backtest, percent))
                .foldedTable(
                        label,
                        List.of(
                                "Months ahead",
                                "Forecasts",
                                "Within 90 %",
                                "Mean forecast less actual",
                                "Mean error",
                                "Naive",
                                "Score",
                                "Naive score"),
                        horizons(backtest, percent));
    }

    private JsonNode past(JsonNode backtest, boolean percent) {
        ObjectNode data =
                JsonNodeFactory.instance.objectNode().put("currency", currency).put("percent", percent);
        ArrayNode rows = data.putArray("rows");
        for (JsonNode outcome : backtest.path("outcomes")) {
            if (outcome.path("months").asInt() == 1) {
                ObjectNode row = rows.addObject()
                        .put("name", outcome.path("asOf").asText().substring(0, 7));
                for (String field : List.of("mean", "lower", "upper", "actual")) {
                    row.set(field, Reading.of(outcome, field).drawn());
                }
            }
        }
        return data;
    }

    private List<List<Figure>> horizons(JsonNode backtest, boolean percent) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode horizon : backtest.path("horizons")) {
            if (horizon.path("bias").isNumber()) {
                rows.add(List.of(
                        Figures.count(horizon, "months"),
                        Figures.count(horizon, "forecasts"),
                        Figures.count(horizon.path("coverage"), "numerator"),
                        amount(horizon, "bias", percent),
                        amount(horizon, "meanAbsoluteError", percent),
                        amount(horizon, "naiveMeanAbsoluteError", percent),
                        amount(horizon, "crps", percent),
                        amount(horizon, "naiveCrps", percent)));
            }
        }
        return rows;
    }

    private Figure amount(JsonNode parent, String field, boolean percent) {
        return percent
                ? Figures.percent(parent, field)
                : Figures.bare(Figures.estimate(parent, field, currency), currency);
    }

    private static Optional<String> percents(JsonNode net) {
        ArrayNode ends = JsonNodeFactory.instance.arrayNode();
        ends.add(net.path("lower")).add(net.path("upper"));
        return Figures.percentInterval(ends);
    }
}
