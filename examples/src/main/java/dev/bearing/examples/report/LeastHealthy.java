package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Why the customers with the lowest scores have them, how they moved, and what would make them better. */
final class LeastHealthy {

    private static final List<String> CAUSES = List.of("behaviour", "ageing", "missingData", "model", "override");

    private LeastHealthy() {}

    static void write(JsonNode health, Names names, Panel panel) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode account : health.path("details")) {
            rows.add(List.of(
                    names.of(account),
                    Figures.points(account, "score"),
                    moved(account.path("changes").path(0)),
                    text(account.path("reasons").path(0), "nothing known"),
                    text(
                            account.path("paths").path(0),
                            account.path("pathsMessage").asText())));
        }
        if (rows.isEmpty()) {
            return;
        }
        int days = health.path("details")
                .path(0)
                .path("changes")
                .path(0)
                .path("days")
                .asInt();
        panel.say("Why the " + Words.count(rows.size(), "customer") + " with the lowest scores "
                        + (rows.size() == 1 ? "has it" : "have them") + ", and what their numbers would have to be.")
                .foldedTable(
                        "The least healthy customers",
                        List.of("Customer", "Score", "In " + days + " days", "Costs most", "Shortest way up"),
                        rows);
    }

    /** Returns the change with its largest cause. */
    private static Figure moved(JsonNode change) {
        if (!change.path("total").isNumber()) {
            return Figure.unknown(Words.reason(change.path("totalReason").asText()));
        }
        String largest = "";
        double most = 0;
        for (String cause : CAUSES) {
            double part = Math.abs(change.path(cause).asDouble());
            if (part > most) {
                most = part;
                largest = cause.equals("missingData") ? "missing data" : cause;
            }
        }
        double total = change.path("total").asDouble();
        String points = Figures.grouped(BigDecimal.valueOf(total * 100), 0);
        return Figure.words((total > 0 ? "+" : "") + points + (largest.isEmpty() ? "" : ", mostly " + largest));
    }

    private static Figure text(JsonNode part, String otherwise) {
        return Figure.words(Words.prose(part.path("text").asText(otherwise)));
    }
}
