package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a part of the page is about: one currency, or the whole review.
 *
 * @param review the tree of review.json
 * @param currency the currency; empty for the whole review
 * @param prefix what the ids of this scope's elements begin with, unique on the page
 * @param names what the accounts are called
 */
record Scope(JsonNode review, String currency, String prefix, Names names) {

    private static final List<String> PER_CURRENCY = List.of("revenue", "ladder", "forecast", "vectors", "orders");

    static Scope whole(JsonNode review) {
        return new Scope(review, "", "all", Names.in(review));
    }

    /** Returns one scope per currency, in the order in which the review names them. */
    static List<Scope> perCurrency(JsonNode review) {
        Set<String> currencies = new LinkedHashSet<>();
        for (String name : PER_CURRENCY) {
            for (JsonNode entry : review.path(name)) {
                if (entry.path("currency").isTextual()) {
                    currencies.add(entry.path("currency").asText());
                }
            }
        }
        Names names = Names.in(review);
        List<Scope> scopes = new ArrayList<>();
        currencies.forEach(currency -> scopes.add(new Scope(review, currency, "c" + scopes.size(), names)));
        return List.copyOf(scopes);
    }

    /** Returns the entry of list {@code name} for this currency; a missing node where there is none. */
    JsonNode one(String name) {
        List<JsonNode> entries = all(name);
        return entries.isEmpty() ? MissingNode.getInstance() : entries.get(0);
    }

    /** Returns all entries of list {@code name} for this currency, in their order. */
    List<JsonNode> all(String name) {
        List<JsonNode> entries = new ArrayList<>();
        for (JsonNode entry : review.path(name)) {
            if (entry.path("currency").asText("").equals(currency)) {
                entries.add(entry);
            }
        }
        return entries;
    }

    String id(String part) {
        return prefix + "-" + part;
    }
}
