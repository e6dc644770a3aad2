package dev.bearing.evidence;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What in a history, or in a score, looks as if it knew the outcome beforehand. A back-test never shows a score what
 * was recorded after the day; but a signal that was written with hindsight and dated back, without the day it was
 * recorded, cannot be told from an honest one, except by being too good. A finding is a reason to look, not a proof;
 * and no finding is no proof of the contrary.
 *
 * @param findings by kind, signal, account and day
 */
public record LeakageReport(List<LeakageFinding> findings) {

    /** An AUC from here on up, of a signal also one at 1 less this or below, is taken for too good. */
    public static final double NEARLY_PERFECT_AUC = 0.98;

    /** Copies the findings. */
    public LeakageReport {
        requireNonNull(findings, "findings");
        findings = List.copyOf(findings);
    }

    /**
     * Returns the report on all signals of a history.
     *
     * @param plan the days of observation, the lead and the window that a score is to be tested by
     */
    public static LeakageReport of(HealthHistory history, BacktestPlan plan) {
        requireNonNull(history, "history");
        requireNonNull(plan, "plan");
        return new LeakageReport(signals(history, plan, Optional.empty()));
    }

    static LeakageReport of(HealthHistory history, BacktestPlan plan, Optional<Set<String>> read, Backtest backtest) {
        List<LeakageFinding> findings = signals(history, plan, read);
        BacktestRows rows = backtest.rows();
        if (backtest.counts().churns() >= SuspiciousSignals.LEAST_CHURNS) {
            RocCurve.of(rows.scored(rows.judgedRows()))
                    .map(RocCurve::auc)
                    .toOptional()
                    .map(Estimate::value)
                    .filter(auc -> auc >= NEARLY_PERFECT_AUC)
                    .ifPresent(auc -> findings.add(SuspiciousSignals.score(backtest.name(), auc)));
        }
        return new LeakageReport(findings);
    }

    private static List<LeakageFinding> signals(HealthHistory history, BacktestPlan plan, Optional<Set<String>> read) {
        List<LeakageFinding> findings = new ArrayList<>(LateSignals.of(history, plan));
        findings.addAll(SuspiciousSignals.of(history, plan, read));
        return findings;
    }

    /** Returns whether nothing was found. */
    public boolean isEmpty() {
        return findings.isEmpty();
    }

    /** Returns the findings of a kind. */
    public List<LeakageFinding> of(LeakageFinding.Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).toList();
    }

    /** Returns the findings that may have flattered the score that was tested. */
    public List<LeakageFinding> reachingScore() {
        return findings.stream().filter(LeakageFinding::reachesScore).toList();
    }
}
