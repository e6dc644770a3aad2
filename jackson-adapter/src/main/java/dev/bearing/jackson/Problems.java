package dev.bearing.jackson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with a book: of each file the first few problems, and the number of all. */
final class Problems {

    /** How many problems of one file are kept. */
    static final int SHOWN = 20;

    private final Map<String, List<RowProblem>> shown = new LinkedHashMap<>();
    private long count;

    void add(RowProblem problem) {
        count++;
        List<RowProblem> ofFile = shown.computeIfAbsent(problem.file(), file -> new ArrayList<>());
        if (ofFile.size() < SHOWN) {
            ofFile.add(problem);
        }
    }

    /** Adds a problem of a file as a whole. */
    void add(String file, String expected) {
        add(new RowProblem(file, 0, "", "", expected));
    }

    boolean concern(String file) {
        return shown.containsKey(file);
    }

    boolean isEmpty() {
        return count == 0;
    }

    long count() {
        return count;
    }

    List<RowProblem> shown() {
        return shown.values().stream()
                .flatMap(ofFile -> ofFile.stream().sorted(Comparator.comparingLong(RowProblem::line)))
                .toList();
    }

    void throwIfAny() {
        if (!isEmpty()) {
            throw new BookFormatException(this);
        }
    }
}
