package dev.bearing.jackson;

import java.util.List;

/**
 * A document cannot be read as a playbook, or a playbook not be written. The message tells every problem found, each
 * beginning with its place.
 */
public final class PlaybookFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    PlaybookFormatException(String message) {
        this(List.of(message));
    }

    PlaybookFormatException(String message, Throwable cause) {
        super(message, cause);
        this.problems = List.of(message);
    }

    PlaybookFormatException(List<String> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns the problems in the order of the document's parts, at least one, each beginning with its place. */
    public List<String> problems() {
        return problems;
    }

    private static String message(List<String> problems) {
        return problems.size() == 1 ? problems.get(0) : problems.size() + " problems:\n" + String.join("\n", problems);
    }
}
