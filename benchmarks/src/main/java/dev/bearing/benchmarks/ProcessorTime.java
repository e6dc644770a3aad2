package dev.bearing.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.Supplier;

/** What calls cost the thread that makes them: its processor time, to which other programs add nothing. */
final class ProcessorTime {

    private final double[] sortedMicros;

    private ProcessorTime(double[] sortedMicros) {
        this.sortedMicros = sortedMicros;
    }

    /** Makes as many calls to warm up as it then measures. */
    static ProcessorTime of(Supplier<?> call, int calls) {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        double[] micros = new double[calls];
        for (int i = -calls; i < calls; i++) {
            long start = thread.getCurrentThreadCpuTime();
            Object result = call.get();
            micros[Math.max(0, i)] = (thread.getCurrentThreadCpuTime() - start) / 1e3;
            if (result == null) {
                throw new IllegalStateException("a call gave nothing");
            }
        }
        Arrays.sort(micros);
        return new ProcessorTime(micros);
    }

    int calls() {
        return sortedMicros.length;
    }

    /** Returns the least time that a share of the calls did not exceed, in microseconds. */
    double micros(double share) {
        return sortedMicros[(int) Math.ceil(share * sortedMicros.length) - 1];
    }
}
