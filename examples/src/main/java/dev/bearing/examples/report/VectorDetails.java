package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * What the page tells of one vector when asked: the milestones ahead, how far its numbers can be trusted, and what made
 * them. Every number has four digits, since there may be many accounts.
 */
final class VectorDetails {

    private static final List<String> INTERVALS = List.of(
            "etaDays", "reachProbability", "takeProbability", "churnProbability", "expectedExpansion", "advantage");

    /** What is worth showing: the others are one number each, or stand in the row already. */
    private static final List<String> PARTS =
            List.of("direction", "churnProbability", "expectedExpansion", "advantage");

    private static final MathContext FOUR = new MathContext(4);

    private VectorDetails() {}

    /** Returns reaches, intervals and parts as lists; null for a row without a vector. */
    static JsonNode of(JsonNode vector) {
        if (!vector.path("reaches").isArray()) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        ArrayNode reaches = details.putArray("reaches");
        for (JsonNode reach : vector.path("reaches")) {
            ArrayNode cells = reaches.addArray().add(reach.path("milestone").asText());
            cells.add(brief(reach.path("probability")));
            reach.path("interval").forEach(end -> cells.add(brief(end)));
        }
        ObjectNode intervals = details.putObject("intervals");
        for (String field : INTERVALS) {
            JsonNode interval = vector.path("intervals").path(field);
            if (interval.isArray()) {
                intervals.putArray(field).add(brief(interval.path(0))).add(brief(interval.path(1)));
            } else if (interval.isObject()) {
                intervals.putArray(field).add(brief(interval.path("lower"))).add(brief(interval.path("upper")));
            }
        }
        ObjectNode parts = details.putObject("parts");
        for (String field : PARTS) {
            ArrayNode terms = JsonNodeFactory.instance.arrayNode();
            for (JsonNode term : vector.path("contributions").path(field)) {
                terms.addArray().add(term.path("name").asText()).add(brief(term.path("value")));
            }
            if (!terms.isEmpty()) {
                parts.set(field, terms);
            }
        }
        return details;
    }

    private static JsonNode brief(JsonNode number) {
        if (!number.isNumber() || !Double.isFinite(number.asDouble())) {
            return JsonNodeFactory.instance.nullNode();
        }
        return JsonNodeFactory.instance.numberNode(
                BigDecimal.valueOf(number.asDouble()).round(FOUR).stripTrailingZeros());
    }
}
