package dev.bearing.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Health scores by numpy, in a process of its own that has the columns in memory and times itself. */
final class NumpyScores {

    private static final String SCRIPT = "numpy/health.py";

    private NumpyScores() {}

    /**
     * What numpy took.
     *
     * @param version of numpy
     * @param millis the wall times
     * @param answer what it found
     */
    record Took(String version, Spread millis, Scores answer) {

        double[] scores() {
            return answer.values();
        }
    }

    /** The scores of all accounts. */
    static final class Scores {

        private final double[] values;

        private Scores(double[] values) {
            this.values = values;
        }

        double[] values() {
            return values.clone();
        }
    }

    /** Measures; empty where Python or numpy is not installed. */
    static Optional<Took> measure(String python, HealthData data, int runs) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("health");
        try {
            if (!isInstalled(python)) {
                return Optional.empty();
            }
            ModelColumns columns = new ModelColumns(directory);
            for (int j = 0; j < HealthData.MEASURES; j++) {
                columns.write(HealthData.name(j), data.columns[j]);
            }
            Path script = directory.resolve("health.py");
            try (InputStream in = NumpyScores.class.getResourceAsStream(SCRIPT)) {
                if (in == null) {
                    throw new IllegalStateException(SCRIPT + " must be beside the classes");
                }
                Files.copy(in, script);
            }
            Process process = new ProcessBuilder(python, script.toString(), directory.toString(), "" + runs)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (process.waitFor() != 0) {
                throw new IOException("numpy failed with " + process.exitValue());
            }
            List<Double> millis =
                    Arrays.stream(lines.get(1).split(" ")).map(Double::valueOf).toList();
            return Optional.of(
                    new Took(lines.get(0), Spread.of(millis), new Scores(read(directory.resolve("scores.double")))));
        } finally {
            delete(directory);
        }
    }

    private static boolean isInstalled(String python) throws InterruptedException {
        try {
            return new ProcessBuilder(python, "-c", "import numpy")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    private static double[] read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        double[] values = new double[bytes.length / Double.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
        return values;
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
}
