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
 * @param ours what the library took, in milliseconds
 * @param theirs what the other engine took, by its fastest way
 * @param way the name of that way
 * @param processorRatio how many times as much processor time as the library the other engine took, by the medians;
 *     what else runs on the machine adds little to it
 * @param cells how many numbers of the answers were compared
 */
record SideBySide(Spread ours, Spread theirs, String way, double processorRatio, int cells) {

    private static final int MOST_WARM_UPS = 30;
    private static final double WARM_UP_MILLIS_A_RUN = 250;
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
            double start = processorMillis();
            them.add(millis(theirs));
            double between = processorMillis();
            us.add(millis(ours));
            theirProcessor.add(between - start);
            ourProcessor.add(processorMillis() - between);
        }
        // the system counts in steps of 10 ms
        double processorRatio = Spread.of(theirProcessor).median()
                / Math.max(1, Spread.of(ourProcessor).median());
        return new SideBySide(Spread.of(us), Spread.of(them), fastest, processorRatio, cells);
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
