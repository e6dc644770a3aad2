package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What was agreed on and said early: statements of work, expectations, signalled expansions. */
final class AgreementLines {

    private AgreementLines() {}

    static void write(JsonNode interactions, Panel panel) {
        work(interactions.path("statementsOfWork"), panel);
        expectations(interactions.path("expectations"), panel);
        signalled(interactions.path("signalledExpansions"), panel);
    }

    private static void work(JsonNode work, Panel panel) {
        if (work.path("n").asLong() > 0) {
            JsonNode onTime = work.path("onTime");
            panel.remark("Of " + Words.count(onTime.path("denominator").asLong(), "statement") + " of work, "
                    + Words.count(onTime.path("numerator").asLong(), "was", "were")
                    + " delivered by the day agreed on; "
                    + Words.count(work.path("overdue").asLong(), "is", "are") + " overdue.");
        }
    }

    /** The earliest of the days: what is told by then is told early. */
    private static void expectations(JsonNode told, Panel panel) {
        if (!told.isEmpty()) {
            JsonNode first = told.path(0);
            long were = first.path("told").path("numerator").asLong();
            panel.remark(were + " of "
                    + Words.count(first.path("told").path("denominator").asLong(), "customer")
                    + (were == 1 ? " was told" : " were told") + " what to expect within their first "
                    + first.path("days").asInt() + " days.");
        }
    }

    private static void signalled(JsonNode signalled, Panel panel) {
        List<List<Figure>> rows = new ArrayList<>();
        if (signalled.path("all").isObject()) {
            rows.add(row(Figure.words("all"), signalled.path("all")));
        }
        for (JsonNode expansion : signalled.path("byExpansion")) {
            if (expansion.path("takes").isObject()) {
                rows.add(row(
                        Figure.words(Words.label(expansion.path("expansion").asText(""))), expansion.path("takes")));
            }
        }
        if (!rows.isEmpty()) {
            panel.foldedTable(
                    "Expansions taken, signalled before the offer or not",
                    List.of("Expansion", "Taken when signalled", "Taken when not", "Difference", "p, adjusted"),
                    rows);
        }
    }

    private static List<Figure> row(Figure label, JsonNode takes) {
        return List.of(
                label,
                Figures.percent(takes.path("with"), "value"),
                Figures.percent(takes.path("without"), "value"),
                Figures.percent(takes, "difference"),
                Figures.pValue(takes, "adjustedPValue"));
    }
}
