package dev.bearing.evidence;

import dev.bearing.account.AccountId;
import dev.bearing.evidence.LeakageFinding.Kind;
import dev.bearing.value.Estimate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Finds signals that tell too well who leaves. */
final class SuspiciousSignals {

    /** With fewer different churns a signal may be perfect by chance. */
    static final int LEAST_CHURNS = 10;

    private static final int LEAST_ACCOUNTS = 5;
    private static final double LARGEST_CHANCE = 0.001;

    /** What was seen of one signal. */
    private static final class Seen {
        private final DoubleStream.Builder values = DoubleStream.builder();
        private final IntStream.Builder left = IntStream.builder();
        private final Set<AccountId> churned = new HashSet<>();
        private final Map<AccountId, Boolean> everLeaves = new HashMap<>();
    }

    private final SortedMap<String, Seen> signals = new TreeMap<>();
    private final Map<AccountId, Boolean> everLeaves = new HashMap<>();

    private SuspiciousSignals() {}

    static List<LeakageFinding> of(HealthHistory history, BacktestPlan plan, Optional<Set<String>> read) {
        SuspiciousSignals suspicious = new SuspiciousSignals();
        for (LocalDate day : plan.days(history)) {
            for (HealthObservation customer : history.on(day)) {
                suspicious.look(customer, plan.outcomeOf(customer, history.asOf()));
            }
        }
        List<LeakageFinding> findings = new ArrayList<>();
        suspicious.signals.forEach((name, seen) -> {
            boolean reaches = read.map(names -> names.contains(name)).orElse(true);
            suspicious.onlyBeforeChurn(name, seen, reaches).ifPresent(findings::add);
            nearlyPerfect(name, seen, reaches).ifPresent(findings::add);
        });
        findings.sort(Comparator.comparing(LeakageFinding::kind));
        return findings;
    }

    private void look(HealthObservation customer, BacktestPlan.Outcome outcome) {
        boolean leaves = customer.churnedOn().isPresent();
        everLeaves.merge(customer.accountId(), leaves, Boolean::logicalOr);
        for (String name : customer.signals().names()) {
            Seen seen = signals.computeIfAbsent(name, unseen -> new Seen());
            seen.everLeaves.merge(customer.accountId(), leaves, Boolean::logicalOr);
            boolean churned = outcome == BacktestPlan.Outcome.CHURNED;
            if (churned || outcome == BacktestPlan.Outcome.STAYED) {
                seen.values.add(customer.signals().last(name).orElseThrow());
                seen.left.add(churned ? 1 : 0);
                if (churned) {
                    seen.churned.add(customer.accountId());
                }
            }
        }
    }

    private Optional<LeakageFinding> onlyBeforeChurn(String name, Seen seen, boolean reaches) {
        int accounts = seen.everLeaves.size();
        boolean allLeft = seen.everLeaves.values().stream().allMatch(left -> left);
        long left = everLeaves.values().stream().filter(one -> one).count();
        double byChance = Math.pow((double) left / everLeaves.size(), accounts);
        if (!allLeft || accounts < LEAST_ACCOUNTS || byChance > LARGEST_CHANCE) {
            return Optional.empty();
        }
        return Optional.of(finding(
                Kind.ONLY_BEFORE_CHURN,
                Optional.of(name),
                reaches,
                String.format(
                        Locale.ROOT,
                        "%s was seen of %d customers and all of them left, while of all %d customers %d did",
                        name,
                        accounts,
                        everLeaves.size(),
                        left)));
    }

    private static Optional<LeakageFinding> nearlyPerfect(String name, Seen seen, boolean reaches) {
        if (seen.churned.size() < LEAST_CHURNS) {
            return Optional.empty();
        }
        int[] left = seen.left.build().toArray();
        boolean[] outcomes = new boolean[left.length];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = left[i] == 1;
        }
        return RocCurve.of(ScoredOutcomes.of(seen.values.build().toArray(), outcomes))
                .map(RocCurve::auc)
                .toOptional()
                .map(Estimate::value)
                .map(auc -> Math.max(auc, 1 - auc))
                .filter(auc -> auc >= LeakageReport.NEARLY_PERFECT_AUC)
                .map(auc -> finding(
                        Kind.NEARLY_PERFECT_SIGNAL,
                        Optional.of(name),
                        reaches,
                        String.format(
                                Locale.ROOT,
                                "the last value of %s alone tells who leaves with an AUC of %.3f, %d accounts churned",
                                name,
                                auc,
                                seen.churned.size())));
    }

    static LeakageFinding score(String name, double auc) {
        return finding(
                Kind.NEARLY_PERFECT_SCORE,
                Optional.empty(),
                true,
                String.format(Locale.ROOT, "%s ranks those who leave with an AUC of %.3f", name, auc));
    }

    private static LeakageFinding finding(Kind kind, Optional<String> signal, boolean reaches, String message) {
        return new LeakageFinding(
                kind, signal, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), reaches, message);
    }
}
