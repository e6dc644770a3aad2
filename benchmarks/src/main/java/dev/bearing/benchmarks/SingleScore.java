package dev.bearing.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.HealthTable;
import dev.bearing.health.Scorecard;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * What one score with its whole explanation costs, in processor time and allocated memory.
 *
 * @param micros of processor time
 * @param bytes allocated
 */
record SingleScore(double micros, double bytes) {

    private static final int CALLS = 200_000;

    /** Scores one account after another whose signals are at hand. */
    static SingleScore ofSignals(HealthData data, Scorecard scorecard) {
        HealthSignals[] accounts = new HealthSignals[Math.min(512, data.accounts())];
        for (int i = 0; i < accounts.length; i++) {
            Map<String, Double> values = new TreeMap<>();
            for (int j = 0; j < HealthData.MEASURES; j++) {
                if (!Double.isNaN(data.columns[j][i])) {
                    values.put(HealthData.name(j), data.columns[j][i]);
                }
            }
            accounts[i] = HealthSignals.of(values, HealthData.DAY);
        }
        return of(i -> scorecard.assess(accounts[i % accounts.length]).orElseThrow("score"));
    }

    /** Looks at one account of a table after another. */
    static SingleScore ofTable(HealthTable table) {
        return of(i -> table.assess(i % table.accounts()).orElseThrow("score"));
    }

    private static SingleScore of(IntFunction<?> call) {
        SingleScore best = round(call);
        for (int i = 0; i < 4; i++) {
            SingleScore next = round(call);
            best = next.micros() < best.micros() ? next : best;
        }
        return best;
    }

    private static SingleScore round(IntFunction<?> call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long bytes = threads.getThreadAllocatedBytes(thread);
        long nanos = threads.getCurrentThreadCpuTime();
        int hash = 0;
        for (int i = 0; i < CALLS; i++) {
            hash += System.identityHashCode(call.apply(i)) & 1;
        }
        double micros = (threads.getCurrentThreadCpuTime() - nanos) / 1e3 / CALLS;
        double allocated = (double) (threads.getThreadAllocatedBytes(thread) - bytes) / CALLS;
        if (hash < 0) {
            throw new IllegalStateException("a hash must not be negative");
        }
        return new SingleScore(micros, allocated);
    }
}
