package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** Customers whose score is held down by a critical measure. */
final class HeldDown {

    /** By ceiling or veto and its measure. */
    private final Map<String, Long> accounts;

    private HeldDown(Map<String, Long> accounts) {
        this.accounts = accounts;
    }

    /** Reads {@code health} of a review. */
    static HeldDown of(JsonNode health) {
        Map<String, Long> accounts = new TreeMap<>();
        for (JsonNode account : health.path("accounts")) {
            JsonNode held = account.path("heldDown");
            if (account.path("customer").asBoolean(true) && held.has("measure")) {
                String name = held.path("kind").asText("ceiling") + " of “"
                        + held.path("measure").asText() + "”";
                accounts.merge(name, 1L, Long::sum);
            }
        }
        return new HeldDown(accounts);
    }

    void write(Panel panel) {
        accounts.forEach((name, count) ->
                panel.remark(Words.count(count, "account") + " held down by the " + name + ", whatever else is well."));
    }
}
