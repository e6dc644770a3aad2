package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What to do about terms that end soon while their account is heading the wrong way. */
final class SaveTable {

    private SaveTable() {}

    static void write(Panel panel, List<JsonNode> renewals, Scope scope) {
        String currency = scope.currency();
        List<JsonNode> saves = renewals.stream()
                .filter(renewal -> renewal.path("action").isObject())
                .toList();
        if (saves.isEmpty()) {
            panel.remark("None of these customers is heading the wrong way.");
            return;
        }
        panel.table(
                "Heading the wrong way before the term ends",
                List.of(
                        "Customer",
                        "Why",
                        "What to do",
                        "Costs",
                        "May cost at most, " + currency + ", estimate",
                        "Expected loss a year, " + currency),
                rows(saves, scope));
        panel.remark(
                "“At most” is what keeping the customer would be worth times the chance that it leaves. That what is"
                        + " done keeps a customer is not shown here.");
    }

    private static List<List<Figure>> rows(List<JsonNode> saves, Scope scope) {
        String currency = scope.currency();
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode renewal : saves) {
            JsonNode action = renewal.path("action");
            rows.add(List.of(
                    scope.names().of(renewal),
                    Figure.words(reasons(action)),
                    todo(action),
                    Figures.decimal(action, "cost", 2),
                    Figures.bare(Figures.estimate(action, "costLimit", currency), currency),
                    Figures.bare(Figures.estimate(action, "expectedLossYear", currency), currency)));
        }
        return rows;
    }

    private static Figure todo(JsonNode action) {
        String choice = action.path("choice").asText("");
        return Reading.of(action, "intervention").isKnown()
                ? Figure.words((action.path("intervention").asText() + ": " + choice).replace('_', ' '))
                : Figure.words(choice);
    }

    private static String reasons(JsonNode action) {
        List<String> reasons = new ArrayList<>();
        action.path("reasons").forEach(reason -> reasons.add(Words.prose(reason.asText())));
        return String.join("; ", reasons);
    }
}
