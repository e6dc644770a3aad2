package dev.bearing.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures recurring revenue by the million price states side by side with DuckDB's best SQL, in one process, after the
 * answers of both have been compared cell by cell; and the way from a file to the result, as whole processes.
 */
public final class RevenueSpeed {

    private static final String RESULT = "benchmarks/results/revenue-speed.md";
    private static final long SEED = 42;

    private RevenueSpeed() {}

    /**
     * Measures and writes {@code benchmarks/results/revenue-speed.md}.
     *
     * @param arguments the repository's directory; the numbers of price states, with commas between, by default
     *     {@code 1000000,10000000}; how often each side is measured, by default 7, and of more than
     *     {@value Extent#MANY} price states at most {@value Extent#FEW_RUNS} times
     */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments.length > 0 ? arguments[0] : ".")
                .toAbsolutePath()
                .normalize();
        List<Integer> sizes = Arrays.stream((arguments.length > 1 ? arguments[1] : "1000000,10000000").split(","))
                .map(Integer::valueOf)
                .toList();
        int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 7;
        measure(root, new Extent(sizes, runs, List.of(1, 2)), root.resolve(RESULT))
                .forEach(System.out::println);
    }

    /**
     * How much to measure.
     *
     * @param sizes the numbers of price states, the smallest first
     * @param runs how often each side is measured, where that does not take too long
     * @param fileThreads with how many threads to go from a file to the result
     */
    record Extent(List<Integer> sizes, int runs, List<Integer> fileThreads) {

        static final int MANY = 2_000_000;
        static final int FEW_RUNS = 3;

        /** Copies the numbers. */
        Extent {
            sizes = List.copyOf(sizes);
            fileThreads = List.copyOf(fileThreads);
        }

        /** How often each side is measured on so many price states. */
        int runs(int size) {
            return size > MANY ? Math.min(runs, FEW_RUNS) : runs;
        }

        int smallest() {
            return sizes.get(0);
        }

        int greatest() {
            return sizes.get(sizes.size() - 1);
        }
    }

    /** Measures, writes the report to a file and returns its lines. */
    static List<String> measure(Path root, Extent extent, Path result) throws Exception {
        String before = Machine.load();
        List<RevenueComparison> books = new ArrayList<>();
        for (int size : extent.sizes()) {
            books.add(RevenueComparison.of(
                    RevenueComparison.EVEN, PriceBookGenerator.draw(size, SEED), extent.runs(size)));
        }
        int large = Math.min(100_000, extent.smallest() / 10);
        books.add(RevenueComparison.of(
                "skewed", PriceBookGenerator.drawSkewed(extent.smallest(), large, SEED), extent.runs()));
        RevenueReport report =
                new RevenueReport(books, files(books.get(extent.sizes().size() - 1), extent));
        List<String> lines = new ArrayList<>(report.introduction());
        lines.addAll(Machine.describe(root));
        lines.add("- DuckDB: " + RevenueComparison.duckVersion() + ", in memory, through JDBC");
        lines.add("- options of the JVM: "
                + String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
        lines.add("- heap: " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
        lines.add("- load average over a minute: " + before + " when it began, " + Machine.load() + " at the end");
        lines.addAll(report.tables());
        Path directory = result.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.write(result, lines);
        return lines;
    }

    /** Measures the way from a file, with the statement that was DuckDB's fastest in the process. */
    private static List<FileSpeed> files(RevenueComparison book, Extent extent) throws Exception {
        Path file = Files.createTempFile("price-states", ".csv");
        try {
            PriceBookCsv.write(PriceBookGenerator.draw(extent.greatest(), SEED), file);
            List<FileSpeed> measured = new ArrayList<>();
            for (int threads : extent.fileThreads()) {
                String way = book.task(RevenueComparison.Question.TOGETHER, threads)
                        .times()
                        .way();
                measured.add(FileSpeed.of(
                        file, extent.greatest(), threads, way, Math.min(extent.runs(extent.greatest()), 5)));
            }
            return measured;
        } finally {
            Files.delete(file);
        }
    }

    /**
     * From a file to the result, each run a process of its own, in turn.
     *
     * @param rows how many price states the file has
     * @param threads how many threads each engine may use
     * @param heap the heap of the library's processes: {@value #HEAP}, which with what a JVM takes besides makes less
     *     than 512 MiB, or the next larger one in which they end
     * @param ours the library's processes
     * @param theirs DuckDB's processes, with as much memory outside the heap as it likes
     * @param starts processes that do nothing but start DuckDB
     */
    record FileSpeed(
            int rows,
            int threads,
            String heap,
            List<ProcessRun> ours,
            List<ProcessRun> theirs,
            List<ProcessRun> starts) {

        static final String HEAP = "432m";

        /** The collector with the least memory of its own, and for so small a heap the least work. */
        static final String COLLECTOR = "-XX:+UseSerialGC";

        FileSpeed {
            ours = List.copyOf(ours);
            theirs = List.copyOf(theirs);
            starts = List.copyOf(starts);
        }

        /** Compares the answers of both, and measures in turn. */
        static FileSpeed of(Path file, int rows, int threads, String way, int runs) throws Exception {
            RevenueTables.requireEqual(
                    "from a file", CsvToResult.bearing(file, threads), CsvToResult.duck(file, threads, way));
            List<ProcessRun> ours = new ArrayList<>();
            List<ProcessRun> theirs = new ArrayList<>();
            List<ProcessRun> starts = new ArrayList<>();
            String heap = heap(file, threads);
            for (int i = 0; i < runs; i++) {
                theirs.add(run(way, file, threads, HEAP));
                ours.add(run("bearing", file, threads, heap));
                starts.add(run(CsvToResult.START, file, threads, HEAP));
            }
            return new FileSpeed(rows, threads, heap, ours, theirs, starts);
        }

        /** The first heap in which the library ends; the run is not measured. */
        private static String heap(Path file, int threads) throws IOException, InterruptedException {
            for (String heap : List.of(HEAP, "512m", "1g", "2g")) {
                try {
                    run("bearing", file, threads, heap);
                    return heap;
                } catch (IOException tooSmall) {
                    System.out.println("from a file: not within " + heap);
                }
            }
            return "4g";
        }

        private static ProcessRun run(String engine, Path file, int threads, String heap)
                throws IOException, InterruptedException {
            return ProcessRun.of(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heap,
                    COLLECTOR,
                    "-cp",
                    System.getProperty("java.class.path"),
                    CsvToResult.class.getName(),
                    engine,
                    file.toString(),
                    Integer.toString(threads)));
        }
    }
}
