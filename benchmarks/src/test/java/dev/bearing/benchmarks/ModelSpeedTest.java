package dev.bearing.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.bearing.benchmarks.ModelSpeed.Extent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSpeedTest {

    private static final int ROWS = 2_000;
    private static final String NO_R = "no-such-program";

    @Test
    void checksAndMeasuresTheLibraryAloneWhereRIsNotInstalled(@TempDir Path directory) throws Exception {
        Path result = directory.resolve("results/model-speed.md");
        List<String> lines = ModelSpeed.measure(Path.of(".."), new Extent(List.of(ROWS), 1, NO_R), result);
        assertThat(Files.readAllLines(result)).isEqualTo(lines);
        assertThat(lines)
                .contains(
                        "- R: not installed, or without its package survival; the library stands alone",
                        "| Kaplan–Meier, whole months, 2,000, against R | ≥ 300× | | not measured |")
                .anyMatch(line -> line.startsWith("| Kaplan–Meier, whole months, 2,000, against DuckDB | ≥ 3.50× |"))
                .anyMatch(line -> line.startsWith("| concordance with its standard error | "))
                .anyMatch(line -> line.startsWith("| BG/NBD, customers one by one | "));
    }

    @Test
    void agreesWithRWhereItIsInstalled() throws Exception {
        ModelComparison comparison = ModelComparison.of(ModelData.draw(ROWS, 5), "Rscript", 1);
        Assumptions.assumeTrue(comparison.hasR(), "R with survival");
        assertThat(comparison.tasks()).hasSize(8).allSatisfy(task -> {
            assertThat(task.numbers()).isPositive();
            assertThat(task.difference()).isLessThanOrEqualTo(task.question().tolerance());
            assertThat(task.r().isEmpty()).isEqualTo(!task.question().isTimedInR());
        });
    }

    @Test
    void drawsTheSameCustomersAgain() {
        ModelData data = ModelData.draw(200, 42);
        assertThat(ModelData.draw(200, 42)).usingRecursiveComparison().isEqualTo(data);
        assertThat(ModelData.draw(200, 43).time).isNotEqualTo(data.time);
        assertThat(ModelData.drawWaits(200, 42).time).isEqualTo(data.time);
        assertThat(ModelData.drawWaits(200, 42).outcome).isEmpty();
    }

    @Test
    void noTwoTimesAreSoNearThatRTakesThemForOne() {
        ModelData data = ModelData.drawWaits(200_000, 42);
        double[] sorted = data.time.clone();
        Arrays.sort(sorted);
        double mean = Arrays.stream(sorted).average().orElseThrow();
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            nearest = Math.min(nearest, sorted[i] - sorted[i - 1]);
        }
        assertThat(nearest).isGreaterThan(Math.max(1, mean) * Math.sqrt(0x1p-52));
    }

    @Test
    void writesColumnsThatAreReadAgain(@TempDir Path directory) throws IOException {
        ModelColumns columns = new ModelColumns(directory);
        double[] values = new double[100_000];
        Arrays.setAll(values, i -> Math.sqrt(i));
        columns.write("roots", values);
        assertThat(columns.read("roots")).isEqualTo(values);
        columns.write("counts", new int[] {1, 258});
        assertThat(Files.readAllBytes(directory.resolve("counts.int"))).containsExactly(1, 0, 0, 0, 2, 1, 0, 0);
    }

    @Test
    void namesTheFirstNumberThatDiffers() {
        assertThat(ModelChecks.requireClose("a curve", new double[] {1, Double.NaN}, new double[] {1, Double.NaN}, 0))
                .isZero();
        assertThat(ModelChecks.requireClose("a curve", new double[] {100.1}, new double[] {100}, 0.01))
                .isBetween(0.0009, 0.0011);
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> ModelChecks.requireClose("a curve", new double[] {1, 0.5}, new double[] {1, 0.75}, 1e-10))
                .withMessage("a curve, number 1: 0.50000000000000000 and 0.75000000000000000");
        assertThatIllegalStateException()
                .isThrownBy(() -> ModelChecks.requireClose("a curve", new double[] {1}, new double[] {}, 1))
                .withMessage("a curve: 1 numbers and 0");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        ModelChecks.requireNear("a model", new double[] {1.7}, new double[] {0.1}, new double[] {1}))
                .withMessage("a model, parameter 0: 1.7 with error 0.1, drawn with 1.0");
    }

    @Test
    void saysWhatRSaidWhenItFails(@TempDir Path directory) throws Exception {
        new ModelColumns(directory).write(ModelData.drawWaits(100, 1));
        Optional<RSession> session = RSession.start("Rscript", directory);
        Assumptions.assumeTrue(session.isPresent(), "R with survival");
        try (RSession r = session.get()) {
            assertThatIOException().isThrownBy(() -> r.time("no.such.model")).withMessageContaining("Error");
        }
    }

    @Test
    void withoutTheProgramThereIsNoSession(@TempDir Path directory) throws IOException {
        assertThat(RSession.start(NO_R, directory)).isEqualTo(Optional.empty());
    }
}
