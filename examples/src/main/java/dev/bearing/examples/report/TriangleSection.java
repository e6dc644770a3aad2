package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The retention triangle: what is left of each month's newcomers, month after month. */
final class TriangleSection implements Section {

    private static final List<String> KINDS = List.of("net", "gross", "logo");

    @Override
    public void write(Scope scope, Html html) {
        JsonNode cohorts = scope.one("revenue").path("cohorts");
        if (KINDS.stream().allMatch(kind -> cohorts.path(kind).isEmpty())) {
            return;
        }
        Panel panel = Panel.open(html, scope, "triangle", "Cohorts", "What is left of each month’s newcomers")
                .say(
                        "A row is the customers who began in one month; to the right, what was left of them one month later,"
                                + " two months later, and so on. A dashed cell is the running month, which is not over yet.")
                .chart(
                        "triangle",
                        "Heat map of retention by month of the first payment and months since.",
                        data(cohorts, scope.currency()));
        html.element(
                "noscript",
                "This picture and its table need JavaScript; its cells stand in review.json, under cohorts.");
        panel.close();
    }

    /** Returns the triangles, a cell as {@code [age, value, partial, numerator, denominator]}. */
    private static JsonNode data(JsonNode cohorts, String currency) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("currency", currency);
        ObjectNode kinds = data.putObject("kinds");
        for (String kind : KINDS) {
            if (!cohorts.path(kind).isEmpty()) {
                ArrayNode rows = kinds.putArray(kind);
                cohorts.path(kind).forEach(cohort -> row(cohort, rows.addObject()));
            }
        }
        return data;
    }

    private static void row(JsonNode cohort, ObjectNode row) {
        row.put("cohort", cohort.path("cohort").asText());
        row.set("size", Reading.of(cohort, "size").drawn());
        ArrayNode cells = row.putArray("cells");
        for (JsonNode cell : cohort.path("cells")) {
            ArrayNode values = cells.addArray().add(cell.path("age").asInt());
            values.add(Reading.of(cell, "value").drawn());
            values.add(cell.path("status").asText().equals("partial") ? 1 : 0);
            values.add(Reading.of(cell, "numerator").drawn());
            values.add(Reading.of(cell, "denominator").drawn());
        }
    }
}
