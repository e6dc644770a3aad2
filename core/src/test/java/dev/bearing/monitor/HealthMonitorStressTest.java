package dev.bearing.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.Signal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class HealthMonitorStressTest {

    private static final int THREADS = 8;
    private static final int ACCOUNTS = 40;
    private static final int DAYS = 30;
    private static final int FACTS_A_DAY = 500;

    @RepeatedTest(3)
    void eightThreadsFeedAnyAccountAndNothingIsLostRepeatedOrOutOfOrder(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        MonitorPolicy policy = MonitorCalls.policy(random);
        Witness witness = new Witness();
        HealthMonitor monitor = HealthMonitor.of(policy, MonitorCalls.FIRST, witness);
        List<List<List<AccountFact>>> days = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            days.add(facts(random, day));
        }
        inParallel(thread -> {
            for (int day = 0; day < DAYS; day++) {
                for (AccountFact fact : days.get(day).get(thread)) {
                    monitor.feed(fact);
                }
                if (thread == 0) {
                    monitor.advanceTo(MonitorCalls.FIRST.plusDays(day + 1L));
                } else if (thread == 1) {
                    assertThat(monitor.snapshot().accounts().size()).isLessThanOrEqualTo(ACCOUNTS);
                }
            }
        });
        witness.check();
        MonitorSnapshot last = monitor.snapshot();
        for (AccountSnapshot account : last.accounts()) {
            assertThat(account.waiting()).isEmpty();
            assertThat(witness.count(account.accountId())).isEqualTo(account.events());
        }
        List<Signal> all = days.stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .map(Signal.class::cast)
                .toList();
        Map<AccountId, HealthSignals> signals = new HashMap<>(HealthSignals.byAccount(all, monitor.day()));
        assertThat(signals).hasSize(ACCOUNTS);
        signals.forEach((id, own) ->
                assertThat(monitor.health(id)).isEqualTo(policy.scorecard().assess(own)));
    }

    @RepeatedTest(3)
    void accountsFedByOneThreadEachSayTheSameAsAloneWhateverElseHappens(RepetitionInfo repetition) throws Exception {
        Random random = new Random(100 + repetition.getCurrentRepetition());
        MonitorPolicy policy = MonitorCalls.policy(random);
        List<MonitorEvent> alone = new ArrayList<>();
        HealthMonitor single = HealthMonitor.of(policy, MonitorCalls.FIRST, alone::add);
        Witness witness = new Witness();
        HealthMonitor shared = HealthMonitor.of(policy, MonitorCalls.FIRST, witness);
        CyclicBarrier dayIsOver = new CyclicBarrier(THREADS);
        List<List<List<AccountFact>>> days = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            List<List<AccountFact>> byThread = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                byThread.add(new ArrayList<>());
            }
            facts(random, day).stream()
                    .flatMap(List::stream)
                    .forEach(fact -> byThread.get(Math.floorMod(fact.accountId().hashCode(), THREADS))
                            .add(fact));
            days.add(byThread);
        }
        for (int day = 0; day < DAYS; day++) {
            days.get(day).forEach(own -> own.forEach(single::feed));
            single.advanceTo(MonitorCalls.FIRST.plusDays(day + 1L));
        }
        inParallel(thread -> {
            for (int day = 0; day < DAYS; day++) {
                days.get(day).get(thread).forEach(shared::feed);
                dayIsOver.await(1, TimeUnit.MINUTES);
                shared.advanceTo(MonitorCalls.FIRST.plusDays(day + 1L));
            }
        });
        witness.check();
        assertThat(alone).isNotEmpty();
        assertThat(witness.events).containsExactlyInAnyOrderElementsOf(alone);
        assertThat(shared.snapshot().equals(single.snapshot()))
                .as("both hold the same in the end")
                .isTrue();
    }

    /** Returns what each thread feeds on a day: observations of that day and the week before, some twice. */
    private static List<List<AccountFact>> facts(Random random, int day) {
        List<List<AccountFact>> byThread = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            List<AccountFact> own = new ArrayList<>();
            for (int i = 0; i < FACTS_A_DAY / THREADS; i++) {
                LocalDate on = MonitorCalls.FIRST.plusDays(Math.max(0, day - random.nextInt(8)));
                int value = Math.floorMod((int) on.toEpochDay() * 7, 13);
                String signal = random.nextBoolean() ? "logins" : "tickets";
                own.add(Signal.of(MonitorCalls.account(random.nextInt(ACCOUNTS)), signal, on, value));
            }
            byThread.add(own);
        }
        return byThread;
    }

    /** What one thread does. */
    private interface Work {
        void as(int thread) throws Exception;
    }

    private static void inParallel(Work work) throws InterruptedException, ExecutionException, TimeoutException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                Callable<Void> task = () -> {
                    work.as(thread);
                    return null;
                };
                running.add(threads.submit(task));
            }
            for (Future<Void> one : running) {
                one.get(2, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Takes events and holds each against what the monitor promises. */
    private static final class Witness implements MonitorListener {

        private final List<MonitorEvent> events = Collections.synchronizedList(new ArrayList<>());
        private final Map<AccountId, AtomicInteger> numbers = new ConcurrentHashMap<>();
        private final Set<AccountId> inside = ConcurrentHashMap.newKeySet();
        private final List<String> broken = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void onEvent(MonitorEvent event) {
            if (!inside.add(event.accountId())) {
                broken.add("two threads at once told of " + event.accountId());
            }
            int expected = numbers.computeIfAbsent(event.accountId(), id -> new AtomicInteger())
                    .incrementAndGet();
            if (event.sequence() != expected) {
                broken.add(event.id() + " came as number " + expected);
            }
            events.add(event);
            Thread.yield();
            inside.remove(event.accountId());
        }

        void check() {
            assertThat(broken).isEmpty();
        }

        long count(AccountId id) {
            AtomicInteger number = numbers.get(id);
            return number == null ? 0 : number.get();
        }
    }
}
