package dev.bearing.jackson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects what is wrong with a document, so that all of it is told at once. */
final class Complaints {

    private final List<String> problems = new ArrayList<>();

    /** Returns what {@code read} returns, or empty where it refuses. */
    <T> Optional<T> of(Supplier<Optional<T>> read) {
        try {
            return read.get();
        } catch (PlaybookFormatException refused) {
            problems.addAll(refused.problems());
            return Optional.empty();
        }
    }

    /** Does {@code read}, and goes on where it refuses. */
    void run(Runnable read) {
        of(() -> {
            read.run();
            return Optional.empty();
        });
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new PlaybookFormatException(problems);
        }
    }
}
