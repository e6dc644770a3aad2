package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** All currencies in one: revenue month by month with exchange in a column of its own, and by segment. */
final class ConvertedSection implements Section {

    private static final int SHOWN = 12;

    @Override
    public void write(Scope scope, Html html) {
        JsonNode converted = scope.review().path("converted");
        if (converted.path("months").isEmpty()) {
            return;
        }
        String currency = converted.path("currency").asText("");
        Panel panel = Panel.open(html, scope, "converted", "All in " + currency, "All currencies in " + currency)
                .say("Converted at exchange rates by the policy "
                        + Words.plain(converted.path("fx").asText(""))
                        + ". A customer counts once, whatever it pays in. A"
                        + " change of rates is exchange, never growth or loss.")
                .table(
                        "All currencies by month, amounts in " + currency,
                        List.of(
                                "Month",
                                "Closing revenue",
                                "Customers",
                                "New",
                                "Expansion",
                                "Contraction",
                                "Churn",
                                "Exchange",
                                "Gross retention",
                                "Net retention"),
                        rows(converted.path("months"), currency));
        for (JsonNode entry : scope.review().path("segments")) {
            if (entry.path("converted").asBoolean() && SegmentSection.hasMonths(entry)) {
                SegmentSection.table(entry, panel);
            }
        }
        panel.close();
    }

    private static List<List<Figure>> rows(JsonNode months, String currency) {
        List<List<Figure>> rows = new ArrayList<>();
        for (int i = Math.max(0, months.size() - SHOWN); i < months.size(); i++) {
            JsonNode month = months.path(i);
            JsonNode movements = month.path("movements");
            rows.add(List.of(
                    Figure.words(Words.month(month.path("month").asText(""))
                            + (month.path("complete").asBoolean() ? "" : ", so far")),
                    money(month, "closingMrr", currency),
                    Figures.count(month, "closingCustomers"),
                    money(movements.path("new"), "amount", currency),
                    money(movements.path("expansion"), "amount", currency),
                    money(movements.path("contraction"), "amount", currency),
                    money(movements.path("churn"), "amount", currency),
                    money(movements.path("fx"), "amount", currency),
                    new Rate(month.path("grossRevenueRetention")).value(),
                    new Rate(month.path("netRevenueRetention")).value()));
        }
        return rows;
    }

    private static Figure money(JsonNode node, String field, String currency) {
        return Figures.bare(Figures.money(node, field, currency), currency);
    }
}
