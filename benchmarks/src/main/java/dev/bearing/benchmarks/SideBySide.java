package dev.bearing.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * One task done by both engines in turn, after their answers were found equal.
 *
 * @param ours what the library took, in milliseconds: each time the mean of as many calls in a row as take
 *     {@value #BATCH_MILLIS} ms, which is one where it takes longer
 * @param theirs what the other engine took, by its fastest way and measured alike
 * @param way the name of that way
 * @param processorRatio how many times as much processor time as the library the other engine took, by the medians;
 *     what else runs on the machine adds little to it
 * @param cells how many numbers of the answers were compared
 */
record SideBySide(Spread ours, Spread theirs, String way, double processorRatio, int cells) {

    private static final int MOST_WARM_UPS = 200;
    private static final double WARM_UP_MILLIS_A_RUN = 500;
    /** So long that neither starting a thread nor what the other engine left in the caches counts. */
    private static final double BATCH_MILLIS = 200;

    /** A way that takes that long is no faster the second time. */
    private static final double LONG_MILLIS = 1_000;

    /** What a task answers with: tables of whole numbers. */
    interface Task extends Callable<List<List<long[]>>> {}

    /**
     * Compares the answers of all ways, warms up, and measures in turn.
     *
     * @param ways the other engine's ways, at least one; each runs once or, if that is short, twice, and the fastest of
     *     them is measured
     * @param runs how often each side is measured, at least 1
     */
    static SideBySide of(String name, Task ours, Map<String, Task> ways, int runs) throws Exception {
        List<List<long[]>> answer = ours.call();
        String fastest = "";
        Task theirs = ours;
        double best = Double.POSITIVE_INFINITY;
        int cells = 0;
        for (Map.Entry<String, Task> way : ways.entrySet()) {
            long start = System.nanoTime();
            List<List<long[]>> other = way.getValue().call();
            double millis = (System.nanoTime() - start) / 1e6;
            cells = RevenueTables.requireEqual(name + ", the library and " + way.getKey(), answer, other);
            if (millis < LONG_MILLIS) {
                millis = Math.min(millis, millis(way.getValue()));
            }
            if (millis < best) {
                best = millis;
                fastest = way.getKey();
                theirs = way.getValue();
            }
        }
        double warm = 0;
        for (int i = 0; i < MOST_WARM_UPS && warm < (runs - 1) * WARM_UP_MILLIS_A_RUN; i++) {
            warm += millis(ours);
        }
        List<Double> us = new ArrayList<>();
        List<Double> them = new ArrayList<>();
        List<Double> ourProcessor = new ArrayList<>();
        List<Double> theirProcessor = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            measure(theirs, runs, them, theirProcessor);
            measure(ours, runs, us, ourProcessor);
        }
        double processorRatio = Spread.of(theirProcessor).median()
                / Math.max(0.01, Spread.of(ourProcessor).median());
        return new SideBySide(Spread.of(us), Spread.of(them), fastest, processorRatio, cells);
    }

    /** Adds the means of a batch of calls; of a single call where there is but one run. */
    private static void measure(Task task, int runs, List<Double> times, List<Double> processor) throws Exception {
        double start = processorMillis();
        double sum = 0;
        int calls = 0;
        do {
            sum += millis(task);
            calls++;
        } while (runs > 1 && sum < BATCH_MILLIS);
        times.add(sum / calls);
        processor.add((processorMillis() - start) / calls);
    }

    /** Returns how many times as long as the library the other engine took, by the medians. */
    double ratio() {
        return theirs.median() / ours.median();
    }

    /** The processor time of all threads of this process. */
    private static double processorMillis() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e6
                : 0;
    }

    private static double millis(Task task) throws Exception {
        long start = System.nanoTime();
        List<List<long[]>> answer = task.call();
        double millis = (System.nanoTime() - start) / 1e6;
        if (answer.isEmpty()) {
            throw new IllegalStateException("a task answered nothing");
        }
        return millis;
    }
}
