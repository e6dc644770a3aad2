package dev.bearing.testkit.contract;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the thing under test answered; where it gave none, the check fails with what was asked of it. */
final class Asked {

    private Asked() {}

    /**
     * Returns the answer to a question.
     *
     * @param question the question in words, such as {@code survival(7)}
     * @throws AssertionError if it throws or returns null
     */
    static <T> T of(String question, Supplier<? extends @Nullable T> asking) {
        T answer;
        try {
            answer = asking.get();
        } catch (RuntimeException e) {
            throw new AssertionError(question + " must be answered, threw " + e, e);
        }
        if (answer == null) {
            throw new AssertionError(question + " must be answered, returned null");
        }
        return answer;
    }
}
