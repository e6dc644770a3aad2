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
        Optional<LocalDate> converted = converted(trials);
        Optional<LocalDate> over = converted.isPresent() ? Optional.empty() : over(trials, asOf);
        Optional<LocalDate> settles = over.map(day -> Days.later(day, settles(trials)));
        boolean lost = settles.filter(day -> !day.isAfter(asOf)).isPresent();
        int extensions = extensions(trials);
        return new TrialRun(
                first.accountId(),
                first.product(),
                first.startedOn(),
                converted.isPresent()
                        ? TrialRun.Standing.CONVERTED
                        : lost ? TrialRun.Standing.LOST : TrialRun.Standing.OPEN,
                lost ? over : converted,
                first.kind(),
                trials.stream().flatMap(trial -> trial.endsOn().stream()).max(Comparator.naturalOrder()),
                extensions,
                trials.size() - 1 - extensions,
                firstLost(trials, converted, asOf),
                settles);
    }

    /**
     * The day the first trial and its extensions ended, if it did not convert by then, or before the days of settling
     * were over, or before it tried again.
     */
    private static Optional<LocalDate> firstLost(List<Trial> trials, Optional<LocalDate> converted, LocalDate asOf) {
        LocalDate over = firstEnd(trials.get(0));
        LocalDate settles = settles(trials.get(0));
        LocalDate next = LocalDate.MAX;
        for (Trial trial : trials.subList(1, trials.size())) {
            if (trial.startedOn().isAfter(over)) {
                next = trial.startedOn();
                break;
            }
            over = Days.later(over, firstEnd(trial));
            settles = Days.later(settles, settles(trial));
        }
        LocalDate again = next;
        LocalDate until = settles;
        boolean inTime = converted
                .filter(day -> day.isBefore(again) && !day.isAfter(until))
                .isPresent();
        return inTime || settles.isAfter(asOf) ? Optional.empty() : Optional.of(over);
    }

    /** The day a trial ended: the agreed end where its outcome came in later than it takes to settle. */
    private static LocalDate firstEnd(Trial trial) {
        return trial.endsOn()
                .filter(day -> day.plusDays(TrialFunnel.SETTLE_DAYS).isBefore(end(trial)))
                .orElseGet(() -> end(trial));
    }

    /** The day from which on nothing changes the end of a trial: that of the outcome, or some days after the end. */
    private static LocalDate settles(Trial trial) {
        LocalDate end = firstEnd(trial);
        return end.equals(LocalDate.MAX)
                        || trial.outcomeOn().filter(end::equals).isPresent()
                ? end
                : end.plusDays(TrialFunnel.SETTLE_DAYS);
    }

    private static LocalDate settles(List<Trial> trials) {
        return trials.stream()
                .map(TrialRuns::settles)
                .max(Comparator.naturalOrder())
                .orElseThrow();
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
    private static Optional<LocalDate> over(List<Trial> trials, LocalDate asOf) {
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
