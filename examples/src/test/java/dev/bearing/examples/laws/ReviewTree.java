package dev.bearing.examples.laws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Walks through review.json. */
final class ReviewTree {

    private ReviewTree() {}

    /** Returns every leaf by its place, such as {@code revenue/0/months/3/arpa}. */
    static Map<String, JsonNode> leaves(JsonNode tree) {
        Map<String, JsonNode> leaves = new TreeMap<>();
        walk("", tree, (place, node) -> {
            if (node.isValueNode()) {
                leaves.put(place, node);
            }
        });
        return leaves;
    }

    /** Returns what differs between two trees, a line each. */
    static List<String> differences(JsonNode one, JsonNode other) {
        Map<String, JsonNode> a = leaves(one);
        Map<String, JsonNode> b = leaves(other);
        List<String> differences = new ArrayList<>();
        Map<String, JsonNode> all = new TreeMap<>(a);
        all.putAll(b);
        for (String place : all.keySet()) {
            String left = String.valueOf(a.get(place));
            String right = String.valueOf(b.get(place));
            if (!left.equals(right)) {
                differences.add(place + ": " + left + " and " + right);
            }
        }
        return differences;
    }

    /** Visits a node and everything below it. */
    static void walk(String place, JsonNode node, BiConsumer<String, JsonNode> visitor) {
        visitor.accept(place, node);
        if (node.isObject()) {
            node.properties().forEach(entry -> walk(place + "/" + entry.getKey(), entry.getValue(), visitor));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(place + "/" + i, node.get(i), visitor);
            }
        }
    }
}
