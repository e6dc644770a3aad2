package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;

/** What a reader must know to judge the figures: what was derived, and what the review itself remarks. */
final class NotesSection implements Section {

    @Override
    public void write(Scope scope, Html html) {
        JsonNode derived = scope.review().path("derived");
        JsonNode notes = scope.review().path("notes");
        if (derived.isEmpty() && notes.isEmpty()) {
            return;
        }
        Panel panel = Panel.open(html, scope, "notes", "Notes", "Notes on these figures");
        list(html, "Derived from the facts, because no playbook said it", derived);
        list(html, "Remarks", notes);
        panel.close();
    }

    private static void list(Html html, String title, JsonNode texts) {
        if (texts.isEmpty()) {
            return;
        }
        html.element("h4", title).open("ul");
        texts.forEach(text -> html.element("li", text.asText()));
        html.close().line();
    }
}
