package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The value ladder: who stands on which tier, what a tier is worth, and how accounts move between tiers. */
final class LadderSection implements Section {

    @Override
    public void write(Scope scope, Html html) {
        JsonNode ladder = scope.one("ladder");
        if (ladder.path("tiers").isEmpty()) {
            return;
        }
        List<JsonNode> tiers = new ArrayList<>();
        ladder.path("tiers").forEach(tiers::add);
        tiers.sort(Comparator.comparingLong((JsonNode tier) -> tier.path("rank").asLong())
                .reversed());
        LadderDetails details = new LadderDetails(ladder, tiers, scope.currency());
        Panel panel = Panel.open(html, scope, "ladder", "Ladder", "The value ladder")
                .say(
                        "Tiers from the top down, with the estimated lifetime value of one account on each. Moving up, moving"
                                + " down and leaving are shares per month.");
        details.dearestStep().ifPresent(panel::say);
        panel.column(left -> {
                    flows(ladder, tiers).ifPresent(data -> left.chart("rungs", details.flowsInWords(), data));
                    left.chart(
                            "ladder",
                            "Estimated lifetime value by tier, with intervals, and accounts on each tier.",
                            data(tiers, scope.currency()));
                })
                .column(right -> {
                    right.table(
                            "Tiers of the ladder",
                            List.of(
                                    "Tier",
                                    "Accounts",
                                    "Lifetime value, estimate, " + scope.currency(),
                                    "Interval, " + scope.currency(),
                                    "Moving up",
                                    "Moving down",
                                    "Leaving"),
                            rows(tiers, scope.currency()));
                    details.write(right);
                });
        JsonNode months = ladder.path("months");
        Figure discount = Figures.percent(ladder, "discountMonthly");
        if (months.isNumber() || discount.known()) {
            panel.remark((months.isNumber() ? "Fitted on " + Words.count(months.asLong(), "month") + ". " : "")
                    + (discount.known() ? "Later revenue is discounted by " + discount.text() + " a month." : ""));
        }
        details.caution().ifPresent(panel::remark);
        panel.close();
    }

    private static JsonNode data(List<JsonNode> tiers, String currency) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("currency", currency);
        ArrayNode list = data.putArray("tiers");
        for (JsonNode tier : tiers) {
            ObjectNode node = list.addObject();
            node.put("tier", Words.label(tier.path("tier").asText()));
            for (String field : List.of("accounts", "lifetimeValue", "lower", "upper")) {
                node.set(field, Reading.of(tier, field).drawn());
            }
        }
        return data;
    }

    /** Returns who came, left and crossed from tier to tier over all months; empty where the review does not say. */
    private static Optional<JsonNode> flows(JsonNode ladder, List<JsonNode> tiers) {
        if (tiers.stream().allMatch(tier -> tier.path("flows").isEmpty())) {
            return Optional.empty();
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("months", ladder.path("months").asInt());
        ArrayNode list = data.putArray("tiers");
        for (int i = 0; i < tiers.size(); i++) {
            JsonNode tier = tiers.get(i);
            ObjectNode node = list.addObject();
            node.put("tier", Words.label(tier.path("tier").asText()));
            node.set("accounts", Reading.of(tier, "accounts").drawn());
            node.put("joined", LadderDetails.sum(tier, "joined"));
            node.put("lost", LadderDetails.sum(tier, "lost"));
            node.put("up", crossing(ladder, tiers, i, true));
            node.put("down", crossing(ladder, tiers, i, false));
        }
        return Optional.of(data);
    }

    /** Returns how many moved over the step below tier {@code place}, counted from the top. */
    private static long crossing(JsonNode ladder, List<JsonNode> tiers, int place, boolean up) {
        long crossed = 0;
        for (JsonNode row : ladder.path("transitions")) {
            int from = place(tiers, row.path("from").asText());
            for (JsonNode cell : row.path("to")) {
                int to = place(tiers, cell.path("tier").asText());
                boolean over = up ? from > place && to <= place : from <= place && to > place;
                crossed += over ? cell.path("count").asLong() : 0;
            }
        }
        return crossed;
    }

    private static int place(List<JsonNode> tiers, String id) {
        for (int i = 0; i < tiers.size(); i++) {
            if (tiers.get(i).path("tier").asText().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private static List<List<Figure>> rows(List<JsonNode> tiers, String currency) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode tier : tiers) {
            rows.add(List.of(
                    Figures.label(tier, "tier"),
                    Figures.count(tier, "accounts"),
                    Figures.bare(Figures.estimate(tier, "lifetimeValue", currency), currency),
                    LadderDetails.interval(tier, currency),
                    Figures.percent(tier, "promotion"),
                    Figures.percent(tier, "demotion"),
                    Figures.percent(tier, "churn")));
        }
        return rows;
    }
}
