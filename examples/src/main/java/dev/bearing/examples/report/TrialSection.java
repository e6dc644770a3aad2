package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Who is not a customer yet: conversion by what was asked for up front, what goes with it, and who is likely next. */
final class TrialSection implements Section {

    @Override
    public void write(Scope scope, Html html) {
        JsonNode trials = scope.review().path("trials");
        JsonNode models = trials.path("models");
        if (models.isEmpty()) {
            return;
        }
        Panel panel = Panel.open(html, scope, "trials", "Trials", "Trials");
        for (JsonNode model : models) {
            JsonNode conversion = model.path("conversion");
            panel.say(Words.capital(name(model)) + ": "
                    + conversion.path("numerator").asLong() + " of "
                    + Words.count(conversion.path("denominator").asLong(), "trial") + " that are decided converted, "
                    + new Rate(conversion).said() + "; "
                    + Words.count(model.path("open").asLong(), "is open", "are open") + ".");
        }
        panel.remark(
                "Kinds of trials are not comparable: a card, say, sorts out who begins one. No trial is in any number"
                        + " about customers.");
        leads(trials.path("leads"), scope.names(), panel);
        models.forEach(model -> score(model, panel));
        models.forEach(model -> activities(model, panel));
        details(models, panel);
        benchmarks(models, panel);
        panel.close();
    }

    private static String name(JsonNode model) {
        return switch (model.path("model").asText()) {
            case "CARD_UP_FRONT" -> "with a card up front";
            case "NO_CARD" -> "without a card up front";
            case "FREEMIUM" -> "of a free plan without an end";
            case "REVERSE" -> "of a paid plan that ends on the free one";
            default -> "with or without a card up front, nobody wrote it down";
        };
    }

    private static void leads(JsonNode leads, Names names, Panel panel) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode lead : leads) {
            List<String> done = new ArrayList<>();
            lead.path("done").forEach(activity -> done.add(Words.plain(activity.asText())));
            rows.add(List.of(
                    names.of(lead),
                    Figures.percent(lead, "probability"),
                    Figure.words(Figures.percentInterval(lead.path("probabilityInterval"))
                            .orElse("")),
                    Figure.words(
                            lead.path("fits").isBoolean()
                                    ? (lead.path("fits").asBoolean() ? "yes" : "no")
                                    : "not known"),
                    Figure.words(lead.path("qualified").asBoolean() ? "yes" : "no"),
                    Figure.words(done.isEmpty() ? "–" : String.join(", ", done))));
        }
        if (!rows.isEmpty()) {
            panel.table(
                    "Trials that run, the likeliest to convert first",
                    List.of("Account", "Score", "95 %", "Fits", "Product-qualified", "Done in the first days"),
                    rows);
        }
    }

    /** By what trials are scored, and how that did on trials that the score had not seen. */
    private static void score(JsonNode model, Panel panel) {
        JsonNode score = model.path("score");
        if (!score.isObject()) {
            return;
        }
        JsonNode past = score.path("backtest");
        String how = score.path("method").asText().equals("LOGISTIC") ? "logistic regression" : "naive Bayes";
        panel.remark("The score, " + name(model) + ", is by " + how + " on "
                + Words.count(score.path("activities").size(), "activity", "activities") + "; "
                + (past.path("auc").isNumber()
                        ? "on " + Words.count(past.path("trials").asLong(), "trial")
                                + " that it had not seen its AUC was "
                                + Figures.decimal(past, "auc", 2).text()
                                + " (95 %: "
                                + Figures.interval(past, "aucInterval", 2).text() + "), where 0.5 is chance."
                        : "there were no trials that it had not seen to judge it by."));
    }

    private static void activities(JsonNode model, Panel panel) {
        List<List<Figure>> found = new ArrayList<>();
        List<List<Figure>> all = new ArrayList<>();
        for (JsonNode activity : model.path("activities")) {
            List<Figure> row = List.of(
                    Figure.words(Words.plain(activity.path("activity").asText())),
                    Figures.percent(activity.path("ofConverted"), "value"),
                    Figures.percent(activity.path("ofLost"), "value"),
                    Figures.decimal(activity, "lift", 2),
                    Figures.interval(activity, "interval", 2),
                    Figures.pValue(activity, "adjustedPValue"));
            all.add(row);
            if (activity.path("found").asBoolean()) {
                found.add(row);
            }
        }
        List<String> headers = List.of("Activity", "Of the converted", "Of the lost", "Lift", "95 %", "p, adjusted");
        String days = Words.count(model.path("activityDays").asLong(), "day");
        if (!found.isEmpty()) {
            panel.table(
                    "Done in the first " + days + " and common among the converted, " + name(model), headers, found);
        }
        if (!all.isEmpty()) {
            panel.foldedTable("Everything done in the first " + days + ", " + name(model), headers, all);
        }
    }

    private static void details(JsonNode models, Panel panel) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode model : models) {
            rows.add(List.of(
                    Figure.words(Words.capital(name(model))),
                    new Rate(model.path("assisted")).value(),
                    new Rate(model.path("assisted")).range(),
                    new Rate(model.path("assisted")).of(),
                    new Rate(model.path("selfServe")).value(),
                    new Rate(model.path("selfServe")).range(),
                    new Rate(model.path("selfServe")).of(),
                    Figures.percent(model, "eventualConversion"),
                    Figure.words(Figures.percentInterval(model.path("eventualConversionInterval"))
                            .orElse("")),
                    Figures.count(model, "extended"),
                    Figures.count(model, "repeated"),
                    Figures.count(model, "convertedAfterEnd")));
        }
        panel.foldedTable(
                "Converted with help of the vendor in the first days and without, and what was out of the ordinary",
                List.of(
                        "Trials",
                        "Helped",
                        "95 %",
                        "Of",
                        "Self-serve",
                        "95 %",
                        "Of",
                        "In the end",
                        "95 %",
                        "Extended",
                        "Repeated",
                        "Converted late"),
                rows);
    }

    private static String clearly(JsonNode clear) {
        if (clear.isNull()) {
            return ", its uncertainty is not known";
        }
        return clear.asBoolean() ? "" : ", not clearly";
    }

    private static void benchmarks(JsonNode models, Panel panel) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode model : models) {
            for (JsonNode benchmark : model.path("benchmarks")) {
                rows.add(List.of(
                        Figure.words(benchmark.path("population").asText()),
                        Figures.percent(benchmark, "lower"),
                        Figures.percent(benchmark, "upper"),
                        new Rate(model.path("conversion")).value(),
                        new Rate(model.path("conversion")).range(),
                        Figure.words(
                                Words.plain(benchmark.path("standing").asText()) + clearly(benchmark.path("clear"))),
                        Figure.words(benchmark.path("source").asText())));
            }
        }
        if (!rows.isEmpty()) {
            panel.foldedTable(
                    "Beside what was published; not a target",
                    List.of("Whom it is about", "From", "To", "Here", "95 %", "Here is", "Source"),
                    rows);
        }
    }
}
