package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Retention of the trailing twelve months, with its intervals, as it developed. */
final class RetentionSection implements Section {

    private static final List<String> RATES = List.of("netRevenueRetention", "grossRevenueRetention", "logoChurn");

    @Override
    public void write(Scope scope, Html html) {
        JsonNode all = scope.one("revenue").path("trailingTwelveMonths");
        if (all.isMissingNode()) {
            return;
        }
        List<JsonNode> years = Months.fromTheFirst(all, RetentionSection::isKnown);
        Panel panel = Panel.open(html, scope, "retention", "Retention", "Who stayed over twelve months");
        if (years.isEmpty()) {
            panel.say("Not known: it needs twelve complete months.").close();
            return;
        }
        if (years.stream().noneMatch(RetentionSection::isKnown)) {
            panel.say("Not known: nobody paid twelve months before.").close();
            return;
        }
        panel.say(
                        "Each point looks back over twelve months. The shaded band is the 95\u00A0% interval: where bands of two"
                                + " months overlap widely, the difference may be chance.")
                .chart(
                        "retention",
                        "Net and gross revenue retention and customers lost over trailing twelve months, with intervals.",
                        data(scope.one("revenue"), years))
                .foldedTable(
                        "Retention over trailing twelve months",
                        List.of(
                                "Month",
                                "Net retention",
                                "95 % interval",
                                "Gross retention",
                                "95 % interval",
                                "Customers lost",
                                "95 % interval",
                                "Lost of"),
                        rows(years))
                .close();
    }

    private static boolean isKnown(JsonNode year) {
        return RATES.stream().anyMatch(rate -> new Rate(year.path(rate)).value().known());
    }

    private static JsonNode data(JsonNode revenue, List<JsonNode> years) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode months = data.putArray("months");
        years.forEach(year -> months.add(year.path("month")));
        ArrayNode running = data.putArray("running");
        years.forEach(
                year -> running.add(Months.isRunning(revenue, year.path("month").asText(""))));
        for (String name : RATES) {
            ArrayNode points = data.putArray(name);
            for (JsonNode year : years) {
                JsonNode rate = year.path(name);
                points.addArray()
                        .add(Reading.of(rate, "value").drawn())
                        .add(end(rate, 0))
                        .add(end(rate, 1));
            }
        }
        return data;
    }

    private static JsonNode end(JsonNode rate, int side) {
        return new Reading(rate.path("interval").path(side), "").drawn();
    }

    private static List<List<Figure>> rows(List<JsonNode> years) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode year : years) {
            List<Figure> row = new ArrayList<>();
            row.add(Figure.words(Words.month(year.path("month").asText(""))));
            for (String name : RATES) {
                JsonNode rate = year.path(name);
                row.add(new Rate(rate).value());
                row.add(Figures.percentInterval(rate.path("interval"))
                        .map(ends -> Figure.number(ends, ""))
                        .orElseGet(() ->
                                Figure.unknown(Reading.of(rate, "interval").why())));
            }
            row.add(new Rate(year.path("logoChurn")).of());
            rows.add(row);
        }
        return rows;
    }
}
