package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the health score would have done in the past: its scalar results by name, and what became of each band.
 *
 * @param node the back-test of the review, missing or null where there was none
 * @param reason why there was none; empty where the review does not say
 * @param message the same in a sentence with its figures; empty where the review does not say
 */
record Backtest(JsonNode node, String reason, String message) {

    private static final int GREENS_SHOWN = 20;

    static Backtest of(JsonNode health) {
        return new Backtest(
                health.path("backtest"),
                Reading.of(health, "backtest").reason(),
                health.path("backtestMessage").asText(""));
    }

    void write(Names names, Panel panel) {
        if (!node.isObject()) {
            panel.remark("No back-test" + (reason.isEmpty() ? "" : " (" + Words.reason(reason) + ")")
                    + ": how well this score foretells churn is not known."
                    + (message.isEmpty() ? "" : " " + Words.capital(message) + "."));
            return;
        }
        panel.say(
                "Back-test: scores as they would have been on earlier days, against who left afterwards. An association,"
                        + " not a cause.");
        JsonNode bands = node.path("bands");
        if (!bands.isEmpty()) {
            panel.chart("backtest", "Share of accounts that left, by health band, with intervals.", data(bands))
                    .foldedTable(
                            "What became of each band",
                            List.of("Band", "Left", "Share", "95 % interval"),
                            bandRows(bands));
        }
        if (!node.path("leakage").path("reachingScore").isEmpty()) {
            panel.remark("Do not trust these figures: something that the score reads looks as if it knew who leaves. "
                    + node.path("leakage")
                            .path("reachingScore")
                            .path(0)
                            .path("message")
                            .asText("")
                    + ".");
        }
        List<List<Figure>> results = results();
        if (!results.isEmpty()) {
            panel.foldedTable("Results of the back-test", List.of("Result", "Value, 95 % interval"), results);
        }
        falseGreens(names, panel);
    }

    /** Who left from the best band: of each account the observation nearest to its leaving, the latest first. */
    private void falseGreens(Names names, Panel panel) {
        Map<String, JsonNode> last = new LinkedHashMap<>();
        node.path("falseGreens")
                .forEach(green -> last.put(green.path("accountId").asText(), green));
        if (last.isEmpty()) {
            return;
        }
        List<JsonNode> latest = new ArrayList<>(last.values());
        latest.sort(
                Comparator.comparing((JsonNode green) -> green.path("churnedOn").asText())
                        .reversed());
        List<List<Figure>> rows = new ArrayList<>();
        latest.stream()
                .limit(GREENS_SHOWN)
                .forEach(green -> rows.add(List.of(
                        names.of(green),
                        Figure.words(Words.date(green.path("on").asText(""))),
                        Figures.points(green, "score"),
                        Figure.words(Words.date(green.path("churnedOn").asText(""))))));
        panel.foldedTable(
                Words.count(last.size(), "customer") + " left from the best band"
                        + (last.size() > GREENS_SHOWN ? ", the latest " + GREENS_SHOWN : ""),
                List.of("Customer", "Scored on", "Score", "Left on"),
                rows);
    }

    private static JsonNode data(JsonNode bands) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode list = data.putArray("bands");
        for (JsonNode band : bands) {
            JsonNode rate = band.path("rate");
            ObjectNode node = list.addObject().put("band", band.path("band").asText());
            for (String field : List.of("value", "numerator", "denominator")) {
                node.set(field, Reading.of(rate, field).drawn());
            }
            node.set("lower", new Reading(rate.path("interval").path(0), "").drawn());
            node.set("upper", new Reading(rate.path("interval").path(1), "").drawn());
        }
        return data;
    }

    private static List<List<Figure>> bandRows(JsonNode bands) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode band : bands) {
            JsonNode rate = band.path("rate");
            rows.add(List.of(
                    Figures.words(band, "band"),
                    new Rate(rate).of(),
                    new Rate(rate).value(),
                    Figures.percentInterval(rate.path("interval"))
                            .map(ends -> Figure.number(ends, ""))
                            .orElseGet(() ->
                                    Figure.unknown(Reading.of(rate, "interval").why()))));
        }
        return rows;
    }

    /** Returns every single-valued member under its own name, so that nothing the review says goes missing. */
    private List<List<Figure>> results() {
        List<List<Figure>> rows = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String name = name(member.getKey());
            JsonNode value = member.getValue();
            if (value.isObject() && value.has("value")) {
                String ends =
                        value.path("lower").isNumber() && value.path("upper").isNumber()
                                ? " (" + Figures.decimal(value, "lower", 3).text() + " to "
                                        + Figures.decimal(value, "upper", 3).text() + ")"
                                : "";
                Figure figure = Figures.decimal(value, "value", 3);
                rows.add(List.of(
                        Figure.words(name),
                        figure.known() ? Figure.number(figure.text() + ends, figure.exact()) : figure));
            } else if (value.isNumber()) {
                rows.add(List.of(
                        Figure.words(name), Figures.decimal(node, member.getKey(), value.isIntegralNumber() ? 0 : 3)));
            } else if (value.isValueNode() && !member.getKey().endsWith("Reason")) {
                Figure words = Figures.words(node, member.getKey());
                rows.add(List.of(
                        Figure.words(name), words.known() ? Figure.number(Words.period(words.text()), "") : words));
            }
        }
        return rows;
    }

    private static String name(String member) {
        return member.equals("auc")
                ? "AUC (0.5 is no better than chance, 1 is perfect)"
                : Words.capital(Words.plain(member));
    }
}
