package dev.bearing.examples.research;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The data cannot be read, or not by this model; the message says where and what was expected. */
public final class ResearchInputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ResearchInputException(String message) {
        super(message);
    }

    static ResearchInputException of(Path file, List<CellProblem> shown, long count) {
        String name = String.valueOf(file.getFileName());
        String all = count == 1 ? "1 problem" : count + " problems";
        return new ResearchInputException(file + " cannot be read: " + all
                + (count > shown.size() ? ", the first " + shown.size() + " are" : "")
                + shown.stream().map(problem -> "\n  " + problem.in(name)).collect(Collectors.joining()));
    }
}
