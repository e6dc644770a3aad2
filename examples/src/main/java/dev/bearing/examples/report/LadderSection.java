package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
        Panel panel = Panel.open(html, scope, "ladder", "Ladder", "The value ladder")
                .say(
                        "Tiers from the top down, with the estimated lifetime value of one account on each. Moving up, moving"
                                + " down and leaving are shares per month.")
                .chart(
                        "ladder",
                        "Estimated lifetime value by tier, with intervals, and accounts on each tier.",
                        data(tiers, scope.currency()))
                .table(
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
        JsonNode months = ladder.path("months");
        Figure discount = Figures.percent(ladder, "discountMonthly");
        if (months.isNumber() || discount.known()) {
            panel.remark((months.isNumber() ? "Fitted on " + Words.count(months.asLong(), "month") + ". " : "")
                    + (discount.known() ? "Later revenue is discounted by " + discount.text() + " a month." : ""));
        }
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

    private static List<List<Figure>> rows(List<JsonNode> tiers, String currency) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode tier : tiers) {
            rows.add(List.of(
                    Figures.label(tier, "tier"),
                    Figures.count(tier, "accounts"),
                    Figures.bare(Figures.estimate(tier, "lifetimeValue", currency), currency),
                    Figures.estimateInterval(tier, "lower", "upper", currency)
                            .map(ends -> Figures.bare(Figure.number(ends, ""), currency))
                            .orElseGet(() ->
                                    Figure.unknown(Reading.of(tier, "lower").why())),
                    Figures.percent(tier, "promotion"),
                    Figures.percent(tier, "demotion"),
                    Figures.percent(tier, "churn")));
        }
        return rows;
    }
}
