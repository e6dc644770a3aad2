package dev.bearing.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/**
 * Measures the speed that a user feels, with the example company: the main job from a cold JVM, one account's review on
 * a loaded book, the same after a fact has arrived, and how a review grows with its accounts. Answers are compared
 * before anything is measured.
 */
public final class FeltSpeed {

    private static final String JAR = "examples/target/bearing.jar";
    private static final String RESULT = "benchmarks/results/felt-speed.md";

    private static final int CALLS = 50_000;

    private final Path root;
    private final int times;
    private final List<String> lines = new ArrayList<>();

    private FeltSpeed(Path root, int times) {
        this.root = root;
        this.times = times;
    }

    /**
     * Measures and writes {@code benchmarks/results/felt-speed.md}.
     *
     * @param arguments the repository's directory; how often to start the main job, by default 15; then, if wanted,
     *     another version of its jar, which is started in turn with this one
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, RunnerException {
        Path root = Path.of(arguments.length > 0 ? arguments[0] : ".")
                .toAbsolutePath()
                .normalize();
        int times = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
        Map<String, Path> jars = new TreeMap<>(Map.of("this commit", root.resolve(JAR)));
        if (arguments.length > 2) {
            jars.put("another version", Path.of(arguments[2]));
        }
        FeltSpeed report = new FeltSpeed(root, times);
        report.write(jars);
        Path result = root.resolve(RESULT);
        Files.createDirectories(result.getParent());
        Files.write(result, report.lines);
        report.lines.forEach(System.out::println);
    }

    private void write(Map<String, Path> jars) throws IOException, InterruptedException, RunnerException {
        String before = Machine.load();
        lines.add("# Felt speed");
        lines.add("");
        lines.add(
                "Written by `dev.bearing.benchmarks.FeltSpeed` with the example company. Medians, with the least and the");
        lines.add("greatest in parentheses. Times of a shared machine move with its load; ratios hold better.");
        lines.add("");
        lines.addAll(Machine.describe(root));
        int about = lines.size();
        coldStarts(jars);
        accounts(new Runner(new OptionsBuilder()
                        .include(AccountReviewBenchmark.class.getName())
                        .param("company", root.resolve(Company.EXAMPLE).toString())
                        .shouldFailOnError(true)
                        .build())
                .run());
        processorTime(CALLS);
        growth(List.of(1, 12, 48));
        lines.add(
                about, "- load average over a minute: " + before + " when it began, " + Machine.load() + " at the end");
    }

    private void coldStarts(Map<String, Path> jars) throws IOException, InterruptedException {
        Map<String, List<ColdStart>> starts = new TreeMap<>();
        for (int i = 0; i < times; i++) {
            for (Map.Entry<String, Path> jar : jars.entrySet()) {
                starts.computeIfAbsent(jar.getKey(), name -> new ArrayList<>()).add(ColdStart.of(jar.getValue()));
            }
        }
        lines.add("");
        lines.add("## `java -jar bearing.jar review` from a cold JVM");
        lines.add("");
        lines.add(times + " starts" + (jars.size() > 1 ? " of each, in turn" : "")
                + ". Goal: 3,000 ms, of which the pictures 1,000 ms.");
        lines.add("");
        lines.add("| | wall, ms | of which the pictures | processor time, ms | peak memory, MiB |");
        lines.add("|---|---|---|---|---|");
        starts.forEach((name, runs) -> lines.add("| " + name + " | "
                + Stream.<ToDoubleFunction<ColdStart>>of(
                                start -> start.run().wallMillis(),
                                ColdStart::picturesMillis,
                                start -> start.run().cpuMillis(),
                                start -> start.run().peakMegabytes())
                        .map(part -> Spread.of(
                                        runs.stream().map(part::applyAsDouble).toList())
                                .toString())
                        .collect(Collectors.joining(" | "))
                + " |"));
    }

    /** Adds the table of the benchmarks of one account. */
    void accounts(Collection<RunResult> results) {
        lines.add("");
        lines.add("## One account on a loaded book");
        lines.add("");
        lines.add(
                "All accounts in turn, µs. Goal: 1,000 µs at the 99th percentile. A fact more and its account reviewed,");
        lines.add("beside the book and the review made anew for it.");
        lines.add("");
        lines.add("| | samples | median | 99 % | 99.9 % | greatest |");
        lines.add("|---|---|---|---|---|---|");
        Map<String, Statistics> statistics = new TreeMap<>();
        results.forEach(result -> statistics.put(
                result.getPrimaryResult().getLabel(), result.getPrimaryResult().getStatistics()));
        Map<String, String> names = Map.of(
                "account", "`review.account(id)`",
                "factAndAccount", "`review.plus(fact).account(id)`",
                "everythingAnew", "book and review anew");
        statistics.forEach((label, sample) -> lines.add("| " + names.getOrDefault(label, label) + " | " + sample.getN()
                + Stream.of(50.0, 99.0, 99.9, 100.0)
                        .map(percent -> " | " + Spread.number(sample.getPercentile(percent)))
                        .collect(Collectors.joining())
                + " |"));
        Statistics anew = statistics.get("everythingAnew");
        Statistics fact = statistics.get("factAndAccount");
        if (anew != null && fact != null) {
            lines.add("");
            lines.add("At the median a fact more costs 1/"
                    + Spread.number(anew.getPercentile(50) / fact.getPercentile(50)) + " of making everything anew.");
        }
    }

