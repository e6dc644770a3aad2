package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The plan: what comes next beside its target and how likely that is met, the past and what carries it folded away. */
final class PlanSection implements Section {

    /** Of a cut the page names this many parts. */
    private static final int MOST_PARTS = 2;

    @Override
    public void write(Scope scope, Html html) {
        List<JsonNode> entries = scope.all("plan");
        if (entries.isEmpty()) {
            return;
        }
        List<JsonNode> ahead = entries.stream()
                .filter(entry -> !entry.path("complete").asBoolean())
                .toList();
        String next = new TreeSet<>(ahead.stream()
                        .map(entry -> entry.path("month").asText())
                        .toList())
                .stream().findFirst().orElse("");
        List<JsonNode> soon = ahead.stream()
                .filter(entry -> entry.path("month").asText().equals(next))
                .toList();
        Panel panel = Panel.open(html, scope, "plan", "Plan", "Plan against what is expected");
        if (soon.isEmpty()) {
            panel.say("The plan has no target for a month that is still open.");
        } else {
            panel.say(words(soon) + " What is expected says what comes if the last months go on as they did; the chance"
                            + " is how often that meets the target.")
                    .table(
                            "Targets for " + Words.month(next),
                            List.of(
                                    "Metric",
                                    "Target",
                                    "Expected, estimate",
                                    "In nine cases of ten",
                                    "Chance",
                                    "Verdict"),
                            rows(soon, scope.currency()));
            carriers(panel, soon, scope.currency());
        }
        panel.foldedTable(
                "All targets; of months that are over with what was expected on the day before they began",
                List.of(
                        "Metric",
                        "Month",
                        "Target",
                        "Actual",
                        "Expected, estimate",
                        "In nine cases of ten",
                        "Chance",
                        "Verdict"),
                details(entries, scope.currency()));
        track(panel, scope);
        panel.close();
    }

    private static String words(List<JsonNode> soon) {
        long known =
                soon.stream().filter(entry -> entry.path("onTrack").isBoolean()).count();
        long met =
                soon.stream().filter(entry -> entry.path("onTrack").asBoolean()).count();
        return known == 0
                ? "Too little is known to say whether the plan will be met."
                : met + " of " + Words.count(known, "target") + " on track.";
    }

