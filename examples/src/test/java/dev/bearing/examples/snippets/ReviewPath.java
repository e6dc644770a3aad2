package dev.bearing.examples.snippets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path of docs/traceability.md in review.json, such as {@code causes.accounts}. It leads somewhere if it does so
 * through each entry of each list on it; {@code list[name=value]} asks only the entries with that value, of which there
 * must be one, and {@code list[some]} one entry at least, but then not all.
 */
record ReviewPath(List<Step> steps) {

    private static final Pattern STEP = Pattern.compile("(\\w+)(?:\\[(?:(some)|(\\w+)=(\\w+))])?");

    record Step(String name, boolean some, String key, String value) {

        boolean chooses(JsonNode entry) {
            return key.isEmpty() || entry.path(key).asText().equals(value);
        }
    }

    static ReviewPath of(String path) {
        List<Step> steps = new ArrayList<>();
        for (String part : path.split("\\.", -1)) {
            Matcher matcher = STEP.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("not a step of a path: " + part);
            }
            steps.add(new Step(
                    matcher.group(1),
                    matcher.group(2) != null,
                    matcher.group(3) == null ? "" : matcher.group(3),
                    matcher.group(4) == null ? "" : matcher.group(4)));
        }
        return new ReviewPath(steps);
    }

    /** Whether it leads to an answer: neither null nor an empty list. */
    boolean leads(JsonNode review) {
        return leads(review, 0);
    }

    private boolean leads(JsonNode node, int at) {
        if (at == steps.size()) {
            return node.isContainerNode() ? !node.isEmpty() : !node.isNull() && !node.isMissingNode();
        }
        Step step = steps.get(at);
        JsonNode next = node.path(step.name());
        if (!next.isArray()
                || (at + 1 == steps.size() && !step.some() && step.key().isEmpty())) {
            return leads(next, at + 1);
        }
        int asked = 0;
        int leading = 0;
        for (JsonNode entry : next) {
            if (step.chooses(entry)) {
                asked++;
                leading += leads(entry, at + 1) ? 1 : 0;
            }
        }
        return step.some() ? 0 < leading && leading < asked : 0 < asked && leading == asked;
    }
}
