package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Who fits the ideal customer profile, and how those who fitted did. */
final class FitSection implements Section {

    @Override
    public void write(Scope scope, Html html) {
        JsonNode summary = scope.review().path("fitSummary");
        if (summary.isMissingNode()) {
            return;
        }
        if (nothingJudged(scope.review().path("fit"))
                && summary.path("stretchShare").path("denominator").asLong() == 0
                && summary.path("versions").isEmpty()
                && summary.path("suggestions").isEmpty()) {
            return;
        }
        Panel panel = Panel.open(html, scope, "fit", "Fit", "Who fits");
        verdicts(scope.review().path("fit"), summary.path("drift"), panel);
        classes(summary, panel);
        versions(summary.path("versions"), panel);
        suggestions(summary.path("suggestions"), panel);
        panel.close();
    }

    private static boolean nothingJudged(JsonNode fit) {
        for (JsonNode account : fit) {
            if (account.path("fits").isBoolean()) {
                return false;
            }
        }
        return true;
    }

    private static void verdicts(JsonNode fit, JsonNode drift, Panel panel) {
        long judged = 0;
        long fitting = 0;
        for (JsonNode account : fit) {
            judged += account.path("fits").isBoolean() ? 1 : 0;
            fitting += account.path("fits").asBoolean() ? 1 : 0;
        }
        if (judged > 0) {
            panel.say(fitting + " of " + Words.count(judged, "account")
                    + " pass every gate of the ideal customer profile; no score makes up for a gate.");
        }
        if (drift.path("overall").path("denominator").asLong() > 0) {
            panel.remark("The verdict of "
                    + drift.path("overall").path("numerator").asLong() + " of "
                    + Words.count(drift.path("overall").path("denominator").asLong(), "customer")
                    + " is not the one they had when they were acquired: "
                    + drift.path("ofTheProfile").path("numerator").asLong() + " by a new version of the profile, "
                    + drift.path("ofTheAccounts").path("numerator").asLong() + " because they changed.");
        }
    }

    private static void classes(JsonNode summary, Panel panel) {
        JsonNode classes = summary.path("classes");
        if (summary.path("stretchShare").path("denominator").asLong() == 0) {
            return;
        }
        List<List<Figure>> rows = new ArrayList<>();
        rows.add(row("Good", classes, "GOOD"));
        rows.add(row("Stretch", classes, "STRETCH"));
        rows.add(row("Not yet", classes, "NOT_YET"));
        rows.add(row("Outgrows us", classes, "OUTGROWS_US"));
        rows.add(row("Bad", classes, "BAD"));
        rows.add(row("No class", summary, "unclassified"));
        panel.table("Customers by fit class", List.of("Class", "Customers"), rows);
        String finding = summary.path("finding").asText("");
        if (!finding.isEmpty()) {
            panel.remark(Words.capital(finding) + ".");
        }
    }

    private static List<Figure> row(String label, JsonNode counts, String name) {
        return List.of(Figure.words(label), Figures.count(counts, name));
    }

    private static void versions(JsonNode versions, Panel panel) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode version : versions) {
            rows.add(List.of(
                    Figures.label(version, "version"),
                    Figures.label(version, "currency"),
                    new Rate(version.path("fit")).value(),
                    Figures.count(version.path("fit"), "denominator"),
                    new Rate(version.path("noFit")).value(),
                    Figures.count(version.path("noFit"), "denominator")));
        }
        if (!rows.isEmpty()) {
            panel.foldedTable(
                    "Retained a year after acquisition, by the version of the profile in force then",
                    List.of("Version", "Currency", "Of those who fitted", "Customers", "Of the others", "Customers"),
                    rows);
        }
    }

    private static void suggestions(JsonNode suggestions, Panel panel) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode suggestion : suggestions) {
            rows.add(List.of(
                    Figure.words(suggestion.path("attribute").asText() + " "
                            + suggestion.path("value").asText()),
                    Figures.percent(suggestion.path("retained"), "value"),
                    Figures.percent(suggestion.path("lost"), "value")));
        }
        if (!rows.isEmpty()) {
            panel.table(
                    "Attributes that go with staying or leaving in the first year",
                    List.of("At acquisition", "Among the retained", "Among the lost"),
                    rows);
            panel.remark("What goes with staying need not bring it about.");
        }
    }
}
