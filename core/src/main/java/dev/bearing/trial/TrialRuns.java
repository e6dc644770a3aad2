package dev.bearing.trial;

import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Takes the trials that one account had of one product as one. */
final class TrialRuns {

    private TrialRuns() {}

    static TrialRun run(List<Trial> unsorted, LocalDate asOf) {
        List<Trial> trials =
                unsorted.stream().sorted(Comparator.comparing(Trial::startedOn)).toList();
        Trial first = trials.get(0);
        Optional<LocalDate> decided = converted(trials);
        TrialRun.Standing standing = TrialRun.Standing.CONVERTED;
        if (decided.isEmpty()) {
            decided = lost(trials, asOf);
            standing = decided.isPresent() ? TrialRun.Standing.LOST : TrialRun.Standing.OPEN;
        }
        int extensions = extensions(trials);
        return new TrialRun(
                first.accountId(),
                first.product(),
                first.startedOn(),
                standing,
                decided,
                first.kind(),
                trials.stream().flatMap(trial -> trial.endsOn().stream()).max(Comparator.naturalOrder()),
                extensions,
                trials.size() - 1 - extensions,
                firstLost(trials, converted(trials), asOf));
    }

    /** The day the first trial and its extensions ended, if it did not convert by then or before it tried again. */
    private static Optional<LocalDate> firstLost(List<Trial> trials, Optional<LocalDate> converted, LocalDate asOf) {
        LocalDate over = end(trials.get(0));
        LocalDate next = LocalDate.MAX;
        for (Trial trial : trials.subList(1, trials.size())) {
            if (trial.startedOn().isAfter(over)) {
                next = trial.startedOn();
                break;
            }
            over = Days.later(over, end(trial));
        }
        LocalDate again = next;
        boolean inTime = converted.filter(day -> day.isBefore(again)).isPresent();
        return inTime || over.isAfter(asOf) ? Optional.empty() : Optional.of(over);
    }

    private static LocalDate end(Trial trial) {
        return trial.outcomeOn().or(trial::endsOn).orElse(LocalDate.MAX);
    }

    private static Optional<LocalDate> converted(List<Trial> trials) {
        return trials.stream()
                .filter(trial ->
                        trial.outcome().filter(Trial.Outcome.CONVERTED::equals).isPresent())
                .flatMap(trial -> trial.outcomeOn().stream())
                .min(Comparator.naturalOrder());
    }

    /** The day the last one ended, or empty while one runs. */
    private static Optional<LocalDate> lost(List<Trial> trials, LocalDate asOf) {
        List<LocalDate> ends = trials.stream()
                .flatMap(trial -> trial.outcomeOn().or(trial::endsOn).stream())
                .filter(end -> !end.isAfter(asOf))
                .toList();
        return ends.size() < trials.size() ? Optional.empty() : ends.stream().max(Comparator.naturalOrder());
    }

    private static int extensions(List<Trial> trials) {
        int extensions = 0;
        LocalDate over = trials.get(0).startedOn();
        for (Trial trial : trials) {
            boolean first = trial.equals(trials.get(0));
            extensions += !first && !trial.startedOn().isAfter(over) ? 1 : 0;
            over = Days.later(over, end(trial));
        }
        return extensions;
    }
}
