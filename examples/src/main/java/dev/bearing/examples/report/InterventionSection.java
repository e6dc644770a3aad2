package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

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
                        "Interventions and how crossing goes together with them, amounts in the currency of costs",
                        List.of(
                                "Intervention",
                                "For the way to",
                                "Due",
                                "Crossed with it",
                                "Without it",
                                "Difference",
                                "95 %",
                                "One crossing is worth, at most",
                                "Costs",
                                "May cost, at most",
                                "Expected of all due",
                                "95 %"),
                        rows)
                .remark(
                        "From the day of help on, each who was helped stands beside others of its fit and start that had"
                                + " waited as long and were not helped yet, so that help that came late is not held against it."
                                + " Untreated accounts are no control group all the same: those treated were chosen.")
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
                value(one, "stratifiedDifference", Figures::percent),
                range(one, "stratifiedDifference"),
                Figures.decimal(one, "worth", 0),
                Figures.decimal(one, "cost", 2),
                Figures.decimal(one, "costCeiling", 0),
                value(one, "expectedValue", (node, field) -> Figures.decimal(node, field, 0)),
                expected(one));
    }

    private static Figure value(JsonNode one, String name, BiFunction<JsonNode, String, Figure> form) {
        return one.path(name).isObject() ? form.apply(one.path(name), "value") : form.apply(one, name);
    }

    private static Figure range(JsonNode one, String name) {
        return one.path(name).isObject()
                ? Figures.percentRange(one.path(name), "lower", "upper")
                : Figures.percent(one, name);
    }

    private static Figure expected(JsonNode one) {
        JsonNode value = one.path("expectedValue");
        return value.isObject()
                ? Figures.decimalRange(value, "lower", "upper", 0)
                : Figures.decimal(one, "expectedValue", 0);
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
