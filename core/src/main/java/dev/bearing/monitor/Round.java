package dev.bearing.monitor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one call of a monitor has found, of one thread. */
final class Round {

    private int news;
    private final List<Watched> telling = new ArrayList<>(0);
    private @Nullable RuntimeException first;

    void isNews() {
        news++;
    }

    int news() {
        return news;
    }

    /** Notes that an account has something to tell. */
    void tells(Watched account) {
        telling.add(account);
    }

    List<Watched> telling() {
        return telling;
    }

    /** Notes what went wrong; the call goes on. */
    void failed(RuntimeException problem) {
        if (first == null) {
            first = problem;
        } else if (first != problem) {
            first.addSuppressed(problem);
        }
    }

    /** Throws what went wrong first, with the rest suppressed in it. */
    void throwIfFailed() {
        if (first != null) {
            throw first;
        }
    }
}
