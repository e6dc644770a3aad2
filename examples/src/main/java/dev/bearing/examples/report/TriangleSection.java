package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The retention triangle: what is left of each month's newcomers, month after month. */
final class TriangleSection implements Section {

    @Override
    public void write(Scope scope, Html html) {
        JsonNode cohorts = scope.one("revenue").path("cohorts");
        if (cohorts.isMissingNode()) {
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
        cohorts.properties().forEach(kind -> {
            ArrayNode rows = kinds.putArray(kind.getKey());
            for (JsonNode cohort : kind.getValue()) {
                ObjectNode row = rows.addObject();
                row.set("cohort", cohort.path("cohort"));
                row.set("size", cohort.path("size"));
                ArrayNode cells = row.putArray("cells");
                for (JsonNode cell : cohort.path("cells")) {
                    cells.addArray()
                            .add(cell.path("age"))
                            .add(cell.path("value"))
                            .add(cell.path("status").asText().equals("partial") ? 1 : 0)
                            .add(cell.path("numerator"))
                            .add(cell.path("denominator"));
                }
            }
        });
        return data;
    }
}
