package dev.bearing.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Measures what all revenue metrics of 36 months and ten segments cost for a vendor of 10,000 accounts, in programs of
 * their own with a heap of 200 MB that holds the facts as well: the first time in a cold JVM, and once it is warm.
 */
public final class SegmentSpeed {

    private static final String RESULT = "benchmarks/results/segment-speed.md";
    private static final String HEAP = "200m";
    private static final int ACCOUNTS = 10_000;
    private static final int ROUNDS = 12;
    private static final int WARM_FROM = 5;
    private static final double GOAL_MILLIS = 1_000;

    /** The parts of one round, in the order of its measurements; the last is all of them. */
    private static final List<String> PARTS = List.of(
            "from price states to the ledger and its segments",
            "every metric of every month and segment",
            "the same, as a JSON document",
            "from price states to every metric");

    private SegmentSpeed() {}

    /**
     * Measures and writes {@code benchmarks/results/segment-speed.md}.
     *
     * @param arguments the repository's directory, and how many programs to start, by default 7; or {@code rounds}, a
     *     number of accounts, a number of rounds and the file for their times: what such a program is told
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 4 && arguments[0].equals("rounds")) {
            rounds(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Path.of(arguments[3]));
            return;
        }
        Path root = Path.of(arguments.length > 0 ? arguments[0] : ".")
                .toAbsolutePath()
                .normalize();
        int starts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        measure(root, starts, ACCOUNTS, root.resolve(RESULT)).forEach(System.out::println);
    }

    /** Starts programs, writes the report to a file and returns its lines. */
    static List<String> measure(Path root, int starts, int accounts, Path result)
            throws IOException, InterruptedException {
        String before = Machine.load();
        List<List<double[]>> programs = new ArrayList<>();
        List<Double> peaks = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            Path times = Files.createTempFile("rounds", ".csv");
            try {
                peaks.add(start(accounts, times).peakMegabytes());
                programs.add(read(times));
            } finally {
                Files.delete(times);
            }
        }
        List<String> lines = new ArrayList<>(List.of(
                "# Every revenue metric of 36 months and 10 segments",
                "",
                "Written by `dev.bearing.benchmarks.SegmentSpeed`: " + Spread.number(accounts) + " drawn accounts, "
                        + starts + " programs with a heap of " + HEAP,
                "that holds the facts as well. Medians in milliseconds, with the least and the greatest in parentheses.",
                ""));
        lines.addAll(Machine.describe(root));
        lines.add("- load average over a minute: " + before + " when it began, " + Machine.load() + " at the end");
        lines.add("- peak memory of a program: " + Spread.of(peaks) + " MiB");
        lines.addAll(table(programs));
        Path directory = result.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.write(result, lines);
        return lines;
    }

    private static List<String> table(List<List<double[]>> programs) {
        List<String> lines = new ArrayList<>(
                List.of("", "| | first time, cold JVM | warm, from the sixth time on |", "|---|---|---|"));
        Spread cold = new Spread(0, 0, 0);
        Spread warm = new Spread(0, 0, 0);
        for (int i = 0; i < PARTS.size(); i++) {
            int part = i;
            cold = Spread.of(
                    programs.stream().map(rounds -> rounds.get(0)[part]).toList());
            warm = Spread.of(programs.stream()
                    .flatMap(rounds -> rounds.stream().skip(WARM_FROM))
                    .map(round -> round[part])
                    .toList());
            lines.add("| " + PARTS.get(part) + " | " + cold + " | " + warm + " |");
        }
        lines.add("");
        lines.add("Goal: less than " + Spread.number(GOAL_MILLIS) + " ms from price states to every metric. Cold "
                + verdict(cold) + ", warm " + verdict(warm) + ".");
        return lines;
    }

    private static String verdict(Spread spread) {
        return spread.median() < GOAL_MILLIS ? "met" : "**missed**";
    }

    private static ProcessRun start(int accounts, Path times) throws IOException, InterruptedException {
        return ProcessRun.of(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                SegmentSpeed.class.getName(),
                "rounds",
                Integer.toString(accounts),
                Integer.toString(ROUNDS),
                times.toString()));
    }

    /** Does everything several times over and writes what each part took, a line a round. */
    static void rounds(int accounts, int rounds, Path file) throws IOException {
        SegmentBenchmark benchmark = new SegmentBenchmark();
        benchmark.accounts = accounts;
        benchmark.draw();
        List<String> lines = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double states = millis(benchmark::fromPriceStates);
            double metrics = millis(benchmark::everyMetric);
            double json = millis(benchmark::everyMetricAsJson);
            lines.add(List.of(states, metrics, json, states + metrics).stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(",")));
        }
        Files.write(file, lines);
    }

    private static double millis(java.util.function.Supplier<?> part) {
        long start = System.nanoTime();
        Object result = part.get();
        double millis = (System.nanoTime() - start) / 1e6;
        if (result == null) {
            throw new IllegalStateException("a part gave nothing");
        }
        return millis;
    }

    private static List<double[]> read(Path times) throws IOException {
        return Files.readAllLines(times).stream()
                .map(line -> Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }
}
