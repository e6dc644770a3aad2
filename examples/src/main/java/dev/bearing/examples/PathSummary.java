package dev.bearing.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The lines of the summary on who fits, where customers get lost on their path, and whose contact is late. */
final class PathSummary {

    private static final List<String> CLASSES = List.of("GOOD", "STRETCH", "NOT_YET", "OUTGROWS_US", "BAD");

    private PathSummary() {}

    static void print(JsonNode review, PrintWriter screen) {
        List<String> lines = new ArrayList<>();
        fit(review.path("fitSummary"), lines);
        gaps(review, lines);
        contact(review.path("interactions"), lines);
        if (!lines.isEmpty()) {
            screen.println();
            lines.forEach(screen::println);
        }
    }

    /** Only where any customer was assessed. */
    private static void fit(JsonNode summary, List<String> lines) {
        if (summary.path("stretchShare").path("denominator").asLong() == 0) {
            return;
        }
        List<String> classes = new ArrayList<>();
        for (String name : CLASSES) {
            long customers = summary.path("classes").path(name).asLong();
            if (customers > 0) {
                classes.add(words(name) + " " + customers);
            }
        }
        long unknown = summary.path("unclassified").asLong();
        if (unknown > 0) {
            classes.add("not known " + unknown);
        }
        lines.add("Fit      " + String.join(", ", classes));
    }

    /** The gap at which most customers wait of those found, among the customers of the currency that has most. */
    private static void gaps(JsonNode review, List<String> lines) {
        NavigableMap<String, Long> came = new TreeMap<>();
        for (JsonNode gap : review.path("gaps")) {
            came.merge(gap.path("currency").asText(""), gap.path("arrived").asLong(), Long::sum);
        }
        String currency = came.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
        int places = 0;
        int found = 0;
        JsonNode worst = MissingNode.getInstance();
        for (JsonNode gap : review.path("gaps")) {
            if (!gap.path("currency").asText("").equals(currency)) {
                continue;
            }
            places++;
            if (gap.path("verdict").asText("").equals("GAP")) {
                found++;
                boolean more =
                        gap.path("accounts").asLong() > worst.path("accounts").asLong(-1);
                worst = more ? gap : worst;
            }
        }
        if (!worst.isMissingNode()) {
            String whose = came.size() > 1 ? "customers in " + currency : "customers";
            lines.add(
                    "Path     " + whose + " get lost in " + found + " of " + places + " places looked at; most wait at "
                            + words(worst.path("to").asText()) + ": "
                            + worst.path("accounts").asText() + ", "
                            + kind(worst.path("kind").asText("")));
        }
    }

    private static String kind(String kind) {
        return switch (kind) {
            case "FUNCTIONAL_TO_OUTCOME" -> "whose task is done and whose outcome does not follow";
            case "PERCEPTION" -> "who do not confirm what we say is achieved";
            default -> "who do not get there in time";
        };
    }

    /** Only where a cadence is required. */
    private static void contact(JsonNode interactions, List<String> lines) {
        JsonNode met = interactions.path("cadenceMet");
        if (met.path("denominator").asLong() > 0) {
            lines.add("Contact  in time with " + met.path("numerator").asText() + " of "
                    + met.path("denominator").asText() + " customers who need it");
        }
    }

    private static String words(String name) {
        return Summary.printable(name.toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
