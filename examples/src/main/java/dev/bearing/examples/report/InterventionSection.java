package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What may bridge a gap: for whom it is due, how crossing goes together with it, and what it may cost. */
final class InterventionSection implements Section {

    @Override
    public void write(Scope scope, Html html) {
        JsonNode interventions = scope.review().path("interventions");
        if (interventions.isEmpty()) {
            return;
        }
        long due = 0;
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode one : interventions) {
            due += one.path("due").size();
            rows.add(row(one));
        }
        Panel.open(html, scope, "interventions", "Interventions", "What may bridge a gap")
                .say("Of " + Words.count(interventions.size(), "intervention") + ", one is due today in "
                        + Words.count(due, "case") + ".")
                .foldedTable(
                        "Interventions and how crossing goes together with them",
                        List.of(
                                "Intervention",
                                "For the way to",
                                "Due",
                                "Crossed with it",
                                "Without it",
                                "Difference, within fit and start",
                                "Costs",
                                "May cost"),
                        rows)
                .remark("Untreated accounts are no control group: help often goes to those who have waited longest, and"
                        + " then the difference is negative however good the help is.")
                .close();
    }

    private static List<Figure> row(JsonNode one) {
        return List.of(
                Figure.words(Words.label(one.path("id").asText(""))),
                Figure.words(
                        one.path("gap").isTextual()
                                ? Words.label(one.path("gap").asText(""))
                                : "any"),
                Figure.number(Integer.toString(one.path("due").size()), ""),
                group(one, "treated"),
                group(one, "untreated"),
                one.path("stratifiedDifference").isObject()
                        ? Figures.percent(one.path("stratifiedDifference"), "value")
                        : Figures.percent(one, "stratifiedDifference"),
                Figures.decimal(one, "cost", 2),
                Figures.decimal(one, "costCeiling", 2));
    }

    private static Figure group(JsonNode one, String name) {
        JsonNode group = one.path(name);
        return Figure.words(
                group.isObject()
                        ? group.path("crossed").asLong() + " of "
                                + group.path("accounts").asLong()
                        : "not known");
    }
}
