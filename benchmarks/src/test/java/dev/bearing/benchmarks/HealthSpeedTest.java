package dev.bearing.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.bearing.benchmarks.HealthSpeed.Extent;
import dev.bearing.health.HealthTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthSpeedTest {

    private static final int ACCOUNTS = 3_000;

    @Test
    void comparesAndMeasuresBesideDuckDb(@TempDir Path directory) throws Exception {
        Path result = directory.resolve("results/health-speed.md");
        List<String> lines = HealthSpeed.measure(Path.of(".."), new Extent(List.of(ACCOUNTS), 1, "no-such"), result);
        assertThat(Files.readAllLines(result)).isEqualTo(lines);
        assertThat(lines)
                .contains("- numpy: not installed")
                .anyMatch(line -> line.startsWith("| scores and bands, 3,000, against DuckDB | ≥ 8.00× |"))
                .anyMatch(line ->
                        line.startsWith("| scores, bands and the top 3 reasons of everyone, 3,000, against DuckDB |"))
                .anyMatch(line -> line.startsWith("| one score with its explanation, 3,000 | < 5.00 µs |"))
                .anyMatch(line -> line.startsWith("| memory it allocates, 3,000 | < 2,000 bytes |"));
    }

    @Test
    void drawsTheSameAccountsAgain() {
        HealthData data = HealthData.draw(200, 42);
        assertThat(Arrays.deepEquals(HealthData.draw(200, 42).columns, data.columns))
                .isTrue();
        assertThat(HealthData.draw(200, 43).columns[0]).isNotEqualTo(data.columns[0]);
    }

    @Test
    void findsAScoreABandOrAReasonThatDiffers() {
        HealthTable table =
                HealthData.scorecard().assessAll(HealthData.draw(5, 42).toTable());
        double[] scores = table.scores(-1);
        assertThat(HealthChecks.requireScores("itself", scores, scores)).isZero();
        double[] others = scores.clone();
        others[3] += 1e-9;
        assertThatIllegalStateException()
                .isThrownBy(() -> HealthChecks.requireScores("another", scores, others))
                .withMessageStartingWith("score of account 3, the library and another: ");
        int[] bands = table.bandIndexes();
        int[] otherBands = bands.clone();
        otherBands[1] = 3;
        assertThatIllegalStateException()
                .isThrownBy(() -> HealthChecks.requireBands(scores, bands, otherBands))
                .withMessageStartingWith("band of account 1: ");
        int[] reasons = table.reasonIndexes(DuckScores.REASONS);
        int[] otherReasons = reasons.clone();
        otherReasons[4] = reasons[3];
        HealthChecks.requireReasons(table, reasons, reasons);
        assertThatIllegalStateException()
                .isThrownBy(() -> HealthChecks.requireReasons(table, reasons, otherReasons))
                .withMessageStartingWith("reasons of account 1: ");
    }
}
