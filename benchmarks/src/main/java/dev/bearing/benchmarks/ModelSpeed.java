package dev.bearing.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures the models of how long customers stay side by side with R's package survival, and Kaplan-Meier on months
 * with DuckDB too, on the same data, after their answers have been compared. Where R is not installed the library is
 * checked and measured alone, and the report says so.
 */
public final class ModelSpeed {

    private static final String RESULT = "benchmarks/results/model-speed.md";
    private static final String R = "Rscript";
    private static final long SEED = 42;
    /** Logistic regression and the models of customers one by one have goals up to this size. */
    private static final int MOST_ROWS_OF_ALL_MODELS = 1_000_000;

    private ModelSpeed() {}

    /**
     * Measures and writes {@code benchmarks/results/model-speed.md}.
     *
     * @param arguments the repository's directory; the numbers of customers, with commas between, by default
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
        measure(root, new Extent(sizes, runs, R), root.resolve(RESULT)).forEach(System.out::println);
    }

    /**
     * How much to measure.
     *
     * @param sizes the numbers of customers
     * @param runs how often each side is measured
     * @param program R's, with which scripts are run
     */
    record Extent(List<Integer> sizes, int runs, String program) {

        Extent {
            sizes = List.copyOf(sizes);
        }
    }

    /** Measures, writes the report to a file and returns its lines. */
    static List<String> measure(Path root, Extent extent, Path result) throws Exception {
        String before = Machine.load();
        List<ModelComparison> sizes = new ArrayList<>();
        for (int rows : extent.sizes()) {
            ModelData data =
                    rows <= MOST_ROWS_OF_ALL_MODELS ? ModelData.draw(rows, SEED) : ModelData.drawWaits(rows, SEED);
            sizes.add(ModelComparison.of(data, extent.program(), extent.runs()));
        }
        ModelReport report = new ModelReport(sizes);
        List<String> lines = new ArrayList<>(report.introduction());
        lines.addAll(Machine.describe(root));
        sizes.get(0).versions().forEach(version -> lines.add("- " + version));
        lines.add("- heap: " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
        lines.add("- measured " + extent.runs() + " times each, 3 times where R takes longer than 20 s");
        lines.add("- load average over a minute: " + before + " when it began, " + Machine.load() + " at the end");
        lines.addAll(report.tables());
        Path directory = result.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.write(result, lines);
        return lines;
    }
}
