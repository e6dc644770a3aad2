package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Who has the desired outcome and who got it the right way, and which coverage segment serves whom. */
final class OutcomeSection implements Section {

    /** So many rows of a table are enough for a page; all stand in review.json. */
    private static final int MOST_ROWS = 20;

    @Override
    public void write(Scope scope, Html html) {
        JsonNode summary = scope.review().path("outcomeSummary");
        long customers = summary.path("customers").asLong();
        if (customers == 0) {
            return;
        }
        Panel panel = Panel.open(
                        html, scope, "outcomes", "Outcomes", "Do customers have what they want, the right way?")
                .say("Of " + Words.count(customers, "customer") + ", "
                        + of(summary.path("outcomeMet")) + " have their outcome, and for "
                        + of(summary.path("experienceMet"))
                        + " it came about the way they need. Success is both; what nobody measured or looked at is not"
                        + " known, and never counts as met.")
                .table("Both halves", headers(), table(summary.path("table")));
        remarks(summary, panel);
        metrics(scope.review().path("outcomes"), scope.names(), panel);
        coverage(scope.review().path("coverage"), scope.names(), panel);
        panel.close();
    }

    private static String of(JsonNode rate) {
        return rate.path("numerator").asText() + " of the "
                + rate.path("denominator").asText() + " of whom that is known";
    }

    private static List<String> headers() {
        return List.of("Outcome", "The right way", "Not the right way", "Way not known");
    }

    private static List<List<Figure>> table(JsonNode cells) {
        List<List<Figure>> rows = new ArrayList<>();
        List<String> labels = List.of("Has the outcome", "Does not have it", "Outcome not known");
        for (int row = 0; row < labels.size(); row++) {
            List<Figure> figures = new ArrayList<>(List.of(Figure.words(labels.get(row))));
            for (int column = 0; column < labels.size(); column++) {
                figures.add(count(cells.path(labels.size() * row + column)
                        .path("accounts")
                        .asLong()));
            }
            rows.add(figures);
        }
        return rows;
    }

    private static void remarks(JsonNode summary, Panel panel) {
        long without = summary.path("customersWithoutOutcome").asLong();
        if (without > 0) {
            panel.remark("Of " + Words.count(without, "more customer") + " it is not known what they want.");
        }
        long stale = summary.path("stale").asLong();
        if (stale > 0) {
            panel.remark("Of " + Words.count(stale, "customer") + " it was last said more than "
                    + summary.path("staleness").path("statedDays").asText()
                    + " days ago what they want: ask again.");
        }
        long inferred = summary.path("inferred").asLong();
        if (inferred > 0) {
            panel.remark("Of " + Words.count(inferred, "customer") + " what they want is the vendor’s own conclusion.");
        }
        long lost = summary.path("regressed").asLong();
        if (lost > 0) {
            panel.remark(Words.count(lost, "customer") + " had reached a goal and lost it again.");
        }
    }

    /** The goals that need somebody: lost, missed or behind, those first. */
    private static void metrics(JsonNode outcomes, Names names, Panel panel) {
        List<List<Figure>> rows = new ArrayList<>();
        long all = 0;
        for (String standing : List.of("REGRESSED", "MISSED", "BEHIND")) {
            for (JsonNode outcome : outcomes) {
                if (outcome.path("customer").asBoolean()
                        && outcome.path("standing").asText().equals(standing)) {
                    all++;
                    if (rows.size() < MOST_ROWS) {
                        rows.add(metric(outcome, names));
                    }
                }
            }
        }
        if (!rows.isEmpty()) {
            panel.foldedTable(
                    "Goals lost, missed or behind" + first(all),
                    List.of("Customer", "Metric", "Standing", "Of the way", "Due", "Measured"),
                    rows);
        }
    }

    private static List<Figure> metric(JsonNode outcome, Names names) {
        return List.of(
                names.of(outcome),
                Figures.label(outcome, "metric"),
                Figure.words(Words.plain(outcome.path("standing").asText())),
                Figures.percent(outcome, "attainment"),
                Figure.words(Words.date(outcome.path("dueOn").asText("no day"))),
                Figure.words(Words.date(outcome.path("measuredOn").asText())));
    }

    private static void coverage(JsonNode coverage, Names names, Panel panel) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode segment : coverage.path("segments")) {
            rows.add(List.of(
                    Figure.words(Words.label(segment.path("segment").asText())),
                    count(segment.path("customers").asLong()),
                    Figures.decimal(segment, "normHoursPerCustomer", 1),
                    Figures.decimal(segment, "meanHours", 1),
                    count(segment.path("overDelivered").asLong())));
        }
        if (rows.isEmpty()) {
            return;
        }
        panel.say("Customers are served by the experience they need, never by what they pay. More work than the norm is"
                        + " no success in itself: it may be too much, or the wrong segment.")
                .table(
                        "Coverage segments",
                        List.of("Segment", "Customers", "Norm, hours a month", "Hours a month", "Above the norm"),
                        rows);
        Reading used = Reading.of(coverage, "capacityUsed");
        used.number()
                .ifPresent(share ->
                        panel.remark("The norms ask for " + Figures.percent(share) + " of the hours that there are."));
        List<List<Figure>> over = new ArrayList<>();
        long all = 0;
        for (JsonNode account : coverage.path("accounts")) {
            if (account.path("customer").asBoolean()
                    && account.path("overDelivered").asBoolean()) {
                all++;
                if (over.size() < MOST_ROWS) {
                    over.add(List.of(
                            names.of(account),
                            Figure.words(Words.label(account.path("segment").asText())),
                            Figures.decimal(account, "hoursPerMonth", 1)));
                }
            }
        }
        if (!over.isEmpty()) {
            panel.foldedTable(
                    "Above the norm of their segment" + first(all),
                    List.of("Customer", "Segment", "Hours a month"),
                    over);
        }
    }

    private static Figure count(long count) {
        return Figure.number(Figures.grouped(BigDecimal.valueOf(count), 0), "");
    }

    private static String first(long size) {
        return size > MOST_ROWS ? ", the first " + MOST_ROWS + " of " + size : "";
    }
}
