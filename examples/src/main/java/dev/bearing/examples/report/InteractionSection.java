package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What was done with customers and what it cost; whose contact is late; what goes together with staying. */
final class InteractionSection implements Section {

    /** Of the late customers the page names this many; review.json has all. */
    private static final int MOST_NAMED = 20;

    private static final double FALSE_DISCOVERY = 0.05;

    @Override
    public void write(Scope scope, Html html) {
        JsonNode done = scope.review().path("interactions");
        if (done.path("count").asLong() == 0) {
            return;
        }
        Panel panel = Panel.open(html, scope, "interactions", "Interactions", "What was done, and what it took");
        panel.say(total(done)).say(value(done.path("costToFirstValue"), done.path("timeToFirstValue")));
        long after = done.path("phases").path("afterEnd").path("count").asLong();
        if (after > 0) {
            panel.remark(Words.count(after, "interaction") + " took place after the account had left, and not to win it"
                    + " back.");
        }
        panel.foldedTable(
                "Interactions by function",
                List.of("Function", "Interactions", "Cost", "Cost not known of"),
                functions(done.path("perFunction")));
        late(done, scope.names(), panel);
        AgreementLines.write(done, panel);
        drivers(scope.review().path("valueDrivers"), panel);
        panel.close();
    }

    private static String total(JsonNode done) {
        long unknown = done.path("unknownCosts").asLong();
        return Words.count(done.path("count").asLong(), "interaction") + " cost "
                + Figures.decimal(done, "cost", 2).text()
                + (unknown > 0 ? ", and " + unknown + " of them nobody knows how much." : ".");
    }

    private static String value(JsonNode cost, JsonNode time) {
        return "A first value took "
                + Figures.decimal(cost, "costPerOutcome", 2).text() + " in cost per account that got" + " there, and "
                + Figures.decimal(time, "medianDays", 1).text() + " days for half of all.";
    }

    private static List<List<Figure>> functions(JsonNode rows) {
        List<List<Figure>> all = new ArrayList<>();
        for (JsonNode row : rows) {
            String function = row.path("function").asText("");
            all.add(List.of(
                    Figure.words(row.path("function").isNull() ? "not stated" : Words.capital(Words.label(function))),
                    Figures.count(row, "count"),
                    Figures.decimal(row, "cost", 2),
                    Figures.count(row, "unknownCosts")));
        }
        return all;
    }

    private static void late(JsonNode done, Names names, Panel panel) {
        JsonNode met = done.path("cadenceMet");
        if (met.path("denominator").asLong() == 0) {
            return;
        }
        panel.say("Contact is in time with " + met.path("numerator").asLong() + " of "
                + Words.count(met.path("denominator").asLong(), "customer") + ".");
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode account : done.path("accounts")) {
            for (JsonNode cadence : account.path("cadences")) {
                if (!cadence.path("met").asBoolean() && rows.size() < MOST_NAMED) {
                    rows.add(List.of(
                            names.of(account),
                            Figures.label(cadence, "requirement"),
                            Figures.count(cadence, "daysLate")));
                }
            }
        }
        if (!rows.isEmpty()) {
            panel.foldedTable("Contact is late", List.of("Customer", "Requirement", "Days late"), rows);
        }
    }

    private static void drivers(JsonNode report, Panel panel) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode driver : report.path("drivers")) {
            JsonNode found = driver.path("retention");
            if (found.isObject() && found.path("adjustedPValue").asDouble(1) <= FALSE_DISCOVERY) {
                rows.add(List.of(
                        Figures.label(driver, "key"),
                        Figures.decimal(driver, "atLeast", 2),
                        Figures.percent(found.path("with"), "value"),
                        Figures.percent(found.path("without"), "value"),
                        Figures.percent(found, "difference")));
            }
        }
        int looked = report.path("drivers").size();
        if (looked == 0) {
            return;
        }
        attribution(report.path("attribution"), panel);
        panel.say("Of " + Words.count(looked, "possible driver") + " of value, " + rows.size()
                + (rows.size() == 1 ? " goes" : " go") + " together with customers staying or leaving.");
        if (!rows.isEmpty()) {
            panel.foldedTable(
                    "Drivers that go together with staying",
                    List.of("Driver", "From", "Stayed with it", "Stayed without it", "Difference"),
                    rows);
            panel.remark("Found at a false discovery rate of 5 %. An association: customers that do well may have it"
                    + " because they do well.");
        }
    }

    /** What drivers are held to be worth, against how far outcomes have moved. */
    private static void attribution(JsonNode totals, Panel panel) {
        for (JsonNode total : totals) {
            List<List<Figure>> rows = new ArrayList<>();
            for (JsonNode driver : total.path("drivers")) {
                rows.add(List.of(
                        Figure.words(Words.label(driver.path("key").asText(""))), Figures.decimal(driver, "value", 1)));
            }
            rows.add(List.of(Figure.words("not accounted for"), Figures.decimal(total, "unexplained", 1)));
            rows.add(List.of(Figure.words("moved in all"), Figures.decimal(total, "delta", 1)));
            panel.foldedTable(
                    "What drivers account for in "
                            + Words.label(total.path("outcome").asText("")) + " of "
                            + Words.count(total.path("accounts").asLong(), "customer"),
                    List.of("Driver", "Moved, if a unit is worth what we hold"),
                    rows);
        }
    }
}
