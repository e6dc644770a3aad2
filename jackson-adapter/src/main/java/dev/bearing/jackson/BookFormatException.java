package dev.bearing.jackson;

import java.util.List;
import java.util.stream.Collectors;

/** A book, or a file of facts, cannot be read. It holds every problem found, and nothing was loaded. */
public final class BookFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient List<RowProblem> problems;
    private final long count;

    BookFormatException(Problems found) {
        super(message(found));
        this.problems = found.shown();
        this.count = found.count();
    }

    /**
     * Returns the problems, of each file at most the first {@value Problems#SHOWN}, in the order of files and lines.
     */
    public List<RowProblem> problems() {
        return problems;
    }

    /** Returns how many problems there are, shown or not. */
    public long problemCount() {
        return count;
    }

    private static String message(Problems found) {
        String head = found.count() == 1 ? "1 problem" : found.count() + " problems";
        if (found.count() > found.shown().size()) {
            head += ", of each file the first " + Problems.SHOWN + " are shown";
        }
        return found.shown().stream().map(RowProblem::toString).collect(Collectors.joining("\n", head + ":\n", ""));
    }
}
