package dev.bearing.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever a host does: what the slow model says, once, also when it is killed on the way. */
class HealthMonitorProperties {

    private static final int ACCOUNTS = 3;
    private static final int CALLS = 120;

    @Property(seed = "20261122", tries = 100)
    void saysWhatTheModelSaysAndScoresAsTheScorecardDoes(@ForAll Random random) {
        MonitorPolicy policy = MonitorCalls.policy(random);
        List<MonitorCalls.Call> calls = MonitorCalls.draw(random, ACCOUNTS, CALLS);
        List<MonitorEvent> events = new ArrayList<>();
        HealthMonitor monitor = HealthMonitor.of(policy, MonitorCalls.FIRST, events::add);
        Map<AccountId, MonitorModel> models = new HashMap<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            AccountId id = MonitorCalls.account(i);
            models.put(id, new MonitorModel(policy, id, MonitorCalls.FIRST));
        }
        for (MonitorCalls.Call call : calls) {
            call.on(monitor);
            models.forEach((id, model) -> {
                List<AccountFact> own = call.facts().stream()
                        .filter(fact -> fact.accountId().equals(id))
                        .toList();
                if (!own.isEmpty()) {
                    model.feed(own);
                }
                model.advanceTo(call.day());
                assertThat(monitor.health(id)).isEqualTo(model.health());
                assertThat(monitor.judged(id).inForce())
                        .isEqualTo(model.judged().inForce());
                assertThat(monitor.judged(id).expired())
                        .isEqualTo(model.judged().expired());
                assertThat(monitor.judged(id).computed().toOptional())
                        .isEqualTo(model.judged().computed().toOptional());
            });
        }
        models.forEach((id, model) -> assertThat(words(events, id)).isEqualTo(model.said()));
    }

    @Property(seed = "20261122", tries = 100)
    void killedAtAnyPointLosesNothingAndRepeatsNothing(@ForAll Random random) {
        MonitorPolicy policy = MonitorCalls.policy(random);
        List<MonitorCalls.Call> calls = MonitorCalls.draw(random, ACCOUNTS, CALLS);
        List<MonitorEvent> expected = new ArrayList<>();
        HealthMonitor undisturbed = HealthMonitor.of(policy, MonitorCalls.FIRST, expected::add);
        calls.forEach(call -> call.on(undisturbed));

        KilledHost host = new KilledHost(policy, random);
        host.run(calls);

        for (int i = 0; i < ACCOUNTS; i++) {
            AccountId id = MonitorCalls.account(i);
            assertThat(words(host.durable, id)).isEqualTo(words(expected, id));
        }
        assertThat(host.monitor.snapshot().equals(undisturbed.snapshot()))
                .as("both hold the same in the end")
                .isTrue();
    }

    @Property(seed = "20261122", tries = 100)
    void aListenerThatThrowsLosesNothingAndRepeatsNothing(@ForAll Random random) {
        MonitorPolicy policy = MonitorCalls.policy(random);
        List<MonitorCalls.Call> calls = MonitorCalls.draw(random, ACCOUNTS, CALLS);
        List<MonitorEvent> expected = new ArrayList<>();
        HealthMonitor undisturbed = HealthMonitor.of(policy, MonitorCalls.FIRST, expected::add);
        List<MonitorEvent> taken = new ArrayList<>();
        HealthMonitor disturbed = HealthMonitor.of(policy, MonitorCalls.FIRST, event -> {
            if (random.nextInt(3) == 0) {
                throw new IllegalStateException("not now");
            }
            taken.add(event);
        });
        for (MonitorCalls.Call call : calls) {
            call.on(undisturbed);
            try {
                call.on(disturbed);
            } catch (IllegalStateException notNow) {
                assertThat(notNow).hasMessage("not now");
            }
        }
        while (taken.size() < expected.size()) {
            try {
                disturbed.deliver();
            } catch (IllegalStateException notNow) {
                assertThat(notNow).hasMessage("not now");
            }
        }
        for (int i = 0; i < ACCOUNTS; i++) {
            AccountId id = MonitorCalls.account(i);
            assertThat(words(taken, id)).isEqualTo(words(expected, id));
        }
    }

    private static List<String> words(List<MonitorEvent> events, AccountId id) {
        return events.stream()
                .filter(event -> event.accountId().equals(id))
                .map(MonitorModel::words)
                .toList();
    }

    /** A host whose process dies at random points: between calls, and before or after an event was stored. */
    private static final class KilledHost {

        private static final class Killed extends Error {
            private static final long serialVersionUID = 1;
        }

        private final MonitorPolicy policy;
        private final Random random;
        /** What survives: the events it has stored, its last snapshot, and how many calls that holds. */
        private final List<MonitorEvent> durable = new ArrayList<>();

        private MonitorSnapshot snapshot;
        private int done;
        private HealthMonitor monitor;

        KilledHost(MonitorPolicy policy, Random random) {
            this.policy = policy;
            this.random = random;
            snapshot = new MonitorSnapshot(
                    MonitorCalls.FIRST,
                    policy.scorecard().id(),
                    policy.scorecard().version(),
                    List.of());
            monitor = restored();
        }

        void run(List<MonitorCalls.Call> calls) {
            int deaths = 0;
            int next = 0;
            while (next < calls.size()) {
                try {
                    calls.get(next).on(monitor);
                    next++;
                    if (random.nextInt(10) == 0) {
                        snapshot = monitor.snapshot();
                        done = next;
                    }
                    if (deaths < 20 && random.nextInt(25) == 0) {
                        throw new Killed();
                    }
                } catch (Killed dead) {
                    deaths++;
                    monitor = restored();
                    next = Math.max(0, done - random.nextInt(4)); // some of what the snapshot holds is fed again
                    handOverWhatWaits();
                }
            }
        }

        private void handOverWhatWaits() {
            try {
                monitor.deliver();
            } catch (Killed again) {
                monitor = restored();
                handOverWhatWaits();
            }
        }

        private HealthMonitor restored() {
            Map<AccountId, Long> taken = new HashMap<>();
            durable.forEach(event -> taken.merge(event.accountId(), event.sequence(), Math::max));
            return HealthMonitor.restore(policy, snapshot, taken, event -> {
                dieSometimes();
                durable.add(event);
                dieSometimes();
            });
        }

        private void dieSometimes() {
            if (random.nextInt(12) == 0) {
                throw new Killed();
            }
        }
    }
}