    /** Adds the table of what the same calls cost their thread, however busy the machine is. */
    private void processorTime(int calls) throws IOException {
        AccountReviewBenchmark loaded = new AccountReviewBenchmark();
        loaded.company = root.resolve(Company.EXAMPLE).toString();
        loaded.load();
        lines.add("");
        lines.add("The processor time of the same calls, µs, which other programs on the machine do not add to:");
        lines.add("");
        lines.add("| | samples | median | 99 % | 99.9 % | greatest |");
        lines.add("|---|---|---|---|---|---|");
        lines.add(row("`review.account(id)`", ProcessorTime.of(loaded::account, calls)));
        lines.add(row("`review.plus(fact).account(id)`", ProcessorTime.of(loaded::factAndAccount, calls)));
    }

    private static String row(String name, ProcessorTime time) {
        return "| " + name + " | " + time.calls()
                + Stream.of(0.5, 0.99, 0.999, 1.0)
                        .map(share -> " | " + Spread.number(time.micros(share)))
                        .collect(Collectors.joining())
                + " |";
    }

    /** Adds the table of how a review grows, from the example company and its multiples. */
    void growth(List<Integer> copies) throws IOException {
        Path example = root.resolve(Company.EXAMPLE);
        ReviewPhases.of(example, times);
        List<ReviewPhases> sizes = new ArrayList<>();
        for (int count : copies) {
            Path directory = Files.createTempDirectory("company");
            try {
                Company.multiply(example, count, directory);
                sizes.add(ReviewPhases.of(directory, 3));
            } finally {
                delete(directory);
            }
        }
        lines.add("");
        lines.add("## How a review grows");
        lines.add("");
        lines.add("The example company several times over, in a warm JVM; milliseconds, and microseconds an account.");
        lines.add("");
        lines.add("| |"
                + sizes.stream()
                        .map(size -> " " + Spread.number(size.accounts()) + " accounts | µs each |")
                        .collect(Collectors.joining()));
        lines.add("|---|" + "---|---|".repeat(sizes.size()));
        for (String phase : sizes.get(0).names()) {
            lines.add("| " + phase + " |"
                    + sizes.stream()
                            .map(size -> " " + size.of(phase) + " | "
                                    + Spread.number(1000 * size.of(phase).median() / size.accounts()) + " |")
                            .collect(Collectors.joining()));
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(directory)) {
            files = entries.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(directory);
    }

    /**
     * One run of the main job.
     *
     * @param run what it took as a process
     * @param picturesMillis the time from one result file to the next: from review.json to review.html
     */
    private record ColdStart(ProcessRun run, double picturesMillis) {

        static ColdStart of(Path jar) throws IOException, InterruptedException {
            Path out = Files.createTempDirectory("review");
            try {
                ProcessRun run = ProcessRun.of(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toString(),
                        "review",
                        "--out",
                        out.toString()));
                return new ColdStart(run, writtenMillis(out, "review.html") - writtenMillis(out, "review.json"));
            } finally {
                delete(out);
            }
        }

        private static double writtenMillis(Path out, String file) throws IOException {
            return Files.getLastModifiedTime(out.resolve(file)).to(java.util.concurrent.TimeUnit.MICROSECONDS) / 1e3;
        }
    }
}
