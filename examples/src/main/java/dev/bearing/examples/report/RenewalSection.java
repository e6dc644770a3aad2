package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Contracts: how the terms that could end did, and which end next with what is at stake. */
final class RenewalSection implements Section {

    @Override
    public void write(Scope scope, Html html) {
        List<JsonNode> next = scope.all("renewals");
        JsonNode year = scope.one("renewalRates").path("trailingTwelveMonths");
        if (next.isEmpty() && year.path("logo").path("denominator").asLong() == 0) {
            return;
        }
        Panel panel = Panel.open(html, scope, "renewals", "Renewals", "Renewals of contracts")
                .say("Only a customer whose term ends can leave under contract. Shares are of the terms that ended; a"
                        + " term still open counts in none.");
        if (year.isObject()) {
            String until = Words.month(year.path("month").asText(""));
            panel.table(
                    "Renewed in the twelve months to " + until,
                    List.of("Of what ended", "Renewed", "Counted"),
                    List.of(
                            List.of(
                                    Figure.words("terms"),
                                    new Rate(year.path("logo")).value(),
                                    new Rate(year.path("logo")).of()),
                            money("revenue, growth aside", year.path("gross"), scope.currency()),
                            money("revenue, growth included", year.path("net"), scope.currency())));
        }
        JsonNode months = scope.one("renewalMonths");
        String days = months.path("horizonDays").asText("90") + " days";
        if (next.isEmpty()) {
            panel.remark("No open term ends within " + days + ".");
        } else {
            if (!months.path("months").isEmpty()) {
                panel.table(
                        "At stake in terms that end within " + days,
                        List.of(
                                "Term ends in",
                                "Terms",
                                "At stake a month, " + scope.currency(),
                                "Expected to be lost, " + scope.currency() + ", estimate",
                                "In nine cases of ten"),
                        months(months, scope.currency()));
            }
            panel.table("Terms that end within " + days, headers(scope.currency()), rows(next, scope));
            SaveTable.write(panel, next, scope);
        }
        panel.close();
    }

    private static List<Figure> money(String what, JsonNode node, String currency) {
        Rate rate = new Rate(node);
        return List.of(Figure.words(what), rate.value(), rate.of(currency));
    }

    private static List<String> headers(String currency) {
        return List.of("Customer", "Term ends", "At stake a month, " + currency, "Renews, estimate", "95 %", "Note");
    }

    private static List<List<Figure>> rows(List<JsonNode> renewals, Scope scope) {
        String currency = scope.currency();
        String asOf = scope.review().path("asOf").asText("");
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode renewal : renewals) {
            rows.add(List.of(
                    scope.names().of(renewal),
                    Figure.words(Words.date(renewal.path("termEndsOn").asText(""))),
                    Figures.bare(Figures.money(renewal, "mrr", currency), currency),
                    Figures.percent(renewal, "renewProbability"),
                    Figures.percentInterval(renewal.path("interval"))
                            .map(ends -> Figure.number(ends, ""))
                            .orElseGet(() -> Figure.unknown(
                                    Reading.of(renewal, "interval").why())),
                    Figure.words(note(renewal, asOf))));
        }
        return rows;
    }

    private static List<List<Figure>> months(JsonNode outlook, String currency) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode month : outlook.path("months")) {
            rows.add(loss(Words.month(month.path("month").asText("")), month, currency));
        }
        rows.add(loss("All together", outlook.path("total"), currency));
        return rows;
    }

    private static List<Figure> loss(String name, JsonNode loss, String currency) {
        return List.of(
                Figure.words(name),
                Figures.count(loss, "terms"),
                Figures.bare(Figures.money(loss, "atStake", currency), currency),
                Figures.bare(Figures.estimate(loss, "expectedLoss", currency), currency),
                Figures.estimateInterval(loss, "lower", "upper", currency)
                        .map(Figure::words)
                        .orElseGet(() -> Figure.words("not known")));
    }

    private static String note(JsonNode renewal, String asOf) {
        List<String> notes = new ArrayList<>();
        if (renewal.path("noticeGiven").asBoolean()) {
            notes.add("notice given");
        } else if (renewal.has("noticeBy")) {
            boolean over = renewal.path("noticeBy").asText("").compareTo(asOf) < 0;
            notes.add(
                    over
                            ? "may not give notice any more"
                            : "notice by " + Words.date(renewal.path("noticeBy").asText("")));
        }
        if (renewal.path("autoRenews").asBoolean()) {
            notes.add("renews by itself");
        }
        if (renewal.path("overdue").asBoolean()) {
            notes.add("has ended, still in its grace");
        }
        return String.join("; ", notes);
    }
}
