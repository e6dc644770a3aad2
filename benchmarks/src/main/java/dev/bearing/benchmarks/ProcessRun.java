package dev.bearing.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of a program from its start to its end.
 *
 * @param wallMillis how long it took
 * @param cpuMillis the processor time of all its threads, to the last look at it: up to 5 ms short
 * @param peakMegabytes the most memory it held, in 2²⁰ bytes, likewise; 0 where the system does not tell
 */
record ProcessRun(double wallMillis, double cpuMillis, double peakMegabytes) {

    private static final int LOOK_MILLIS = 5;

    /** Runs a program, what it prints thrown away. */
    static ProcessRun of(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        double cpu = 0;
        double peak = 0;
        boolean ended = false;
        while (!ended) {
            cpu = Math.max(
                    cpu, process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e6);
            peak = Math.max(peak, peakMegabytes(process.pid()));
            ended = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
        double wall = (System.nanoTime() - start) / 1e6;
        if (process.exitValue() != 0) {
            throw new IOException(command + " ended with " + process.exitValue());
        }
        return new ProcessRun(wall, cpu, peak);
    }

    private static double peakMegabytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }
}
