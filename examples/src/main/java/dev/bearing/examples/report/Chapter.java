package dev.bearing.examples.report;

import java.util.List;

/**
 * Sections that answer one question, under a heading with one sentence; nothing where the review holds none of them.
 *
 * @param name what its anchor is called
 * @param title the heading, which stands in the contents for all its sections
 * @param question what the reader finds here
 */
record Chapter(String name, String title, String question, List<Section> sections) implements Section {

    Chapter {
        sections = List.copyOf(sections);
    }

    static Chapter of(String name, String title, String question, Section... sections) {
        return new Chapter(name, title, question, List.of(sections));
    }

    @Override
    public void write(Scope scope, Html html) {
        Html inside = new Html();
        sections.forEach(section -> section.write(scope, inside));
        if (inside.length() == 0) {
            return;
        }
        html.open("div", "class", "chapter").line();
        html.element("h2", title, "id", scope.id("chapter-" + name), "data-brief", title);
        html.element("p", question, "class", "lead").line();
        html.raw(inside.toString()).close().line(); // escaped already
    }
}
