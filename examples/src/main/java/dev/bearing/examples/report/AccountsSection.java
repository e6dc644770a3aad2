package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every account with its vector and its health. The rows stand in the page once, as data; the script shows one page of
 * them at a time, so that 20,000 rows are as quick as 40.
 */
final class AccountsSection implements Section {

    private static final List<String> VECTOR = List.of(
            "accountId",
            "name",
            "currency",
            "path",
            "tier",
            "milestone",
            "direction",
            "position",
            "pace",
            "etaDays",
            "reachProbability",
            "takeProbability",
            "churnProbability",
            "expectedExpansion",
            "advantage");

    private static final List<String> HEALTH = List.of("score", "band", "coverage", "freshness");

    private static final Set<String> WORDS =
            Set.of("accountId", "name", "currency", "path", "tier", "milestone", "direction", "band");

    private static final Map<String, String> MEANINGS = meanings();

    @Override
    public void write(Scope scope, Html html) {
        JsonNode vectors = scope.review().path("vectors");
        JsonNode health = scope.review().path("health").path("accounts");
        if (vectors.isEmpty() && health.isEmpty()) {
            return;
        }
        Panel panel = Panel.open(html, scope, "accounts", "Accounts", "Accounts")
                .say("One row per account: click a heading to sort, a name for the details. Chances and amounts are"
                        + " estimates.");
        meanings(html);
        html.element(
                "noscript",
                "This list needs JavaScript; every row of it also stands in review.json, under vectors and health.");
        html.open("div", "id", "accounts-table").close();
        html.open("script", "type", "application/json", "id", "accounts-data")
                .raw(EmbeddedJson.of(data(vectors, health)))
                .close();
        panel.close();
    }

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put("Health", "score from 0 to 100, and the band it falls into");
        meanings.put("Direction", "where the account is heading: towards its outcome, nowhere, or back");
        meanings.put("Position", "how far it has come along its path");
        meanings.put("Pace", "speed against the speed it needs: 1 is on time, below 1 is late, below 0 is backwards");
        meanings.put("Days to go", "estimated days to the milestone");
        meanings.put(
                "Chance to reach, to take, to leave", "estimated probabilities within the horizon of the forecast");
        meanings.put("Expected expansion", "chance to reach times chance to take times the value of the offer");
        meanings.put("Advantage", "estimated worth of its own movement beyond that of an average account in its place");
        return Collections.unmodifiableMap(meanings);
    }

    private static void meanings(Html html) {
        html.open("details", "class", "meanings").element("summary", "What the columns mean");
        html.open("dl");
        MEANINGS.forEach((column, meaning) -> html.element("dt", column).element("dd", meaning));
        html.close().close();
    }

    /** Returns columns and rows; a cell that is not known is {@code {"why": words}}, one that is absent is null. */
    private static JsonNode data(JsonNode vectors, JsonNode health) {
        Map<String, JsonNode> healthById = new HashMap<>();
        health.forEach(account -> healthById.put(account.path("accountId").asText(), account));
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode columns = data.putArray("columns");
        VECTOR.forEach(columns::add);
        HEALTH.forEach(columns::add);
        columns.add("contributions");
        columns.add("vector");
        ArrayNode rows = data.putArray("rows");
        Cells cells = new Cells();
        Set<String> withVector = new HashSet<>();
        for (JsonNode vector : vectors) {
            String id = vector.path("accountId").asText();
            withVector.add(id);
            JsonNode score = healthById.get(id);
            row(rows.addArray(), cells, vector, score == null ? JsonNodeFactory.instance.objectNode() : score);
        }
        for (JsonNode account : health) {
            if (!withVector.contains(account.path("accountId").asText())) {
                row(rows.addArray(), cells, account, account);
            }
        }
        return data;
    }

    private static void row(ArrayNode row, Cells cells, JsonNode vector, JsonNode health) {
        for (String field : VECTOR) {
            Reading reading = Reading.of(vector, field);
            boolean completed = field.equals("milestone")
                    && !reading.isKnown()
                    && Direction.parse(vector.path("direction").asText("")) == Direction.ARRIVED;
            row.add(
                    completed
                            ? JsonNodeFactory.instance.textNode(PathSection.COMPLETED)
                            : cells.of(reading, !WORDS.contains(field)));
        }
        HEALTH.forEach(field -> row.add(cells.of(Reading.of(health, field), !WORDS.contains(field))));
        ArrayNode contributions = row.addArray();
        for (JsonNode contribution : health.path("contributions")) {
            contributions
                    .addArray()
                    .add(contribution.path("measure").asText())
                    .add(Reading.of(contribution, "value").drawn());
        }
        row.add(VectorDetails.of(vector));
    }

    /** Makes cells; those that say why are shared, since there are few reasons and many rows. */
    private static final class Cells {

        private final Map<String, JsonNode> reasons = new HashMap<>();

        JsonNode of(Reading reading, boolean numeric) {
            if (numeric ? reading.number().isPresent() : reading.isKnown()) {
                return numeric ? reading.value() : JsonNodeFactory.instance.textNode(reading.text());
            }
            if (reading.value().isMissingNode() && reading.reason().isEmpty()) {
                return JsonNodeFactory.instance.nullNode();
            }
            return reasons.computeIfAbsent(
                    reading.why(), why -> JsonNodeFactory.instance.objectNode().put("why", why));
        }
    }
}
