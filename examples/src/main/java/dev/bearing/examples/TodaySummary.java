package dev.bearing.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The lines of a summary about whom to act on today: in each currency the first few, each kind of work once. */
final class TodaySummary {

    /** How many lines a currency has; the page has all. */
    private static final int MOST = 3;

    private TodaySummary() {}

    static void print(JsonNode actions, PrintWriter screen) {
        Map<String, Map<String, JsonNode>> first = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode action : actions) {
            if (action.path("today").asBoolean()) {
                String currency = action.path("currency").asText();
                first.computeIfAbsent(currency, code -> new LinkedHashMap<>()).putIfAbsent(work(action), action);
                counts.merge(currency + " " + work(action), 1, Integer::sum);
            }
        }
        if (!first.isEmpty()) {
            screen.printf("%nToday%n");
        }
        first.forEach((currency, kinds) -> kinds.entrySet().stream()
                .limit(MOST)
                .forEach(kind -> line(
                        kind.getKey(),
                        kind.getValue(),
                        counts.getOrDefault(currency + " " + kind.getKey(), 1) - 1,
                        screen)));
    }

    private static void line(String work, JsonNode action, int others, PrintWriter screen) {
        screen.printf(
                Locale.ROOT,
                "  %s: %s, %s %s a year expected%s%n",
                Summary.account(action),
                work,
                Summary.money(action.path("expectedValue")),
                action.path("currency").asText(),
                others == 0 ? "" : "; and " + others + " more");
    }

    private static String work(JsonNode action) {
        String kind = action.path("kind").asText().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Summary.printable((kind + " " + action.path("subject").asText()).strip());
    }
}
