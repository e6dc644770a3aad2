package dev.bearing.testkit;

import dev.bearing.testkit.ClimateTruth.Shock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The truths that have a name. */
final class CompanyScenarios {

    private static final Map<String, KnownTruth> ALL = all();

    private CompanyScenarios() {}

    private static Map<String, KnownTruth> all() {
        KnownTruth example = KnownTruth.example();
        ClimateTruth steady = example.climate();
        SignalTruth signals = example.signals();
        Map<String, KnownTruth> all = new LinkedHashMap<>();
        all.put("example", example);
        all.put("heterogeneous", example.withClimate(steady.withHeterogeneity(1)));
        all.put(
                "seasonal",
                example.withClimate(
                        steady.withSeasons(List.of(2.5, 1.5, 1.0, 0.8, 0.7, 0.9, 0.7, 0.6, 0.9, 0.8, 0.7, 0.9))));
        all.put("shocks", example.withClimate(steady.withShocks(List.of(new Shock(12, 5), new Shock(24, 3)))));
        all.put("drift", example.withClimate(steady.withDriftPerYear(1.7)));
        all.put("blind-signals", example.withSignals(signals.withSeenComing(0)));
        all.put(
                "clear-signals",
                example.withSignals(signals.withSeenComing(1).withLead(90, 150).withFalseAlarm(0)));
        all.put("late-facts", example.withRecording(new RecordingTruth(1, 20, 75, 0.25)));
        return all;
    }

    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    static KnownTruth named(String name) {
        KnownTruth truth = ALL.get(name);
        if (truth == null) {
            throw new IllegalArgumentException(
                    "scenario must be one of " + String.join(", ", names()) + ", was " + name);
        }
        return truth;
    }
}
