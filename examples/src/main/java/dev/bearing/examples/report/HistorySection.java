package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Recurring revenue month by month, with what came in and went out. */
final class HistorySection implements Section {

    @Override
    public void write(Scope scope, Html html) {
        JsonNode all = scope.one("revenue").path("months");
        if (all.isEmpty()) {
            return;
        }
        List<JsonNode> months = Months.fromTheFirst(all);
        String currency = scope.currency();
        String from = Words.month(months.get(0).path("month").asText(""));
        String to = Words.month(Months.last(all).path("month").asText(""));
        Panel.open(html, scope, "history", "By month", "Recurring revenue by month")
                .say("Closing revenue of each month above, what was gained and lost in it below.")
                .chart(
                        "history",
                        "Monthly recurring revenue from " + from + " to " + to + ", with gains and losses by month.",
                        data(months, scope.currency()))
                .foldedTable(
                        "Recurring revenue by month",
                        List.of(
                                "Month",
                                "Closing revenue, " + currency,
                                "Customers",
                                "Customers lost",
                                "Gross retention",
                                "Net retention",
                                "Gained per 1 lost",
                                "Per customer, " + currency,
                                "Per new customer, " + currency),
                        rows(months, scope.currency()))
                .close();
    }

    private static JsonNode data(List<JsonNode> months, String currency) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("currency", currency);
        ArrayNode list = data.putArray("months");
        for (JsonNode month : months) {
            ObjectNode node = list.addObject();
            node.set("month", month.path("month"));
            node.put("complete", month.path("complete").asBoolean());
            node.set("closing", Reading.of(month, "closingMrr").drawn());
            node.set("customers", Reading.of(month, "closingCustomers").drawn());
            ArrayNode movements = node.putArray("movements");
            month.path("movements")
                    .forEach(movement ->
                            movements.add(Reading.of(movement, "amount").drawn()));
        }
        return data;
    }

    private static List<List<Figure>> rows(List<JsonNode> months, String currency) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode month : months) {
            rows.add(List.of(
                    Figure.words(Words.month(month.path("month").asText(""))
                            + (month.path("complete").asBoolean() ? "" : ", so far")),
                    bare(month, "closingMrr", currency),
                    Figures.count(month, "closingCustomers"),
                    new Rate(month.path("logoChurn")).value(),
                    new Rate(month.path("grossRevenueRetention")).value(),
                    new Rate(month.path("netRevenueRetention")).value(),
                    gainedPerLost(month.path("quickRatio")),
                    bare(month, "arpa", currency),
                    perNewCustomer(month, currency)));
        }
        return rows;
    }

    private static Figure gainedPerLost(JsonNode ratio) {
        return switch (Reading.of(ratio, "value").reason()) {
            case "UNBOUNDED" -> Figure.none("nothing lost");
            case "EMPTY_BASE" -> Figure.none("nothing moved");
            default -> Figures.decimal(ratio, "value", 2);
        };
    }

    private static Figure perNewCustomer(JsonNode month, String currency) {
        return Reading.of(month, "asp").reason().equals("EMPTY_BASE")
                ? Figure.none("nobody new")
                : bare(month, "asp", currency);
    }

    private static Figure bare(JsonNode month, String field, String currency) {
        return Figures.bare(Figures.money(month, field, currency), currency);
    }
}
