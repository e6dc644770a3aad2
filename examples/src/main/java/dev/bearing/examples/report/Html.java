package dev.bearing.examples.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML so that text stays text: every text and attribute value is escaped, every element is closed. */
final class Html {

    private final StringBuilder out = new StringBuilder(1 << 16);
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; {@code attributes} are names and values in turn, a value of {@code ""} standing alone. */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]);
            if (!attributes[i + 1].isEmpty()) {
                out.append("=\"");
                escape(attributes[i + 1]);
                out.append('"');
            }
        }
        out.append('>');
        open.push(tag);
        return this;
    }

    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    Html line() {
        out.append('\n');
        return this;
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    /** Writes one element that holds nothing but text. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** Writes a figure, with all its digits in the tooltip, or why it is not known. */
    Html figure(Figure figure) {
        if (!figure.known()) {
            return element("span", figure.text(), "class", "unknown");
        }
        return figure.exact().isEmpty() ? text(figure.text()) : element("span", figure.text(), "title", figure.exact());
    }

    /** Writes what is HTML, style or script already; never anything that came from data. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Returns how much is written so far. */
    int length() {
        return out.length();
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(isUnprintable(c) ? '\uFFFD' : c);
            }
        }
    }

    /** HTML knows no control characters but tab and line feed. */
    private static boolean isUnprintable(char c) {
        return (c < ' ' && c != '\t' && c != '\n') || (c >= '\u007F' && c <= '\u009F');
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("every element must be closed, open are " + open);
        }
        return out.toString();
    }
}
