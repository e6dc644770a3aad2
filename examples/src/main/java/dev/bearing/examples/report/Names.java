package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What accounts are called: their names where the review holds them, their ids where it does not. */
final class Names {

    /** The lists of a review whose entries carry a name beside the id. */
    private static final List<String> LISTS = List.of("vectors", "actions", "renewals");

    private final Map<String, String> byId;

    private Names(Map<String, String> byId) {
        this.byId = byId;
    }

    static Names in(JsonNode review) {
        Map<String, String> byId = new HashMap<>();
        LISTS.forEach(list -> collect(review.path(list), byId));
        collect(review.path("leads").path("qualified"), byId);
        collect(review.path("health").path("accounts"), byId);
        return new Names(byId);
    }

    private static void collect(JsonNode accounts, Map<String, String> byId) {
        for (JsonNode account : accounts) {
            String name = account.path("name").asText("");
            if (!name.isEmpty()) {
                byId.put(account.path("accountId").asText(""), name);
            }
        }
    }

    /** Returns the account of an entry, by its {@code accountId}: its name, with the id in the tooltip. */
    Figure of(JsonNode entry) {
        Figure id = Figures.words(entry, "accountId");
        String name = byId.get(id.text());
        return id.known() && name != null ? new Figure(name, id.text(), true, false) : id;
    }
}
