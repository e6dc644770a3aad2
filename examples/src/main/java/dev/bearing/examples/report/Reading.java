package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One value of the review as it stands there: a value, or the reason why there is none.
 *
 * @param value the node, missing or null where the value is not known
 * @param reason the code in the sibling {@code …Reason}; empty where there is none
 */
record Reading(JsonNode value, String reason) {

    /** More digits than this is no figure a person reads, and costs time to round. */
    private static final int MOST_DIGITS = 60;

    static Reading of(JsonNode parent, String field) {
        return new Reading(parent.path(field), parent.path(field + "Reason").asText(""));
    }

    boolean isKnown() {
        return value.isValueNode() && !value.isNull() && !isEndless();
    }

    /** Returns the text of a known value, else an empty one. */
    String text() {
        return isKnown() ? value.asText() : "";
    }

    /** Returns the number, written as a JSON number or as a decimal string; empty if unknown or no finite number. */
    Optional<BigDecimal> number() {
        if (!isKnown()) {
            return Optional.empty();
        }
        if (value.isNumber()) {
            return readable(value.decimalValue());
        }
        return value.isTextual() ? parse(value.asText()) : Optional.empty();
    }

    /** Returns the number for a picture, null where it is not known: a script is never handed anything else. */
    JsonNode drawn() {
        return number().<JsonNode>map(number -> JsonNodeFactory.instance.numberNode(number.doubleValue()))
                .orElse(JsonNodeFactory.instance.nullNode());
    }

    /** Returns why there is no figure, in words. */
    String why() {
        if (!reason.isEmpty()) {
            return Words.reason(reason);
        }
        return value.isMissingNode() ? "not in this review" : isKnown() ? "not a readable number" : "no reason given";
    }

    private boolean isEndless() {
        return (value.isDouble() || value.isFloat()) && !Double.isFinite(value.doubleValue());
    }

    private static Optional<BigDecimal> parse(String text) {
        try {
            return text.length() <= MOST_DIGITS ? readable(new BigDecimal(text)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> readable(BigDecimal number) {
        return Math.abs((long) number.precision() - number.scale()) <= MOST_DIGITS && number.scale() <= 400
                ? Optional.of(number)
                : Optional.empty();
    }
}
