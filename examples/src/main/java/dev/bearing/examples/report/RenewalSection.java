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
        if (next.isEmpty()) {
            panel.remark("No open term ends within 90 days.");
        } else {
            panel.table("Terms that end within 90 days", headers(scope.currency()), rows(next, scope.currency()));
        }
        panel.close();
    }

    private static List<Figure> money(String what, JsonNode node, String currency) {
        Rate rate = new Rate(node);
        return List.of(Figure.words(what), rate.value(), rate.of(currency));
    }

    private static List<String> headers(String currency) {
        return List.of("Customer", "Term ends", "At stake a month, " + currency, "May leave, estimate", "Note");
    }

    private static List<List<Figure>> rows(List<JsonNode> renewals, String currency) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode renewal : renewals) {
            rows.add(List.of(
                    Figures.words(renewal, renewal.has("name") ? "name" : "accountId"),
                    Figure.words(Words.date(renewal.path("termEndsOn").asText(""))),
                    Figures.bare(Figures.money(renewal, "mrr", currency), currency),
                    Figures.percent(renewal, "churnProbability"),
                    Figure.words(note(renewal))));
        }
        return rows;
    }

    private static String note(JsonNode renewal) {
        List<String> notes = new ArrayList<>();
        if (renewal.path("noticeGiven").asBoolean()) {
            notes.add("notice given");
        }
        if (renewal.path("overdue").asBoolean()) {
            notes.add("has ended, still in its grace");
        }
        return String.join("; ", notes);
    }
}