    private static List<List<Figure>> rows(List<JsonNode> entries, String currency) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode entry : entries) {
            rows.add(List.of(
                    Figure.words(metric(entry)),
                    value(entry, "target", currency),
                    value(entry, "forecast", currency),
                    range(entry, currency),
                    Figures.percent(entry, "probability"),
                    Figure.words(verdict(entry))));
        }
        return rows;
    }

    private static List<List<Figure>> details(List<JsonNode> entries, String currency) {
        List<List<Figure>> rows = new ArrayList<>();
        entries.stream()
                .sorted(Comparator.comparing(
                                (JsonNode entry) -> entry.path("month").asText())
                        .reversed())
                .forEach(entry -> rows.add(List.of(
                        Figure.words(metric(entry)),
                        Figure.words(Words.month(entry.path("month").asText())),
                        value(entry, "target", currency),
                        open(entry, "actual", currency),
                        open(entry, "forecast", currency),
                        range(entry, currency),
                        Reading.of(entry, "probability").isKnown()
                                ? Figures.percent(entry, "probability")
                                : Figure.words(""),
                        Figure.words(verdict(entry)))));
        return rows;
    }

    /** Leaves empty what a month that is over, or has not begun, cannot have. */
    private static Figure open(JsonNode entry, String field, String currency) {
        return Reading.of(entry, field).isKnown() ? value(entry, field, currency) : Figure.words("");
    }

    private static Figure value(JsonNode entry, String field, String currency) {
        if (isShare(entry)) {
            return Figures.percent(entry, field);
        }
        return isMoney(entry) ? Figures.estimate(entry, field, currency) : Figures.decimal(entry, field, 1);
    }

    private static Figure range(JsonNode entry, String currency) {
        Optional<String> ends = isMoney(entry)
                ? Figures.estimateInterval(entry, "lower", "upper", currency)
                : Optional.of(value(entry, "lower", currency).text() + " to "
                                + value(entry, "upper", currency).text())
                        .filter(text -> Reading.of(entry, "lower").isKnown());
        return Figure.words(ends.orElse(""));
    }

    private static boolean isMoney(JsonNode entry) {
        return entry.path("target").isTextual();
    }

    private static boolean isShare(JsonNode entry) {
        String metric = entry.path("metric").asText();
        return metric.endsWith("Churn") || metric.endsWith("Retention");
    }

    private static String metric(JsonNode entry) {
        return switch (entry.path("metric").asText()) {
            case "mrr" -> "recurring revenue a month";
            case "arr" -> "recurring revenue a year";
            case "netNewMrr" -> "net new revenue";
            case "newMrr" -> "new revenue";
            case "expansionMrr" -> "expansion";
            case "contractionMrr" -> "contraction";
            case "churnedMrr" -> "churned revenue";
            case "newCustomers" -> "new customers";
            case "logoChurn" -> "logo churn";
            case "grossRevenueRetention" -> "gross retention, month";
            case "netRevenueRetention" -> "net retention, month";
            default -> entry.path("metric").asText();
        };
    }

    private static String verdict(JsonNode entry) {
        Reading verdict = Reading.of(entry, "onTrack");
        if (!verdict.isKnown()) {
            return "not known: " + verdict.why();
        }
        boolean good = entry.path("onTrack").asBoolean();
        if (entry.path("complete").asBoolean()) {
            return good ? "met" : "missed";
        }
        return good ? "on track" : "off track";
    }

    /** How such expectations did, where enough of them came due. */
    private static void track(Panel panel, Scope scope) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode metric : scope.all("planTrack")) {
            if (metric.path("coverage").isObject()) {
                Rate coverage = new Rate(metric.path("coverage"));
                rows.add(List.of(
                        Figure.words(metric(metric)),
                        Figures.count(metric, "forecasts"),
                        Figure.number(coverage.of().text(), ""),
                        off(metric, "meanAbsoluteError", scope.currency()),
                        off(metric, "naiveMeanAbsoluteError", scope.currency())));
            }
        }
        if (!rows.isEmpty()) {
            panel.foldedTable(
                    "How such expectations did, each made on the day before its month began",
                    List.of(
                            "Metric",
                            "Months",
                            "Came true within the nine cases of ten",
                            "Off by, on average",
                            "The month before repeated: off by"),
                    rows);
        }
    }

    private static Figure off(JsonNode track, String field, String currency) {
        if (isShare(track)) {
            return Figures.percent(track, field);
        }
        return track.path("metric").asText().endsWith("ustomers")
                ? Figures.decimal(track, field, 1)
                : Figures.estimate(track, field, currency);
    }

    /** Names the parts that carry most of what is missing of amounts of money. */
    private static void carriers(Panel panel, List<JsonNode> soon, String currency) {
        for (JsonNode entry : soon) {
            if (isMoney(entry)
                    && entry.path("onTrack").isBoolean()
                    && !entry.path("onTrack").asBoolean()) {
                for (JsonNode split : entry.path("carriedBy")) {
                    panel.remark(carrier(entry, split, currency));
                }
            }
        }
    }

    private static String carrier(JsonNode entry, JsonNode split, String currency) {
        List<JsonNode> parts = new ArrayList<>();
        split.path("parts").forEach(parts::add);
        BigDecimal all = new BigDecimal(split.path("difference").asText("0"));
        parts.sort(Comparator.comparing(part ->
                new BigDecimal(part.path("difference").asText("0")).multiply(BigDecimal.valueOf(-all.signum()))));
        List<String> names = new ArrayList<>();
        for (JsonNode part : parts.subList(0, Math.min(MOST_PARTS, parts.size()))) {
            names.add(Words.label(part.path("part").asText()) + " "
                    + Figures.estimate(new BigDecimal(part.path("difference").asText("0")), currency));
        }
        return Words.capital(metric(entry)) + ", " + Figures.estimate(all, currency) + " from its target, by "
                + split.path("by").asText() + ": most in " + String.join(", ", names)
                + ", if every part was to grow alike.";
    }
}
