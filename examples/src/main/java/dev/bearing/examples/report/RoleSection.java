package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** How the role itself does, how many people it takes, and the what-if of the company's value. */
final class RoleSection implements Section {

    @Override
    public void write(Scope scope, Html html) {
        JsonNode role = scope.review().path("roleScorecard");
        if (role.isMissingNode()) {
            return;
        }
        Panel panel = Panel.open(html, scope, "role", "The role", "How does customer success itself do?");
        panel.say("From " + Words.month(role.path("from").asText("")) + " to "
                + Words.month(role.path("to").asText("")) + ", a month: " + churn(role) + ". "
                + Words.count(role.path("referrals").asLong(), "referral") + ", "
                + Words.count(role.path("testimonials").asLong(), "testimonial") + ".");
        if (!role.path("benchmarks").isEmpty()) {
            panel.foldedTable(
                    "Against published numbers",
                    List.of("Number", "Standing", "Published", "Source"),
                    benchmarks(role));
        }
        panel.foldedTable(
                "Leads of these months", List.of("How it is bought", "Opened", "Taken up", "Won"), leads(role));
        capacity(scope.review().path("capacity"), panel);
        valuation(scope.review().path("valuation"), panel);
        panel.close();
    }

    /** Returns the two rates; of each currency where there are several and none to convert into. */
    private static String churn(JsonNode role) {
        if (role.path("logoChurn").isObject() || role.path("currencies").isEmpty()) {
            return rates(role);
        }
        List<String> each = new ArrayList<>();
        for (JsonNode one : role.path("currencies")) {
            each.add(rates(one) + " in " + one.path("currency").asText());
        }
        return String.join("; ", each);
    }

    private static String rates(JsonNode parent) {
        return "logo churn " + rate(parent, "logoChurn") + ", net revenue churn " + rate(parent, "netRevenueChurn");
    }

    private static String rate(JsonNode parent, String field) {
        Reading whole = Reading.of(parent, field);
        if (!whole.reason().isEmpty()) {
            return "not known (" + whole.why() + ")";
        }
        Figure value = Figures.percent(parent.path(field), "value");
        return value.known()
                ? value.text()
                : "not known (" + Reading.of(parent.path(field), "value").why() + ")";
    }

    private static List<List<Figure>> benchmarks(JsonNode role) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode benchmark : role.path("benchmarks")) {
            rows.add(List.of(
                    Figures.percent(benchmark, "value"),
                    Figure.words(
                            Words.plain(benchmark.path("standing").asText()) + uncertainty(benchmark.path("clear"))),
                    Figure.words(benchmark.path("population").asText() + ": " + range(benchmark) + " a month"),
                    Figure.words(benchmark.path("source").asText() + ", grade "
                            + benchmark.path("grade").asText())));
        }
        return rows;
    }

    private static String uncertainty(JsonNode clear) {
        if (clear.isNull()) {
            return ", its uncertainty is not known";
        }
        return clear.asBoolean() ? "" : ", by less than its own uncertainty";
    }

    private static String range(JsonNode benchmark) {
        boolean included = benchmark.path("endsIncluded").asBoolean();
        if (!benchmark.has("lower")) {
            return (included ? "at most " : "less than ")
                    + Figures.percent(benchmark, "upper").text();
        }
        if (!benchmark.has("upper")) {
            return (included ? "at least " : "more than ")
                    + Figures.percent(benchmark, "lower").text();
        }
        return Figures.percent(benchmark, "lower").text() + " to "
                + Figures.percent(benchmark, "upper").text();
    }

    private static List<List<Figure>> leads(JsonNode role) {
        List<List<Figure>> rows = new ArrayList<>();
        JsonNode leads = role.path("leads");
        for (String motion : List.of("self_serve", "full_serve")) {
            rows.add(List.of(
                    Figure.words(Words.capital(Words.label(motion))),
                    Figures.count(leads.path("opened"), motion),
                    Figures.count(leads.path("accepted"), motion),
                    Figures.count(leads.path("won"), motion)));
        }
        return rows;
    }

    private static void capacity(JsonNode capacity, Panel panel) {
        if (capacity.isMissingNode()) {
            return;
        }
        panel.say("Serving all customers by the norms of their segments takes "
                + Figures.decimal(capacity, "hours", 0).text() + " hours a month: "
                + Words.count(capacity.path("people").asLong(), "person", "people") + " of "
                + Figures.decimal(capacity, "hoursPerPerson", 0).text()
                + " hours. Revenue has no part in that.");
    }

    private static void valuation(JsonNode valuation, Panel panel) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode what : valuation) {
            String currency = what.path("currency").asText();
            rows.add(List.of(
                    Figure.words(currency),
                    Figures.decimal(what, "multiple", 1),
                    Figures.estimate(what, "value", currency),
                    Figures.estimate(what, "ofOnePointLessChurn", currency),
                    Figures.estimate(what, "ofOnePointMoreExpansion", currency),
                    Figures.estimate(what, "ofOneTenthLessAcquisitionCost", currency),
                    Figures.decimal(what, "lifetimeValueToCost", 1),
                    Figures.interval(what, "lifetimeValueToCostInterval", 1),
                    Figures.decimal(what, "paybackMonths", 1)));
        }
        if (!rows.isEmpty()) {
            panel.foldedTable(
                    "What if: revenue × a multiple that somebody named, no appraisal",
                    List.of(
                            "Currency",
                            "Multiple",
                            "Revenue × multiple",
                            "One point less churn a year",
                            "One point more expansion a year",
                            "Winning new revenue costs a tenth less",
                            "LTV : CAC",
                            "95 %",
                            "Payback, months"),
                    rows);
        }
    }
}
