package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;

/** The frame the parts of the page share: a titled section, a picture with its data beside it, a table, a fold. */
final class Panel {

    private final Html html;
    private final String title;
    private boolean folded;

    private Panel(Html html, String title) {
        this.html = html;
        this.title = title;
    }

    /** Opens a titled section; {@link #close()} ends it. {@code brief} stands for the title in the contents. */
    static Panel open(Html html, Scope scope, String name, String brief, String title) {
        String heading = scope.id(name) + "-title";
        html.open(
                "section",
                "id",
                scope.id(name),
                "class",
                "panel " + name,
                "aria-labelledby",
                heading,
                "data-brief",
                brief);
        html.element("h3", title, "id", heading).line();
        return new Panel(html, title);
    }

    void close() {
        html.close().line();
    }

    /** Writes what stands in one of several columns where the screen is wide enough. */
    Panel column(Consumer<Panel> content) {
        html.open("div", "class", "column");
        content.accept(this);
        html.close().line();
        return this;
    }

    /** Writes a paragraph of plain words. */
    Panel say(String words) {
        html.element("p", words, "class", "say").line();
        return this;
    }

    /** Writes a remark that keeps the reader from a wrong conclusion. */
    Panel remark(String words) {
        html.element("p", words, "class", "remark").line();
        return this;
    }

    /** Writes the place of a picture: script {@code kind} draws {@code data} there, {@code label} says what is seen. */
    Panel chart(String kind, String label, JsonNode data) {
        html.open("figure", "class", "figure");
        html.open("div", "class", "chart", "data-chart", kind, "role", "img", "aria-label", label)
                .close();
        html.open("script", "type", "application/json")
                .raw(EmbeddedJson.of(data))
                .close();
        html.close().line();
        return this;
    }

    /**
     * Writes a table; the first cell of a row is its header. The caption is in sight unless the title of the panel or
     * the words it is folded under say the same.
     */
    Panel table(String caption, List<String> headers, List<List<Figure>> rows) {
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        html.open("table");
        if (folded || caption.equals(title)) {
            html.element("caption", caption, "class", "unseen");
        } else {
            html.element("caption", caption);
        }
        html.open("thead").open("tr");
        for (int i = 0; i < headers.size(); i++) {
            boolean numeric = !rows.isEmpty() && rows.get(0).get(i).numeric();
            html.element("th", headers.get(i), "scope", "col", "class", numeric ? "number" : "words");
        }
        html.close().close().open("tbody").line();
        rows.forEach(this::row);
        html.close().close().close().line();
        return this;
    }

    /** Writes a table that is folded away until someone asks for it. */
    Panel foldedTable(String caption, List<String> headers, List<List<Figure>> rows) {
        return fold("As a table: " + caption, inside -> inside.table(caption, headers, rows));
    }

    /** Writes what is folded away, under words that stay in sight, until someone asks for it. */
    Panel fold(String words, Consumer<Panel> content) {
        boolean outer = folded;
        html.open("details").element("summary", words);
        folded = true;
        content.accept(this);
        folded = outer;
        html.close().line();
        return this;
    }

    private void row(List<Figure> cells) {
        html.open("tr");
        for (int i = 0; i < cells.size(); i++) {
            Figure cell = cells.get(i);
            String align = cell.numeric() ? "number" : "words";
            if (i == 0) {
                html.open("th", "scope", "row", "class", align);
            } else {
                html.open("td", "class", align);
            }
            html.figure(cell).close();
        }
        html.close().line();
    }
}
