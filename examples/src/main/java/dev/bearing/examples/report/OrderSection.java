package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One-off business: who counts as an active buyer, and how many of them stay. */
final class OrderSection implements Section {

    private static final int SHOWN = 12;

    @Override
    public void write(Scope scope, Html html) {
        JsonNode orders = scope.one("orders");
        if (orders.path("months").isEmpty()) {
            return;
        }
        String currency = scope.currency();
        JsonNode gaps = orders.path("gaps");
        Panel panel = Panel.open(html, scope, "orders", "One-off business", "One-off business")
                .say("A buyer is active for "
                        + Words.count(orders.path("windowDays").asLong(), "day")
                        + " from an order on; what it bought within them takes the place of recurring revenue.")
                .table(
                        "Buyers by month, amounts in " + currency,
                        List.of(
                                "Month",
                                "Active",
                                "Bought within the window",
                                "Lapsed",
                                "Share lapsed",
                                "Bought again",
                                "Gross retention",
                                "Net retention"),
                        rows(orders.path("months"), currency));
        if (gaps.path("count").asLong() > 0) {
            panel.remark("Half of the " + Words.count(gaps.path("count").asLong(), "repurchase") + " came within "
                    + Figures.count(gaps, "medianDays").text() + " days, nine of ten within "
                    + Figures.count(gaps, "p90Days").text() + ".");
        }
        panel.close();
    }

    private static List<List<Figure>> rows(JsonNode months, String currency) {
        List<List<Figure>> rows = new ArrayList<>();
        for (int i = Math.max(0, months.size() - SHOWN); i < months.size(); i++) {
            JsonNode month = months.path(i);
            rows.add(List.of(
                    Figure.words(Words.month(month.path("month").asText(""))
                            + (month.path("complete").asBoolean() ? "" : ", so far")),
                    Figures.count(month, "closingCustomers"),
                    Figures.bare(Figures.money(month, "closingValue", currency), currency),
                    Figures.count(month.path("movements").path("lapsed"), "count"),
                    new Rate(month.path("logoChurn")).value(),
                    new Rate(month.path("repurchase")).value(),
                    new Rate(month.path("grossRetention")).value(),
                    new Rate(month.path("netRetention")).value()));
        }
        return rows;
    }
}
