package dev.bearing.benchmarks;

import dev.bearing.health.HealthTable;
import dev.bearing.health.Scorecard;
import dev.bearing.health.SignalTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Measures health scores side by side with DuckDB's fastest SQL, and with numpy where it is installed, on the same
 * accounts in memory, each on one thread, after their answers have been compared account by account.
 */
public final class HealthSpeed {

    private static final String RESULT = "benchmarks/results/health-speed.md";
    private static final long SEED = 42;
    private static final double WARM_UP_MILLIS_A_RUN = 400;
    /** What takes less is measured several times in a row. */
    private static final double LEAST_MILLIS = 60;
    /** Numpy's columns are handed over in files, which beyond this take too long. */
    private static final int MOST_FOR_NUMPY = 1_000_000;

    private HealthSpeed() {}

    /**
     * Measures and writes {@code benchmarks/results/health-speed.md}.
     *
     * @param arguments the repository's directory; the numbers of accounts, with commas between, by default
     *     {@code 1000000,10000000}; how often each side is measured, by default 7
     */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments.length > 0 ? arguments[0] : ".")
                .toAbsolutePath()
                .normalize();
        List<Integer> sizes = Arrays.stream((arguments.length > 1 ? arguments[1] : "1000000,10000000").split(","))
                .map(Integer::valueOf)
                .toList();
        int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 7;
        measure(root, new Extent(sizes, runs, "python3"), root.resolve(RESULT)).forEach(System.out::println);
    }

    /**
     * How much to measure.
     *
     * @param sizes the numbers of accounts
     * @param runs how often each side is measured
     * @param python the program with which numpy is run
     */
    record Extent(List<Integer> sizes, int runs, String python) {

        Extent {
            sizes = List.copyOf(sizes);
        }
    }

    /**
     * What was measured with so many accounts.
     *
     * @param tasks what each task took, in the order of {@link HealthTask}
     * @param numpy what numpy took for the scores; empty where it was not asked
     */
    record Size(
            int accounts,
            List<Measured> tasks,
            Optional<NumpyScores.Took> numpy,
            double difference,
            List<SingleScore> singles,
            String duckVersion) {

        Size {
            tasks = List.copyOf(tasks);
            singles = List.copyOf(singles);
        }
    }

    /**
     * What a task took.
     *
     * @param duck what DuckDB took
     * @param way DuckDB's fastest
     */
    record Measured(HealthTask task, ModelTimes ours, ModelTimes duck, HealthSql.Way way) {}

    /** Measures, writes the report to a file and returns its lines. */
    static List<String> measure(Path root, Extent extent, Path result) throws Exception {
        String before = Machine.load();
        List<Size> sizes = new ArrayList<>();
        for (int accounts : extent.sizes()) {
            sizes.add(size(accounts, extent));
        }
        List<String> lines = new ArrayList<>(HealthReport.introduction());
        lines.addAll(Machine.describe(root));
        lines.add("- DuckDB: " + sizes.get(0).duckVersion() + ", in memory, through JDBC");
        lines.add("- numpy: "
                + sizes.stream()
                        .flatMap(size -> size.numpy().stream())
                        .map(NumpyScores.Took::version)
                        .findFirst()
                        .orElse("not installed"));
        lines.add("- heap: " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
        lines.add("- measured " + extent.runs() + " times each");
        lines.add("- load average over a minute: " + before + " when it began, " + Machine.load() + " at the end");
        lines.addAll(HealthReport.tables(sizes));
        Path directory = result.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.write(result, lines);
        return lines;
    }

    private static Size size(int accounts, Extent extent) throws Exception {
        HealthData data = HealthData.draw(accounts, SEED);
        Scorecard scorecard = HealthData.scorecard();
        List<SingleScore> singles = new ArrayList<>();
        singles.add(SingleScore.ofSignals(data, scorecard));
        try (DuckScores duck = new DuckScores(data)) {
            Optional<NumpyScores.Took> numpy = accounts <= MOST_FOR_NUMPY
                    ? NumpyScores.measure(extent.python(), data, extent.runs())
                    : Optional.empty();
            SignalTable table = data.toTable();
            HealthTable health = scorecard.assessAll(table);
            singles.add(SingleScore.ofTable(health));
            double[] scores = health.scores(-1);
            numpy.ifPresent(took -> HealthChecks.requireScores("numpy", scores, took.scores()));
            double difference = difference(duck, health, scores);
            List<Measured> tasks = new ArrayList<>();
            for (HealthTask task : HealthTask.values()) {
                tasks.add(sideBySide(task, () -> task.ours(scorecard, table), duck, extent.runs()));
            }
            return new Size(accounts, tasks, numpy, difference, singles, duck.version());
        }
    }

    /** Compares the answers of all ways of all tasks; returns the largest difference of two scores. */
    private static double difference(DuckScores duck, HealthTable health, double[] scores) throws Exception {
        double largest = 0;
        for (HealthTask task : HealthTask.values()) {
            for (HealthSql.Way way : HealthSql.Way.values()) {
                duck.keep(task.sql(way));
                DuckScores.Answers answers = duck.kept(scores.length, task == HealthTask.REASONS);
                largest = Math.max(largest, HealthChecks.requireScores("DuckDB", scores, answers.scores));
                HealthChecks.requireBands(scores, health.bandIndexes(), answers.bands);
                if (task == HealthTask.REASONS) {
                    HealthChecks.requireReasons(health, health.reasonIndexes(DuckScores.REASONS), answers.reasons);
                }
            }
        }
        duck.drop();
        return largest;
    }

    private static Measured sideBySide(HealthTask task, Callable<?> ours, DuckScores duck, int runs) throws Exception {
        HealthSql.Way fastest = HealthSql.Way.CASES;
        double best = Double.POSITIVE_INFINITY;
        for (HealthSql.Way way : HealthSql.Way.values()) {
            ModelTimes once = new ModelTimes();
            once.measure(() -> duck.keep(task.sql(way)), 0);
            if (once.totalMillis() < best) {
                best = once.totalMillis();
                fastest = way;
            }
        }
        String sql = task.sql(fastest);
        ModelTimes.warmUp(ours, (runs - 1) * WARM_UP_MILLIS_A_RUN);
        ModelTimes us = new ModelTimes();
        ModelTimes them = new ModelTimes();
        for (int i = 0; i < runs; i++) {
            them.measure(() -> duck.keep(sql), 0);
            us.measure(ours, runs == 1 ? 0 : LEAST_MILLIS);
        }
        duck.drop();
        return new Measured(task, us, them, fastest);
    }
}
