package dev.bearing.evidence;

import dev.bearing.evidence.LeakageFinding.Kind;
import dev.bearing.health.Signal;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Finds observations that were dated or recorded when the outcome was known. */
final class LateSignals {

    private final TreeSet<LocalDate> days;
    private final List<LeakageFinding> findings = new ArrayList<>();

    private LateSignals(HealthHistory history, BacktestPlan plan) {
        days = new TreeSet<>(plan.days(history));
    }

    static List<LeakageFinding> of(HealthHistory history, BacktestPlan plan) {
        LateSignals late = new LateSignals(history, plan);
        for (CustomerRecord customer : history.customers()) {
            customer.signals().forEach(signal -> late.look(signal, customer.stays()));
        }
        late.findings.sort(Comparator.comparing(LeakageFinding::kind)
                .thenComparing(finding -> finding.signal().orElse(""))); // by account and day already
        return late.findings;
    }

    private void look(Signal signal, List<DateRange> stays) {
        Optional<LocalDate> left = Optional.empty();
        boolean customer = false;
        for (DateRange stay : stays) {
            customer |= stay.contains(signal.on());
            Optional<LocalDate> end = stay.end();
            if (end.isPresent() && !end.get().isAfter(signal.on())) {
                left = end;
            } else if (end.isPresent() && !end.get().isAfter(signal.recordedOn())) {
                add(
                        Kind.RECORDED_AFTER_CHURN,
                        signal,
                        end,
                        "and recorded on " + signal.recordedOn() + ", when the account had left on " + end.get());
                return;
            }
        }
        if (left.isPresent() && !customer) {
            add(Kind.DATED_AFTER_CHURN, signal, left, "after the account had left on " + left.get());
        } else if (signal.recordedOn().isAfter(signal.on())) {
            LocalDate missed = days.ceiling(signal.on());
            if (missed != null && missed.isBefore(signal.recordedOn())) {
                add(
                        Kind.RECORDED_LATE,
                        signal,
                        Optional.empty(),
                        "and recorded on " + signal.recordedOn() + ", too late to be known on " + missed);
            }
        }
    }

    private void add(Kind kind, Signal signal, Optional<LocalDate> churn, String rest) {
        findings.add(new LeakageFinding(
                kind,
                Optional.of(signal.signal()),
                Optional.of(signal.accountId()),
                Optional.of(signal.on()),
                Optional.of(signal.recordedOn()),
                churn,
                false,
                signal.signal() + " of " + signal.accountId() + " is dated " + signal.on() + " " + rest));
    }
}
