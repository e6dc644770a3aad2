package dev.bearing.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** What an engine took, round by round, in milliseconds. */
final class ModelTimes {

    private final List<Double> wall = new ArrayList<>();
    private final List<Double> processor = new ArrayList<>();

    void add(RSession.Took took) {
        wall.add(took.wallMillis());
        processor.add(took.processorMillis());
    }

    /**
     * Measures a task of this process, with what it costs to collect its garbage.
     *
     * @param leastMillis how long to measure: what takes less is done several times in a row
     */
    void measure(Callable<?> task, double leastMillis) throws Exception {
        double start = processorMillis();
        long begin = System.nanoTime();
        double millis;
        int calls = 0;
        do {
            call(task);
            calls++;
            millis = (System.nanoTime() - begin) / 1e6;
        } while (millis < leastMillis);
        add(new RSession.Took(millis / calls, (processorMillis() - start) / calls));
    }

    /** Does a task for so long, or at least once. */
    static void warmUp(Callable<?> task, double millis) throws Exception {
        long begin = System.nanoTime();
        do {
            call(task);
        } while ((System.nanoTime() - begin) / 1e6 < millis);
    }

    private static void call(Callable<?> task) throws Exception {
        if (task.call() == null) {
            throw new IllegalStateException("a task answered nothing");
        }
    }

    private static double processorMillis() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e6
                : 0;
    }

    boolean isEmpty() {
        return wall.isEmpty();
    }

    double totalMillis() {
        return wall.stream().mapToDouble(Double::doubleValue).sum();
    }

    Spread wall() {
        return Spread.of(wall);
    }

    Spread processor() {
        return Spread.of(processor);
    }

    /** Returns how many times as long as {@code other} this took, by the medians. */
    double over(ModelTimes other) {
        return wall().median() / other.wall().median();
    }

    /** Returns how many times as much processor time as {@code other} this took, by the medians. */
    double processorOver(ModelTimes other) {
        return processor().median() / other.processor().median();
    }
}
