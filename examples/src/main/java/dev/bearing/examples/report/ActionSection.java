package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whom to act on today and why; folded away all other work, with what has no known gain apart. */
final class ActionSection implements Section {

    @Override
    public void write(Scope scope, Html html) {
        List<JsonNode> all = scope.all("actions");
        if (all.isEmpty()) {
            return;
        }
        String currency = scope.currency();
        List<JsonNode> today =
                all.stream().filter(one -> one.path("today").asBoolean()).toList();
        List<JsonNode> ranked =
                all.stream().filter(one -> one.path("rank").isNumber()).toList();
        List<JsonNode> apart =
                all.stream().filter(one -> !one.path("rank").isNumber()).toList();
        Panel panel = Panel.open(html, scope, "actions", "Today", "Act on these today");
        if (today.isEmpty()) {
            panel.say("Of nothing that could be done today is it known that it is expected to gain anything.");
        } else {
            panel.say(Words.count(today.size(), "customer")
                            + ", by what is expected to come of an hour of work. An expectation from how others did, and no"
                            + " promise.")
                    .table("Act on these today", headers(currency), rows(today, scope.names(), currency));
        }
        if (!apart.isEmpty()) {
            panel.remark("Apart, since nobody can say what would come of it: " + counts(apart) + ".");
        }
        panel.foldedTable(
                "All work with a known gain, " + ranked.size(),
                headers(currency),
                rows(ranked, scope.names(), currency));
        panel.foldedTable(
                "All work whose gain is not known, " + apart.size(),
                headers(currency),
                rows(apart, scope.names(), currency));
        panel.close();
    }

    private static List<String> headers(String currency) {
        return List.of("Customer", "What", "Expected, " + currency + " a year", "95 %", "Hours", "Why");
    }

    private static List<List<Figure>> rows(List<JsonNode> actions, Names names, String currency) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode action : actions) {
            rows.add(List.of(
                    names.of(action),
                    Figure.words(what(action)),
                    Figures.bare(Figures.estimate(action, "expectedValue", currency), currency),
                    Figures.estimateRange(action, "lower", "upper", currency),
                    Figures.decimal(action, "effortHours", 2),
                    Figure.words(Words.prose(action.path("reason").asText("")))));
        }
        return rows;
    }

    static String what(JsonNode action) {
        String subject = Words.label(action.path("subject").asText(""));
        return switch (action.path("kind").asText("")) {
            case "LEAD" -> "offer " + subject;
            case "ADVOCACY_ASK" -> "ask for a " + subject;
            case "INTERVENTION" -> "help: " + subject;
            case "RENEWAL_SAVE" -> "look after the term that ends";
            case "CANCEL_INTENT" -> "talk: it set out to cancel";
            case "TASK" -> "see to: " + subject;
            case "STALE_OUTCOME" -> "ask what it wants now";
            default -> Words.plain(action.path("kind").asText("")) + " " + subject;
        };
    }

    private static String counts(List<JsonNode> actions) {
        Map<String, Long> counts = new TreeMap<>();
        actions.forEach(action -> counts.merge(action.path("kind").asText(""), 1L, Long::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((kind, count) -> parts.add(counted(kind, count)));
        return String.join(", ", parts);
    }

    private static String counted(String kind, long count) {
        return switch (kind) {
            case "LEAD" -> Words.count(count, "offer");
            case "ADVOCACY_ASK" -> Words.count(count, "customer to ask for a word", "customers to ask for a word");
            case "INTERVENTION" -> Words.count(count, "intervention");
            case "RENEWAL_SAVE" -> Words.count(count, "term to look after", "terms to look after");
            case "CANCEL_INTENT" -> Words.count(count, "intent to cancel", "intents to cancel");
            case "TASK" -> Words.count(count, "task that is overdue", "tasks that are overdue");
            case "STALE_OUTCOME" ->
                Words.count(count, "customer to ask what it wants now", "customers to ask what they want now");
            default -> count + " " + Words.plain(kind);
        };
    }
}
