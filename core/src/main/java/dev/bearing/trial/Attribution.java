package dev.bearing.trial;

import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.Optional;

/** Puts first payments down to trials: up to so many days after a trial ended, as far as is known on a day. */
final class Attribution {

    private final LocalDate asOf;
    private final int days;

    Attribution(LocalDate asOf, int days) {
        this.asOf = asOf;
        this.days = days;
    }

    TrialRun of(TrialRun run, Optional<LocalDate> firstPaidOn) {
        if (run.isConverted()) {
            LocalDate decided = run.decidedOn().orElseThrow();
            return run.endsOn()
                    .filter(end -> decided.isAfter(end.plusDays(days)))
                    .map(end -> run.lost(end, end.plusDays(days)))
                    .orElseGet(() -> run.converted(decided, days));
        }
        Optional<LocalDate> last = over(run).map(day -> day.plusDays(days));
        return firstPaidOn
                .filter(day -> !day.isBefore(run.startedOn()) && !day.isAfter(asOf))
                .filter(day -> !day.isAfter(last.orElse(asOf)))
                .map(day -> run.converted(day, days))
                .orElseGet(() -> unpaid(run, last));
    }

    /** The day a trial ended, or is to end: as agreed, or sooner. */
    private static Optional<LocalDate> over(TrialRun run) {
        Optional<LocalDate> end = run.endsOn();
        return run.decidedOn().map(day -> end.filter(day::isAfter).orElse(day)).or(() -> end);
    }

    /** A trial that is over is open until no payment is put down to it any more. */
    private TrialRun unpaid(TrialRun run, Optional<LocalDate> last) {
        Optional<LocalDate> lost =
                run.firstLostOn().filter(day -> !day.plusDays(days).isAfter(asOf));
        if (run.isRunning()) {
            return run.open(lost, Optional.empty());
        }
        LocalDate known = run.settlesOn().or(run::decidedOn).orElseThrow();
        LocalDate settles = Days.later(known, last.orElse(known));
        return settles.isAfter(asOf)
                ? run.open(lost.filter(day -> run.repeats() > 0), Optional.of(settles))
                : run.lost(run.decidedOn().orElseThrow(), settles);
    }
}
