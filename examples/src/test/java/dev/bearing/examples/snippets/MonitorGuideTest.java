package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.churn.CancelFlow;
import dev.bearing.health.BandStability;
import dev.bearing.health.Curve;
import dev.bearing.health.HealthScore;
import dev.bearing.health.Measure;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.jackson.MonitorJson;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.monitor.HealthMonitor;
import dev.bearing.monitor.MonitorEvent;
import dev.bearing.monitor.MonitorPolicy;
import dev.bearing.monitor.MonitorSnapshot;
import dev.bearing.value.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of the page on the monitor. */
class MonitorGuideTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 14);

    @TempDir
    private Path directory;

    @Test
    void aHostWatchesItsAccountsAndIsRestarted() throws IOException {
        Alerts alerts = new Alerts();
        List<AccountFact> history = new ArrayList<>();
        for (int day = 1; day < 14; day++) {
            history.add(Signal.of(ACME, "logins", TODAY.minusDays(day), 18));
        }
        SuccessPath path = SuccessPath.of(
                "analytics",
                List.of(SuccessMilestone.builder("connected").expectedDays(14).build()));

        // snippet: monitor-policy
        Scorecard scorecard = Scorecard.builder("smb", "1")
                .bandStability(new BandStability(0.05, 0, 7)) // margin, dwell days, cool-down days
                .measure(Measure.builder("logins", new Curve.Linear(0, 20))
                        .windowDays(7)
                        .build())
                .build();
        MonitorPolicy policy = MonitorPolicy.builder(scorecard)
                .drop(0.2, 30) // lower by 0.2 within 30 days
                .path(path) // whose milestones say how many days they take
                .coolDownDays(MonitorEvent.Kind.STALE, 14)
                .build();
        // end

        // snippet: monitor-feed
        HealthMonitor monitor = HealthMonitor.of(policy, TODAY.minusDays(1), alerts::save);
        monitor.feed(history); // in one call: an account is looked at once after all of it
        monitor.advanceTo(TODAY);
        monitor.feed(Signal.of(ACME, "logins", TODAY, 4)); // saves acme#1, band high to low, and acme#2, lower by 0.7
        monitor.feed(CancelFlow.of(ACME, TODAY, CancelFlow.Outcome.KEPT)); // saves acme#3
        monitor.advanceTo(TODAY.plusDays(7)); // saves acme#4: nothing was heard for a week
        Answer<HealthScore> health = monitor.health(ACME); // why there is none, or the score with all its parts
        // end

        assertThat(alerts.saved.values())
                .extracting(MonitorEvent::kind)
                .containsExactly(
                        MonitorEvent.Kind.BAND_CHANGED,
                        MonitorEvent.Kind.DROPPED,
                        MonitorEvent.Kind.CANCEL_INTENT,
                        MonitorEvent.Kind.STALE);
        assertThat(alerts.saved.get("acme#1")).isInstanceOfSatisfying(MonitorEvent.BandChanged.class, changed -> {
            assertThat(changed.from()).isEqualTo("high");
            assertThat(changed.to()).isEqualTo("low");
        });
        assertThat(health.isKnown()).isFalse();

        Path file = directory.resolve("monitor.jsonl");
        // snippet: monitor-store
        try (OutputStream out = Files.newOutputStream(file)) {
            MonitorJson.write(monitor.snapshot(), out);
        }
        // end

        List<AccountFact> sinceSnapshot = List.of(Signal.of(ACME, "logins", TODAY.plusDays(7), 16));
        // snippet: monitor-restore
        MonitorSnapshot snapshot;
        try (InputStream in = Files.newInputStream(file)) {
            snapshot = MonitorJson.read(in);
        }
        Map<AccountId, Long> taken = alerts.lastNumbers(); // select account, max(sequence) from alerts group by account
        HealthMonitor restored = HealthMonitor.restore(policy, snapshot, taken, alerts::save);
        restored.deliver(); // what was found but not taken
        for (AccountFact fact : sinceSnapshot) { // as they were fed after the snapshot
            restored.feed(fact);
        }
        // end

        assertThat(alerts.saved).hasSize(5).containsKey("acme#5");
        assertThat(restored.health(ACME).orElseThrow("health").score().value()).isEqualTo(0.8);
    }

    /** A table of alerts. */
    private static final class Alerts {

        private final Map<String, MonitorEvent> saved = new TreeMap<>();

        void save(MonitorEvent event) {
            assertThat(saved.put(event.id(), event)).isNull();
        }

        Map<AccountId, Long> lastNumbers() {
            Map<AccountId, Long> last = new HashMap<>();
            saved.values().forEach(event -> last.merge(event.accountId(), event.sequence(), Math::max));
            return last;
        }
    }
}
