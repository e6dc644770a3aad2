package dev.bearing.monitor;

import dev.bearing.health.Health;
import dev.bearing.internal.Days;
import dev.bearing.monitor.AccountSnapshot.ScoreStep;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The scores at the end of an account's last days, and the highest of them. */
final class ScoreSteps {

    /** For how many days back. */
    private final int days;
    /** Each score from the first day at whose end it stood, until the next one. */
    private final ArrayDeque<ScoreStep> steps = new ArrayDeque<>();

    private @Nullable LocalDate highestFor;
    private @Nullable Height highest;

    ScoreSteps(int days) {
        this.days = days;
    }

    /** Takes today's score in, in place of an earlier one of today. */
    void put(LocalDate day, Answer<Health> answer) {
        ScoreStep last = steps.peekLast();
        if (last != null && last.from().equals(day)) {
            steps.removeLast();
            last = steps.peekLast();
        }
        Optional<Health> score = answer.toOptional();
        if (last == null || !last.score().equals(score)) {
            steps.addLast(new ScoreStep(day, score));
        }
        forget(Days.epoch(day));
    }

    /** Forgets what stood at the end of no day that counts any more. */
    private void forget(int today) {
        Iterator<ScoreStep> rest = steps.iterator();
        rest.next();
        int gone = 0;
        while (rest.hasNext() && Days.epoch(rest.next().from()) <= (long) today - days) {
            gone++;
        }
        for (int i = 0; i < gone; i++) {
            steps.removeFirst();
        }
    }

    /** The highest score at the end of one of the last days, today not included, and the last day on which it was. */
    record Height(Health score, LocalDate on) {}

    /** Returns the highest score before today; null where there was none. It stays the same all day. */
    @Nullable Height highest(LocalDate today) {
        if (!today.equals(highestFor)) {
            highest = findHighest(today);
            highestFor = today;
        }
        return highest;
    }

    private @Nullable Height findHighest(LocalDate today) {
        Height highest = null;
        LocalDate end = today.minusDays(1);
        Iterator<ScoreStep> newestFirst = steps.descendingIterator();
        while (newestFirst.hasNext()) {
            ScoreStep step = newestFirst.next();
            if (!step.from().isBefore(today)) {
                continue;
            }
            if (end.isBefore(today.minusDays(days))) {
                break;
            }
            if (step.score().isPresent()
                    && (highest == null || step.score().get().compareTo(highest.score()) > 0)) {
                highest = new Height(step.score().get(), end);
            }
            end = step.from().minusDays(1);
        }
        return highest;
    }

    /** Returns the first day after today on which a score that counts today does not any more. */
    int nextLook(int today) {
        Iterator<ScoreStep> steps = this.steps.iterator();
        if (steps.hasNext()) {
            steps.next();
        }
        while (steps.hasNext()) {
            long leaves = Days.epoch(steps.next().from()) + (long) days;
            if (leaves > today) {
                return (int) Math.min(leaves, Integer.MAX_VALUE);
            }
        }
        return Integer.MAX_VALUE;
    }

    List<ScoreStep> snapshot() {
        return new ArrayList<>(steps);
    }

    void restore(List<ScoreStep> snapshot) {
        steps.addAll(snapshot);
    }
}
