package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Revenue by segment in the newest month that is over, with what crossed between segments. */
final class SegmentSection implements Section {

    @Override
    public void write(Scope scope, Html html) {
        for (JsonNode entry : scope.all("segments")) {
            if (!entry.path("converted").asBoolean() && hasMonths(entry)) {
                Panel panel = Panel.open(html, scope, "segments", "Segments", "Revenue by segment");
                table(entry, panel);
                panel.close();
            }
        }
    }

    /** Before the first fact no segment has a month. */
    static boolean hasMonths(JsonNode entry) {
        return !entry.path("segments").path(0).path("months").isEmpty();
    }

    /** Writes the table of one entry of {@code segments}. */
    static void table(JsonNode entry, Panel panel) {
        int at = newest(entry.path("segments").path(0).path("months"));
        String month = Words.month(entry.path("segments")
                .path(0)
                .path("months")
                .path(at)
                .path("month")
                .asText(""));
        String currency = entry.path("currency").asText("");
        panel.say("By the attribute “" + Words.label(entry.path("segmentation").asText(""))
                + "” as it was on each day. What"
                + " a customer takes along when it crosses from one segment to another is neither gained nor lost.");
        panel.table(
                "Segments in " + month + ", amounts in " + currency,
                List.of(
                        "Segment",
                        "Customers",
                        "Opening",
                        "New",
                        "Expansion",
                        "Contraction",
                        "Churn",
                        "Entered",
                        "Left",
                        "Closing",
                        "Net retention, 12 months"),
                rows(entry.path("segments"), at, currency));
        panel.remark("Movements of other kinds stand in review.json, where each row adds up.");
    }

    private static int newest(JsonNode months) {
        int last = months.size() - 1;
        return last > 0 && !months.path(last).path("complete").asBoolean() ? last - 1 : last;
    }

    private static List<List<Figure>> rows(JsonNode segments, int at, String currency) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode segment : segments) {
            JsonNode month = segment.path("months").path(at);
            JsonNode movements = month.path("movements");
            rows.add(List.of(
                    Figures.label(segment, "segment"),
                    Figures.count(month, "closingCustomers"),
                    money(month, "openingMrr", currency),
                    money(movements.path("new"), "amount", currency),
                    money(movements.path("expansion"), "amount", currency),
                    money(movements.path("contraction"), "amount", currency),
                    money(movements.path("churn"), "amount", currency),
                    money(month.path("enteredSegment"), "amount", currency),
                    money(month.path("leftSegment"), "amount", currency),
                    money(month, "closingMrr", currency),
                    netRetention(month)));
        }
        return rows;
    }

    private static Figure netRetention(JsonNode month) {
        JsonNode year = month.path("trailingTwelveMonths");
        return year.isMissingNode()
                ? Figure.unknown("it needs twelve complete months")
                : new Rate(year.path("netRevenueRetention")).value();
    }

    private static Figure money(JsonNode node, String field, String currency) {
        return Figures.bare(Figures.money(node, field, currency), currency);
    }
}
