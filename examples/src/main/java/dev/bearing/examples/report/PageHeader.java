package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** Whose review this is, as of when, and by which rules. */
final class PageHeader implements Section {

    /** Enough of a fingerprint to tell two policies apart at a glance; the rest is in the tooltip. */
    private static final int SHORT_FINGERPRINT = 8;

    @Override
    public void write(Scope scope, Html html) {
        JsonNode review = scope.review();
        html.open("header", "class", "masthead");
        html.element("p", "Customer success review", "class", "kicker");
        html.element("h1", title(review));
        html.open("p", "class", "facts");
        String asOf = review.path("asOf").asText("");
        html.text("As of ").element("time", Words.date(asOf), "datetime", asOf);
        Set<JsonNode> policies = new LinkedHashSet<>();
        review.path("revenue").forEach(revenue -> policies.add(revenue.path("policy")));
        for (JsonNode policy : policies) {
            String fingerprint = policy.path("fingerprint").asText("");
            String digits = fingerprint.substring(fingerprint.lastIndexOf(':') + 1);
            html.text(" · revenue counted by policy ");
            html.element("strong", policy.path("name").asText("not named"));
            if (!digits.isEmpty()) {
                html.text(" ")
                        .element(
                                "code",
                                digits.substring(0, Math.min(SHORT_FINGERPRINT, digits.length())),
                                "title",
                                "fingerprint " + fingerprint);
            }
        }
        JsonNode by = review.path("generatedBy");
        if (by.has("name")) {
            html.text(" · made by " + by.path("name").asText("") + " "
                    + by.path("version").asText(""));
        }
        html.close().close().line();
    }

    /** Returns the name of the book, or the plain title where the review has none. */
    static String title(JsonNode review) {
        String name = review.path("book").path("name").asText("");
        return name.isEmpty() ? "All customers" : name;
    }
}
